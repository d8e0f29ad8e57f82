import { DiscretizeError } from '../../core/errors/error.ts';
import type { ByteSink } from '../../io/byte-sink.ts';
import { STDOUT } from '../../io/writing/sink.ts';
import { type Interrupt, onInterrupt } from '../terminal/signals.ts';

/** An output of a run. */
interface Output {
  readonly sink: ByteSink;
  /** True if it holds rejected rows: it appears also if too many rejected rows fail the run. */
  readonly isForRejected: boolean;
}

/** A function to call after the work of a run, with its error if it failed. */
type EndHandler = (error: unknown) => void | Promise<void>;

/**
 * The resources of a run: outputs, temporary files, the progress line, signal handlers. Each is registered when it is
 * acquired, and released at the end, after an error and before a signal ends the process.
 */
export class RunContext {
  readonly #outputs: Output[] = [];
  readonly #ends: EndHandler[] = [];
  readonly #releases: (() => void)[] = [];
  #interrupt: Interrupt | undefined;
  #isReleased = false;

  /**
   * Registers an output while it is opened. All outputs are complete on disk before the first one appears.
   *
   * @param path the file; `-` is standard output
   * @param isForRejected true if it holds rejected rows
   */
  async keep(
    path: string,
    opening: Promise<ByteSink>,
    isForRejected: boolean = false,
  ): Promise<ByteSink> {
    if (path !== STDOUT) this.handleSignals();
    const sink = await opening;
    this.#outputs.push({ sink, isForRejected });
    return sink;
  }

  /** Registers a function to call after the work, before outputs appear. */
  onEnd(handler: EndHandler): void {
    this.#ends.push(handler);
  }

  /** Registers a synchronous function to call last in any case; the last registered is called first. */
  onClose(release: () => void): void {
    this.#releases.push(release);
  }

  /** Registers a signal handler that releases all resources before a signal ends the process. */
  handleSignals(): void {
    this.#interrupt ??= onInterrupt(() => this.#release());
  }

  /** Makes all outputs appear. */
  async commit(): Promise<void> {
    for (const end of this.#ends.splice(0)) await end(undefined);
    for (const { sink } of this.#outputs) await sink.seal();
    for (const { sink } of this.#outputs) await sink.commit();
    this.#outputs.splice(0);
  }

  /** Ends a failed run: of its outputs, only rejected rows may appear. */
  async fail(error: unknown): Promise<void> {
    // The signal handler has closed the outputs and ends the process; its error is ignored.
    if (this.#interrupt?.hasCome()) return await new Promise(() => {});
    for (const end of this.#ends.splice(0)) await end(error);
    if (!isAboutRejected(error)) return;
    for (const { sink, isForRejected } of this.#outputs) {
      if (isForRejected) await sink.commit().catch(() => {});
    }
  }

  /** Releases all resources; deletes outputs that have not appeared. */
  close(): void {
    this.#release();
    this.#interrupt?.forget();
  }

  #release(): void {
    if (this.#isReleased) return;
    this.#isReleased = true;
    for (const { sink } of this.#outputs) sink.abandon();
    for (const release of this.#releases.toReversed()) release();
  }
}

/** Runs the work of a run: outputs appear if it succeeds, and all resources are released in any case. */
export async function withRun<T>(work: (run: RunContext) => Promise<T>): Promise<T> {
  const run = new RunContext();
  try {
    const result = await work(run);
    await run.commit();
    return result;
  } catch (error) {
    await run.fail(error);
    throw error;
  } finally {
    run.close();
  }
}

/** True for the error of a run that rejected too many rows. */
export function isAboutRejected(error: unknown): boolean {
  if (!(error instanceof DiscretizeError)) return false;
  return error.code === 'E_TOO_MANY_ERRORS' || error.code === 'E_ALL_REJECTED';
}
