import { DiscretizeError } from '../../core/errors/error.ts';
import { refuseOutputName, type Wanted } from '../../io/formats/formats.ts';
import type { ByteSink } from '../../io/writing/byte-sink.ts';
import { openOutput, STDOUT } from '../../io/writing/sink.ts';
import { refuseSame } from '../../io/writing/target.ts';
import type { RawOptions } from '../arguments/raw-options.ts';
import { onInterrupt } from './interrupt.ts';
import { visibleOn } from './print.ts';

/** Where a run writes. */
export interface Outputs {
  readonly table: ByteSink;
  /** For the counts, where they are asked for. */
  readonly stats: ByteSink | undefined;
}

/**
 * Makes an output that is being opened one of the run's; see {@link committing}.
 *
 * @param isForRefused whether it holds refused rows, and so appears also where too many of them end the run
 */
export type Keep = (opening: Promise<ByteSink>, isForRefused?: boolean) => Promise<ByteSink>;

/**
 * Opens all outputs, so that one that cannot be made ends the run before it has begun.
 *
 * @param inputs all files that are read, the spec among them
 * @throws DiscretizeError E_OUTPUT, and E_USAGE where an output is an input or another output
 */
export async function openOutputs(
  { output = STDOUT, stats: counts }: Pick<RawOptions, 'output' | 'stats'>,
  inputs: readonly string[],
  keep: Keep,
): Promise<Outputs> {
  if (counts !== undefined) await refuseShared(output, counts, '--stats');
  const table = visibleOn(output, await keep(openOutput(output, inputs)));
  const stats = counts === undefined ? undefined : await keep(openOutput(counts, inputs));
  return { table, stats };
}

/** What is written, but for files that are read. */
export function outputsOf({ output = STDOUT, stats, inPlace }: RawOptions): (string | undefined)[] {
  return [inPlace === undefined ? output : undefined, stats];
}

/**
 * Refuses outputs whose names promise another format than the one that is written.
 *
 * @param printed what is written to `--output`
 * @throws DiscretizeError E_USAGE
 */
export function checkOutputNames(
  { output, stats, rejects }: Pick<RawOptions, 'output' | 'stats' | 'rejects'>,
  printed: Wanted,
): void {
  if (output !== undefined) refuseOutputName(output, printed);
  if (stats !== undefined) refuseOutputName(stats, 'JSON');
  if (rejects !== undefined) refuseOutputName(rejects, 'CSV');
}

/** True where something would be left lying about if the run were cut short. */
export function hasFile({ output, stats, rejects, inPlace }: RawOptions): boolean {
  return (
    inPlace !== undefined || [output, stats, rejects].some((path) => (path ?? STDOUT) !== STDOUT)
  );
}

/**
 * Makes sure that two outputs do not go to one place.
 *
 * @param flag the flag of the second one
 * @throws DiscretizeError E_USAGE
 */
export async function refuseShared(output: string, other: string, flag: string): Promise<void> {
  if (output !== STDOUT && other !== STDOUT) return await refuseSame(output, other);
  if (output !== other) return;
  throw new DiscretizeError('E_USAGE', 'two outputs go to standard output', {
    hint: `with ${flag} -, write the other one to a file with -o`,
  });
}

/** True where more rows were refused than may be. */
export function isAboutRefused(error: unknown): boolean {
  if (!(error instanceof DiscretizeError)) return false;
  return error.code === 'E_TOO_MANY_ERRORS' || error.code === 'E_ALL_REFUSED';
}

/**
 * Does the work, and lets the outputs appear when it has ended well, and only then: all of them are on
 * the disk before the first one appears. Otherwise, also where a signal comes, none of them does.
 *
 * @param isFile whether outputs are files; else a signal may end the process in its own way
 * @param work opens outputs through what it is given
 */
export async function committing<T>(isFile: boolean, work: (keep: Keep) => Promise<T>): Promise<T> {
  const sinks: ByteSink[] = [];
  const forRefused: ByteSink[] = [];
  const abandon = (): void => {
    for (const sink of sinks) sink.abandon();
  };
  const interrupt = isFile ? onInterrupt(abandon) : undefined;
  const keep: Keep = async (opening, isForRefused = false) => {
    const sink = await opening;
    sinks.push(sink);
    if (isForRefused) forRefused.push(sink);
    return sink;
  };
  try {
    const result = await work(keep);
    for (const sink of sinks) await sink.seal();
    for (const sink of sinks) await sink.commit();
    return result;
  } catch (error) {
    // The outputs are being closed under the work's feet: it is the signal that ends the run.
    if (interrupt?.hasCome()) return await new Promise(() => {});
    if (isAboutRefused(error)) for (const sink of forRefused) await sink.commit().catch(() => {});
    abandon();
    throw error;
  } finally {
    interrupt?.forget();
  }
}
