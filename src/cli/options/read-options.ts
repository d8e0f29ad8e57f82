import { availableParallelism } from 'node:os';
import { DiscretizeError } from '../../core/errors/error.ts';
import type { Dialect } from '../../csv/dialect.ts';
import { chooseEngine, ENGINE_OPTIONS, type EngineChoice } from '../../engine/choose-engine.ts';
import { CSV_FORMAT } from '../../engine/file-formats.ts';
import { choice } from '../arguments/choice.ts';
import type { RawOptions } from '../arguments/raw-options.ts';
import { type Open, resolveDelimiter } from './delimiter.ts';
import { type DialectFlags, dialectOf } from './dialect.ts';
import { formatOfPaths } from './file-format.ts';

/** The files of one table, with their dialect and engine. */
export interface TableInput {
  readonly paths: readonly string[];
  readonly dialect: Dialect;
  readonly engine: EngineChoice;
}

/** The outcome of bad rows. */
export interface RejectionPolicy {
  /** True if the first bad row fails the run. */
  readonly isStrict: boolean;
  /** The greatest number of rejected rows. */
  readonly limit: number;
  /** The file of rejected rows; `-` is standard output; undefined for none. */
  readonly path: string | undefined;
}

/** The options for reading the input of a command. */
export interface ReadOptions {
  /** All files as one table. */
  readonly table: TableInput;
  /** Opens a file for the first time. */
  readonly open: Open;
  readonly threads: number;
  readonly rejections: RejectionPolicy;
}

/**
 * Resolves the flags of reading.
 *
 * @param paths at least one
 * @throws DiscretizeError E_USAGE, E_DIALECT; with `--delimiter auto` E_INPUT
 */
export async function resolveRead(
  flags: RawOptions,
  paths: readonly string[],
): Promise<ReadOptions> {
  const { delimiter, open } = await resolveDelimiter(flags, paths);
  const table = tableInput({ ...flags, delimiter }, paths);
  return { table, open, threads: threadsOf(flags), rejections: rejectionPolicyOf(flags) };
}

/** The files of a resolved input as separate tables. */
export function separateTables(flags: RawOptions, { table }: ReadOptions): readonly TableInput[] {
  const isFound = flags.delimiter?.toLowerCase() === 'auto';
  const found = isFound ? { ...flags, delimiter: table.dialect.delimiter } : flags;
  return table.paths.map((path) => tableInput(found, [path]));
}

function tableInput(flags: DialectFlags & EngineFlags, paths: readonly string[]): TableInput {
  const dialect = dialectOf(flags, paths);
  const option = choice('engine', flags.engine, ENGINE_OPTIONS) ?? 'auto';
  const format = formatOfPaths(paths);
  const engine: EngineChoice =
    format === CSV_FORMAT
      ? chooseEngine(dialect, option)
      : { name: 'records', reason: `the input is ${format.name}` };
  return { paths, dialect, engine };
}

type EngineFlags = { readonly engine?: string | undefined };

const MAX_THREADS = 256;

/** The number of worker threads; default: all cores. */
function threadsOf({ threads }: RawOptions): number {
  if (threads === undefined) return availableParallelism();
  const count = Number(threads);
  if (/^\d+$/.test(threads) && count >= 1 && count <= MAX_THREADS) return count;
  throw new DiscretizeError('E_USAGE', `invalid --threads "${threads}"`, {
    expected: `1 to ${MAX_THREADS}`,
    received: threads,
    hint: `use 1 to ${MAX_THREADS}`,
  });
}

function rejectionPolicyOf({ rejects, maxErrors }: RawOptions): RejectionPolicy {
  const isStrict = rejects === undefined && maxErrors === undefined;
  return { isStrict, limit: rejectionLimit(maxErrors), path: rejects };
}

function rejectionLimit(maxErrors: string | undefined): number {
  if (maxErrors === undefined) return Number.POSITIVE_INFINITY;
  const count = Number(maxErrors);
  if (/^\d+$/.test(maxErrors) && Number.isSafeInteger(count)) return count;
  throw new DiscretizeError('E_USAGE', `invalid --max-errors "${maxErrors}"`, {
    expected: 'a whole number, 0 or more',
    received: maxErrors,
    hint: 'use a whole number, such as 100',
  });
}
