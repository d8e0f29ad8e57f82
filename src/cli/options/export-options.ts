import { DiscretizeError } from '../../core/errors/error.ts';
import { NAME_BYS } from '../../encode/mode.ts';
import {
  EXPORT_DEFAULTS,
  type Exporter,
  type ExportOptions as WriteOptions,
} from '../../export/exporter.ts';
import { exporterOf } from '../../export/registry.ts';
import { STDIN } from '../../io/reading/input-name.ts';
import { STDOUT } from '../../io/writing/sink.ts';
import { choice } from '../arguments/choice.ts';
import type { RawExportOptions } from '../arguments/raw-options.ts';
import { checkReadOnce } from '../input/inputs.ts';
import { type DataFile, dataFileOf, type ExportedSpec, exportedSpecOf } from './exported-spec.ts';

/** The options of `export`. */
export interface ExportCommandOptions extends ExportedSpec {
  readonly exporter: Exporter;
  readonly write: Omit<WriteOptions, 'header'>;
  /** The CSV file whose header names all columns; undefined without one. */
  readonly header: DataFile | undefined;
  readonly isCheck: boolean;
  /** The CSV file that gives the check more values; undefined without one. */
  readonly data: DataFile | undefined;
  /** All input files, the spec among them. */
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
    ...exportedSpecOf(flags, spec, exporter.name),
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

function targetOf({ to }: RawExportOptions): string {
  if (to !== undefined) return to;
  throw new DiscretizeError('E_USAGE', 'missing --to', {
    hint: 'name a target: --to duckdb; discretize export --list prints all',
  });
}

/** Rejects flags that have no effect on the target, or contradict each other. */
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

/** True if the target has a use for a flag. */
function hasUse(flag: string, forms: readonly string[]): boolean {
  return isSpark(flag) ? forms.includes(flag) : forms.length > 0;
}

function formOf({ as, job, fit }: RawExportOptions): string | undefined {
  if (job) return 'job';
  return fit ? 'fit' : as;
}
