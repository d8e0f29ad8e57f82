import { DiscretizeError } from '../../core/errors/error.ts';
import type { ByteSink } from '../../io/byte-sink.ts';
import { openInPlace } from '../../io/writing/in-place.ts';
import { openOutput, STDOUT } from '../../io/writing/sink.ts';
import { checkDistinct } from '../../io/writing/target.ts';
import type { CommandOutputs } from '../options/output-options.ts';
import { escapedSink, jsonFor } from '../output/print.ts';
import { type RunContext, withRun } from './run-context.ts';

/** The outputs of a run. */
export interface Outputs {
  /** Opens the output of a table. @param path its first file */
  readonly table: (path: string) => Promise<ByteSink>;
  /** The output of --stats; undefined without it. */
  readonly stats: ByteSink | undefined;
}

/**
 * Opens the outputs of a run before its work, so that an output that cannot be created fails the run at once. With
 * `--in-place`, the output of each table is opened when its work begins.
 *
 * @param inputs all files that are read, the spec among them
 * @throws DiscretizeError E_OUTPUT; E_USAGE if an output is an input or another output
 */
export async function openOutputs(
  run: RunContext,
  { path, inPlace, stats: counts }: CommandOutputs,
  inputs: readonly string[],
): Promise<Outputs> {
  const openStats = async (): Promise<ByteSink | undefined> =>
    counts === undefined ? undefined : await run.keep(counts, openOutput(counts, inputs));
  if (inPlace !== undefined) {
    const table = (file: string): Promise<ByteSink> => run.keep(file, openInPlace(file, inPlace));
    return { table, stats: await openStats() };
  }
  if (counts !== undefined) await checkDistinctPaths(path, counts, '--stats');
  const table = escapedSink(path, await run.keep(path, openOutput(path, inputs)));
  return { table: async () => table, stats: await openStats() };
}

/** The files that a run writes and does not read; `-` is standard output. */
export function writtenPaths({ path, stats, inPlace }: CommandOutputs): readonly string[] {
  return [inPlace === undefined ? path : undefined, stats].filter((one) => one !== undefined);
}

/** The table of bins of a fit. */
interface BinTable {
  /** The format that flags name; undefined: text for people. */
  readonly format: string | undefined;
  readonly isQuiet: boolean;
  /** True if the fit has no spec: it prints sketches. */
  readonly isPartial?: boolean;
}

/** The files that a fit writes: the spec, and standard output for the table of bins. */
export function fitOutputs(
  output: CommandOutputs,
  { format, isQuiet, isPartial = false }: BinTable,
): readonly string[] {
  const written = writtenPaths(output);
  const hasTable = format !== undefined || !(isQuiet || isPartial);
  return hasTable ? [...written, STDOUT] : written;
}

/**
 * Rejects two outputs to one file or to standard output.
 *
 * @param flag the flag of the second output
 * @throws DiscretizeError E_USAGE
 */
export async function checkDistinctPaths(
  output: string,
  other: string,
  flag: string,
): Promise<void> {
  if (output !== STDOUT || other !== STDOUT) return await checkDistinct(output, other);
  throw new DiscretizeError('E_USAGE', 'cannot write two outputs to standard output', {
    hint: `use a file for one of them, such as ${flag} FILE`,
  });
}

/**
 * Writes a document to a file atomically, or to standard output for `-`.
 *
 * @param inputs all input files of the run
 * @throws DiscretizeError E_OUTPUT, E_USAGE, E_WRITE
 */
export async function writeDocument(
  path: string,
  content: string | Uint8Array,
  inputs: readonly string[],
): Promise<void> {
  await withRun(async (run) => {
    const sink = await run.keep(path, openOutput(path, inputs));
    await sink.write(typeof content === 'string' ? Buffer.from(content, 'utf8') : content);
  });
}

/** Writes a JSON document as `writeDocument` does, with unsafe characters escaped on a terminal. */
export async function writeJson(
  path: string,
  text: string,
  inputs: readonly string[],
): Promise<void> {
  await writeDocument(path, jsonFor(path, text), inputs);
}
