import { DiscretizeError } from '../../core/errors/error.ts';
import type { Dialect } from '../../csv/dialect.ts';
import { NAME_BYS } from '../../encode/mode.ts';
import type { OutputChoice } from '../../encode/registry.ts';
import {
  EXPORT_DEFAULTS,
  type Exporter,
  type ExportOptions as WriteOptions,
} from '../../export/exporter.ts';
import { exporterOf } from '../../export/registry.ts';
import { STDIN } from '../../io/reading/input-name.ts';
import { checkInputs } from '../../io/reading/source.ts';
import { STDOUT } from '../../io/writing/sink.ts';
import { choice } from '../arguments/choice.ts';
import type { RawExportOptions } from '../arguments/raw-options.ts';
import { checkReadOnce } from '../input/inputs.ts';
import { type Open, resolveDelimiter } from './delimiter.ts';
import { dialectOf } from './dialect.ts';
import { outputModeOf } from './forms/output-mode.ts';

/** A CSV file that an export looks into. */
export interface DataFile {
  readonly path: string;
  readonly dialect: Dialect;
  readonly open: Open;
}

/** What `export` does. */
export interface ExportOptions {
  readonly exporter: Exporter;
  /** The file of the spec, and the layer of a Keras model in it. */
  readonly spec: string;
  readonly layer: string | undefined;
  /** Columns of a spec that names none. */
  readonly columns: readonly string[] | undefined;
  readonly mode: OutputChoice | undefined;
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
): Promise<ExportOptions> {
  const exporter = exporterOf(targetOf(flags));
  checkTogether(flags, exporter);
  const inputs = [spec, flags.columnsOf, flags.data].filter((file) => file !== undefined);
  checkReadOnce(inputs);
  return Object.freeze({
    exporter,
    spec,
    layer: flags.layer,
    columns: flags.columns?.flatMap((names) => names.split(',')).map((name) => name.trim()),
    mode: outputModeOf(flags.outputMode),
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
    form: choice('as', flags.as, forms),
    table: flags.table,
    from: flags.from,
    append: flags.append ?? EXPORT_DEFAULTS.append,
    suffix: flags.suffix ?? EXPORT_DEFAULTS.suffix,
    nameBy: choice('name-by', flags.nameBy, NAME_BYS) ?? EXPORT_DEFAULTS.nameBy,
  };
}

async function dataFileOf(
  path: string | undefined,
  flags: RawExportOptions,
): Promise<DataFile | undefined> {
  if (path === undefined) return undefined;
  await checkInputs([path]);
  const { delimiter, open } = await resolveDelimiter(flags, [path]);
  return { path, dialect: dialectOf({ ...flags, delimiter }, [path]), open };
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
  const sqlOnly = (['as', 'from', 'table'] as const).find((flag) => flags[flag] !== undefined);
  if (sqlOnly === undefined || forms.length > 0) return;
  throw new DiscretizeError('E_USAGE', `--${sqlOnly} does nothing with --to ${name}`, {
    hint: `remove --${sqlOnly}: it is for SQL`,
  });
}
