import { totalSize } from '../../io/reading/input-name.ts';
import type { ByteSource } from '../../io/reading/source.ts';
import { tapped } from '../../io/reading/tap.ts';
import { progressText } from '../../view/progress.ts';
import { say } from '../report/report.ts';
import { onProgressSignal } from '../terminal/signals.ts';
import { widthOf } from '../terminal/size.ts';
import { canShowStatus, clearStatus, showStatus } from '../terminal/status-line.ts';
import type { RunContext } from './run-context.ts';

/** The time before the first progress line, in milliseconds: short runs show none. */
const PATIENCE = 1000;

/** The least time between two progress lines, in milliseconds. */
const INTERVAL = 200;

/** The number of bytes of each chunk that are searched for line endings. */
const SAMPLE = 4096;

/** The number of bytes that are all searched; after these, one byte of 64. */
const SAMPLED_FIRST = 64 * 1024;
const SAMPLED_PART = 64;

const LF = 10;

/** A progress meter: counts the bytes read, and shows the progress. */
export interface Meter {
  /** A source that counts the bytes read from it. */
  readonly watch: (source: ByteSource) => ByteSource;
  /** The progress as text of at most `width` terminal cells. */
  readonly text: (width: number) => string;
  /** Removes the progress line and stops the meter. */
  readonly end: () => void;
}

/**
 * Starts the progress meter of a run. The meter draws on terminals only, and prints the progress on a signal
 * (`terminal/signals`).
 *
 * @param isShown false to draw nothing
 * @param paths the input files
 * @param pass the pass of a run with several, such as `1/2 learning`
 * @returns wraps a source to count its bytes
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
  // Remove the line before the next prompt of the shell.
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
  /** Draws a line. */
  readonly draw?: (text: string) => void;
  /** The pass of a run with several. */
  readonly pass?: string | undefined;
}

/**
 * A progress meter that draws a line on standard error, beginning one second after its creation.
 *
 * @param total the number of bytes; undefined if unknown
 */
export function startMeter(
  total: number | undefined,
  { now = () => performance.now(), draw = showStatus, pass }: MeterOptions = {},
): Meter {
  const start = now();
  const counted = new ReadCount(total);
  const text = (width: number): string => {
    const { bytes, total: known, rows } = counted;
    const seconds = (now() - start) / 1000;
    return progressText({ bytes, total: known, rows, seconds, pass }, width);
  };
  const drawSometimes = throttled(now, start + PATIENCE, () => {
    if (counted.bytes > 0) draw(text(widthOf(process.stderr) - 1));
  });
  // The rate falls while input stalls; busy input may delay timers.
  const timer = setInterval(drawSometimes, INTERVAL);
  timer.unref();
  const end = (): void => {
    clearInterval(timer);
    clearStatus();
  };
  return { text, watch: (source) => watched(source, counted, drawSometimes), end };
}

/** A function that acts at a given time at the earliest, and then at most once in each interval. */
function throttled(now: () => number, earliest: number, act: () => void): () => void {
  let last = earliest - INTERVAL;
  return () => {
    const time = now();
    if (time - last < INTERVAL) return;
    last = time;
    act();
  };
}

/** A source whose bytes are counted. */
function watched(source: ByteSource, counted: ReadCount, onCounted: () => void): ByteSource {
  // Compressed input has more bytes than its file; a file that is read directly has as many.
  if (source.fill === undefined) counted.total = undefined;
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

/** The bytes read so far, and an estimate of their rows by the line endings of a sample. */
class ReadCount {
  bytes = 0;
  /** The bytes of all input; undefined if unknown. */
  total: number | undefined;
  #sampled = 0;
  #ends = 0;

  constructor(total: number | undefined) {
    this.total = total;
  }

  get rows(): number {
    return this.#sampled === 0 ? 0 : (this.bytes * this.#ends) / this.#sampled;
  }

  add(chunk: Uint8Array): void {
    // Pipes deliver many small chunks.
    const enough = Math.max(SAMPLED_FIRST, this.bytes / SAMPLED_PART);
    const sample = chunk.subarray(0, this.#sampled < enough ? SAMPLE : 0);
    this.bytes += chunk.length;
    this.#sampled += sample.length;
    for (const byte of sample) if (byte === LF) this.#ends++;
  }
}
