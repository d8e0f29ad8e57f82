import { DiscretizeError } from '../../core/errors/error.ts';
import type { Dialect } from '../../csv/dialect.ts';
import { NAME_BYS } from '../../encode/mode.ts';
import type { CheckWords } from '../../export/check-command.ts';
import {
  EXPORT_DEFAULTS,
  type Exporter,
  type ExportOptions as WriteOptions,
} from '../../export/exporter.ts';
import { exporterOf } from '../../export/registry.ts';
import { STDIN } from '../../io/reading/input-name.ts';
import { checkInputs } from '../../io/reading/source.ts';
import { STDOUT } from '../../io/writing/sink.ts';
import { type ChosenRunner, chosenRunner, RUNNERS } from '../../verify/registry.ts';
import { choice } from '../arguments/choice.ts';
import type { RawExportOptions, RawOptions, RawVerifyOptions } from '../arguments/raw-options.ts';
import { checkReadOnce } from '../input/inputs.ts';
import { type Open, resolveDelimiter } from './delimiter.ts';
import { dialectOf } from './dialect.ts';
import { checkWords } from './forms/check-words.ts';
import { type OutputForm, outputFormOf } from './forms/output-mode.ts';

/** A CSV file that an export looks into. */
export interface DataFile {
  readonly path: string;
  readonly dialect: Dialect;
  readonly open: Open;
}

/** The options of `export`. */
export interface ExportCommandOptions {
  readonly exporter: Exporter;
  /** The file of the spec, and the layer of a Keras model in it. */
  readonly spec: string;
  readonly layer: string | undefined;
  /** Columns of a spec that names none. */
  readonly columns: readonly string[] | undefined;
  readonly form: OutputForm;
  /** The words of commands that check the export. */
  readonly words: CheckWords;
  readonly write: Omit<WriteOptions, 'header'>;
  /** The file whose header has all column names. */
  readonly header: DataFile | undefined;
  readonly isCheck: boolean;
  /** The file whose values a check takes, too. */
  readonly data: DataFile | undefined;
  /** All files that are read. */
  readonly inputs: readonly string[];
  /** The file of the export; `-` is standard output. */
  readonly output: string;
}

/**
 * Resolves the flags of `export`.
 *
 * @throws DiscretizeError E_USAGE, E_DIALECT, E_INPUT
 */
export async function resolveExport(
  flags: RawExportOptions,
  [spec = STDIN]: readonly string[],
): Promise<ExportCommandOptions> {
  const exporter = exporterOf(targetOf(flags));
  checkTogether(flags, exporter);
  const inputs = [spec, flags.columnsOf, flags.data].filter((file) => file !== undefined);
  checkReadOnce(inputs);
  return Object.freeze({
    exporter,
    spec,
    layer: flags.layer,
    columns: columnNames(flags),
    form: outputFormOf({ ...flags, spec }),
    words: checkWords(flags, spec, exporter.name),
    write: writeOptionsOf(flags, exporter),
    header: await dataFileOf(flags.columnsOf, flags),
    isCheck: flags.check ?? false,
    data: await dataFileOf(flags.data, flags),
    inputs,
    output: flags.output ?? STDOUT,
  });
}

function writeOptionsOf(
  flags: RawExportOptions,
  { forms }: Exporter,
): Omit<WriteOptions, 'header'> {
  return {
    form: choice('as', formOf(flags), forms),
    table: flags.table,
    from: flags.from,
    append: flags.append ?? EXPORT_DEFAULTS.append,
    suffix: flags.suffix ?? EXPORT_DEFAULTS.suffix,
    nameBy: choice('name-by', flags.nameBy, NAME_BYS) ?? EXPORT_DEFAULTS.nameBy,
  };
}

/** The CSV file of a flag; undefined if the flag is not given. */
async function dataFileOf(
  path: string | undefined,
  flags: RawOptions,
): Promise<DataFile | undefined> {
  if (path === undefined) return undefined;
  await checkInputs([path]);
  const { delimiter, open } = await resolveDelimiter(flags, [path]);
  return { path, dialect: dialectOf({ ...flags, delimiter }, [path]), open };
}

/** The names of --columns. */
function columnNames({ columns }: Pick<RawOptions, 'columns'>): readonly string[] | undefined {
  return columns?.flatMap((names) => names.split(',')).map((name) => name.trim());
}

function targetOf({ to }: RawExportOptions): string {
  if (to !== undefined) return to;
  throw new DiscretizeError('E_USAGE', 'missing --to', {
    hint: 'name a target: --to duckdb; discretize export --list prints all',
  });
}

function checkTogether(flags: RawExportOptions, { name, forms }: Exporter): void {
  if (flags.data !== undefined && !flags.check) {
    throw new DiscretizeError('E_USAGE', '--data does nothing without --check', {
      hint: 'add --check, or remove --data',
    });
  }
  const given = (['as', 'job', 'fit', 'from', 'table'] as const).filter(
    (flag) => flags[flag] !== undefined,
  );
  const useless = given.find((flag) => !hasUse(flag, forms));
  if (useless !== undefined) {
    throw new DiscretizeError('E_USAGE', `--${useless} does nothing with --to ${name}`, {
      hint: `remove --${useless}: it is for ${isSpark(useless) ? 'pyspark' : 'SQL'}`,
    });
  }
  const [first, second] = given.filter((flag) => flag === 'as' || isSpark(flag));
  if (second === undefined) return;
  throw new DiscretizeError('E_USAGE', `cannot use --${first} with --${second}`, {
    hint: 'remove one',
  });
}

/** True for the short forms of `--as job` and `--as fit`. */
function isSpark(flag: string): boolean {
  return flag === 'job' || flag === 'fit';
}

function hasUse(flag: string, forms: readonly string[]): boolean {
  return isSpark(flag) ? forms.includes(flag) : forms.length > 0;
}

function formOf({ as, job, fit }: RawExportOptions): string | undefined {
  if (job) return 'job';
  return fit ? 'fit' : as;
}

/** The options of `verify`. */
export interface VerifyOptions {
  /** The engines, in the order of the table. */
  readonly chosen: readonly ChosenRunner[];
  /** True if the user named the engines. */
  readonly isNamed: boolean;
  /** The file of the spec, and the layer of a Keras model in it. */
  readonly spec: string;
  readonly layer: string | undefined;
  /** Columns of a spec that names none. */
  readonly columns: readonly string[] | undefined;
  readonly form: OutputForm;
  /** The words of commands that check the same. */
  readonly words: CheckWords;
  /** The file whose values the checks take, too. */
  readonly data: DataFile | undefined;
}

/**
 * Resolves the flags of `verify`.
 *
 * @throws DiscretizeError E_USAGE, E_DIALECT, E_INPUT
 */
export async function resolveVerify(
  flags: RawVerifyOptions,
  [spec = STDIN]: readonly string[],
): Promise<VerifyOptions> {
  const named = flags.on?.flatMap((words) => words.split(',')).map(chosenRunner);
  checkReadOnce([spec, flags.data].filter((file) => file !== undefined));
  return Object.freeze({
    chosen: named ?? RUNNERS.map((runner) => ({ runner, program: undefined })),
    isNamed: named !== undefined,
    spec,
    layer: flags.layer,
    columns: columnNames(flags),
    form: outputFormOf({ ...flags, spec }),
    words: checkWords(flags, spec, ''),
    data: await dataFileOf(flags.data, flags),
  });
}
