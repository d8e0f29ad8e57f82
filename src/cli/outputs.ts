import { DiscretizeError } from '../core/error.ts';
import { type ByteSink, openOutput, STDOUT } from '../io/sink.ts';
import { refuseSame } from '../io/target.ts';
import { onInterrupt } from './interrupt.ts';
import type { Typed } from './parse.ts';

/** Where a run writes. */
export interface Outputs {
  readonly table: ByteSink;
  /** For the counts, where they are asked for. */
  readonly stats: ByteSink | undefined;
  /** True where something would be left lying about if the run were cut short. */
  readonly hasFile: boolean;
}

/**
 * Opens all outputs, so that one that cannot be made ends the run before it has begun.
 *
 * @param inputs all files that are read, the spec among them
 * @throws DiscretizeError E_OUTPUT, and E_USAGE where an output is an input or another output
 */
export async function openOutputs(
  { output = STDOUT, stats: counts }: Pick<Typed, 'output' | 'stats'>,
  inputs: readonly string[],
): Promise<Outputs> {
  if (counts !== undefined) await refuseShared(output, counts);
  const table = await openOutput(output, inputs);
  const hasFile = output !== STDOUT || (counts ?? STDOUT) !== STDOUT;
  if (counts === undefined) return { table, stats: undefined, hasFile };
  try {
    return { table, stats: await openOutput(counts, inputs), hasFile };
  } catch (error) {
    await table.abandon();
    throw error;
  }
}

async function refuseShared(output: string, counts: string): Promise<void> {
  if (output !== STDOUT && counts !== STDOUT) return await refuseSame(output, counts);
  if (output !== counts) return;
  throw new DiscretizeError('E_USAGE', 'two outputs go to standard output', {
    hint: 'with --stats -, write the table to a file with -o',
  });
}

/** Does the work, and lets the outputs appear when it has ended well, and only then. */
export async function committing<T>(outputs: Outputs, work: () => Promise<T>): Promise<T> {
  const sinks = [outputs.table, outputs.stats].filter((sink) => sink !== undefined);
  const abandon = async (): Promise<void> => {
    for (const sink of sinks) await sink.abandon();
  };
  const interrupt = outputs.hasFile ? onInterrupt(abandon) : undefined;
  try {
    const result = await work();
    for (const sink of sinks) await sink.commit();
    return result;
  } catch (error) {
    // The outputs are being closed under the work's feet: it is the signal that ends the run.
    if (interrupt?.hasCome()) return await new Promise(() => {});
    await abandon();
    throw error;
  } finally {
    interrupt?.forget();
  }
}
