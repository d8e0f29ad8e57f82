import { DiscretizeError } from '../../core/errors/error.ts';
import type { ByteSink } from '../../io/byte-sink.ts';
import { STDOUT } from '../../io/writing/sink.ts';
import { type Interrupt, onInterrupt } from '../terminal/signals.ts';

/** An output of a run. */
interface Output {
  readonly sink: ByteSink;
  /** True if it holds rejected rows: it appears also if too many of them end the run. */
  readonly isForRejected: boolean;
}

/** Called when the work of a run has ended, with its error if it failed. */
type EndHandler = (error: unknown) => void | Promise<void>;

/**
 * The resources of a run: outputs, temporary files, the progress line, handlers of signals. Each is
 * registered where it is taken, and released on every way out: the end, an error, a signal.
 */
export class RunContext {
  readonly #outputs: Output[] = [];
  readonly #ends: EndHandler[] = [];
  readonly #releases: (() => void)[] = [];
  #interrupt: Interrupt | undefined;
  #isReleased = false;

  /**
   * Registers an output that is being opened. All outputs are on the disk before the first one appears.
   *
   * @param path where it goes; `-` is standard output
   * @param isForRejected whether it holds rejected rows
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

  /** Registers what is called when the work has ended, before outputs appear. */
  onEnd(handler: EndHandler): void {
    this.#ends.push(handler);
  }

  /** Registers what is called last, on every way out; the latest first. It does not wait. */
  onClose(release: () => void): void {
    this.#releases.push(release);
  }

  /** Releases everything before a signal ends the process, from now on. */
  handleSignals(): void {
    this.#interrupt ??= onInterrupt(() => this.#release());
  }

  /** Lets all outputs appear. */
  async commit(): Promise<void> {
    for (const end of this.#ends.splice(0)) await end(undefined);
    for (const { sink } of this.#outputs) await sink.seal();
    for (const { sink } of this.#outputs) await sink.commit();
    this.#outputs.splice(0);
  }

  /** Ends a run that failed: of its outputs only that of rejected rows may appear. */
  async fail(error: unknown): Promise<void> {
    // Outputs are closed while the work goes on: the signal ends the run, not the error.
    if (this.#interrupt?.hasCome()) return await new Promise(() => {});
    for (const end of this.#ends.splice(0)) await end(error);
    if (!isAboutRejected(error)) return;
    for (const { sink, isForRejected } of this.#outputs) {
      if (isForRejected) await sink.commit().catch(() => {});
    }
  }

  /** Releases everything; outputs that did not appear are gone. */
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

/** Does the work of a run: its outputs appear if it ends well, and everything is released at its end. */
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

/** True for the errors of a run that rejected too many rows. */
export function isAboutRejected(error: unknown): boolean {
  if (!(error instanceof DiscretizeError)) return false;
  return error.code === 'E_TOO_MANY_ERRORS' || error.code === 'E_ALL_REJECTED';
}
