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
 * Opens the outputs of a run before its work begins, so that one that cannot be made ends it there; with
 * `--in-place` the outputs of tables are opened one by one.
 *
 * @param inputs all files that are read, the spec among them
 * @throws DiscretizeError E_OUTPUT, and E_USAGE where an output is an input or another output
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

/** The files that a run writes, but for those that it also reads; `-` is standard output. */
export function writtenPaths({ path, stats, inPlace }: CommandOutputs): readonly string[] {
  return [inPlace === undefined ? path : undefined, stats].filter((one) => one !== undefined);
}

/** The format in which a fit prints the bins of its spec. */
interface BinTable {
  /** The format that flags name; undefined for people. */
  readonly format: string | undefined;
  readonly isQuiet: boolean;
  /** True if the fit has no spec: it prints sketches. */
  readonly isPartial?: boolean;
}

/** The files that a fit writes: that of its spec, and standard output for the table of its bins. */
export function fitOutputs(
  output: CommandOutputs,
  { format, isQuiet, isPartial = false }: BinTable,
): readonly string[] {
  const written = writtenPaths(output);
  const hasTable = format !== undefined || !(isQuiet || isPartial);
  return hasTable ? [...written, STDOUT] : written;
}

/**
 * Makes sure that two outputs do not go to one place.
 *
 * @param flag the flag of the second one
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
 * Writes a document to a file that appears whole, or to standard output for `-`.
 *
 * @param inputs all files that were read
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

/** Writes a JSON document as `writeDocument` does; a terminal gets visible characters only. */
export async function writeJson(
  path: string,
  text: string,
  inputs: readonly string[],
): Promise<void> {
  await writeDocument(path, jsonFor(path, text), inputs);
}
