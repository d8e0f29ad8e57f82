import { totalSize } from '../../io/reading/input-name.ts';
import type { ByteSource } from '../../io/reading/source.ts';
import { tapped } from '../../io/reading/tap.ts';
import { progressText } from '../../view/progress.ts';
import { say } from '../report/report.ts';
import { onProgressSignal } from '../terminal/signals.ts';
import { widthOf } from '../terminal/size.ts';
import { canShowStatus, clearStatus, showStatus } from '../terminal/status-line.ts';
import type { RunContext } from './run-context.ts';

/** Nothing is shown before; short runs need no comfort. In milliseconds, as all times here. */
const PATIENCE = 1000;

/** The interval between changes of the line. */
const INTERVAL = 200;

/** The number of bytes of each chunk from which the length of rows is estimated. */
const SAMPLE = 4096;

/** After so many sampled bytes one of 64 is enough. */
const SAMPLED_FIRST = 64 * 1024;
const SAMPLED_PART = 64;

const LF = 10;

/** Counts what is read, and shows how far it is. */
export interface Meter {
  /** A source whose bytes are counted on their way. */
  readonly watch: (source: ByteSource) => ByteSource;
  /** The progress as text of at most N cells. */
  readonly text: (width: number) => string;
  /** Takes the line away for good. */
  readonly end: () => void;
}

/**
 * Starts the meter of a run, which draws on a terminal only; a signal is answered everywhere
 * (`terminal/signals`).
 *
 * @param isShown whether it may draw
 * @param paths the files that are read
 * @param pass the pass of a run of several, such as `1/2 learning`
 * @returns counts the bytes of a source
 */
export function startProgress(
  run: RunContext,
  isShown: boolean,
  paths: readonly string[],
  pass?: string,
): Meter['watch'] {
  const isDrawn = isShown && canShowStatus();
  const meter = startMeter(totalSize(paths), { draw: isDrawn ? showStatus : () => {}, pass });
  onProgressSignal(() => say([meter.text(widthOf(process.stderr))]));
  // What is drawn should be gone before the shell's next prompt.
  if (isDrawn) run.handleSignals();
  run.onClose(() => {
    onProgressSignal(undefined);
    meter.end();
  });
  return meter.watch;
}

/** The options of a progress meter. */
export interface MeterOptions {
  /** A clock in milliseconds. */
  readonly now?: () => number;
  /** Takes the line. */
  readonly draw?: (text: string) => void;
  /** The pass of a run of several. */
  readonly pass?: string | undefined;
}

/**
 * A meter that draws a line on standard error, from one second after its making on.
 *
 * @param total the number of bytes; undefined if unknown
 */
export function startMeter(
  total: number | undefined,
  { now = () => performance.now(), draw = showStatus, pass }: MeterOptions = {},
): Meter {
  const start = now();
  let known = total;
  const counted = new RowEstimate();
  let drawn = start + PATIENCE - INTERVAL;
  const text = (width: number): string => {
    const { bytes, rows } = counted;
    const seconds = (now() - start) / 1000;
    return progressText({ bytes, total: known, rows, seconds, pass }, width);
  };
  const drawSometimes = (): void => {
    const time = now();
    if (time - drawn < INTERVAL) return;
    drawn = time;
    if (counted.bytes > 0) draw(text(widthOf(process.stderr) - 1));
  };
  // While the input stalls, the rate goes on falling; while it is busy, timers may have to wait.
  const timer = setInterval(drawSometimes, INTERVAL);
  timer.unref();
  return {
    text,
    watch: (source) => {
      // Compressed input has more bytes than its file; a file that is read directly has as many.
      if (source.fill === undefined) known = undefined;
      return watched(source, counted, drawSometimes);
    },
    end: () => {
      clearInterval(timer);
      clearStatus();
    },
  };
}

/** A source whose bytes are counted. */
function watched(source: ByteSource, counted: RowEstimate, onCounted: () => void): ByteSource {
  const count = (chunk: Uint8Array): void => {
    counted.add(chunk);
    onCounted();
  };
  const passed = (bytes: number): void => {
    counted.bytes += bytes;
    onCounted();
  };
  return tapped(source, count, source.file && { ...source.file, passed });
}

/** Bytes that were counted, and an estimate of their rows by the line ends of a sample. */
class RowEstimate {
  bytes = 0;
  #sampled = 0;
  #ends = 0;

  get rows(): number {
    return this.#sampled === 0 ? 0 : (this.bytes * this.#ends) / this.#sampled;
  }

  add(chunk: Uint8Array): void {
    // Pipes come in many small chunks.
    const enough = Math.max(SAMPLED_FIRST, this.bytes / SAMPLED_PART);
    const sample = chunk.subarray(0, this.#sampled < enough ? SAMPLE : 0);
    this.bytes += chunk.length;
    this.#sampled += sample.length;
    for (const byte of sample) if (byte === LF) this.#ends++;
  }
}
