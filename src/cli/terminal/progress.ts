import { sizeOf } from '../../io/reading/size.ts';
import type { ByteSource } from '../../io/reading/source.ts';
import { tapped } from '../../io/reading/tap.ts';
import { STDOUT } from '../../io/writing/sink.ts';
import { progressText } from '../../view/progress.ts';
import type { RawOptions } from '../arguments/raw-options.ts';
import { onInterrupt } from '../output/interrupt.ts';
import { say } from '../report/report.ts';
import { onProgressSignal } from './progress-signal.ts';
import { widthOf } from './size.ts';
import { canShowStatus, clearStatus, showStatus } from './status-line.ts';

/** Nothing is shown before; short runs need no comfort. In milliseconds, as all times here. */
const PATIENCE = 1000;

/** How often the line changes. */
const INTERVAL = 200;

/** Of each piece, so much is looked at to know how long rows are. */
const SAMPLE = 4096;

const LF = 10;

/** Counts what is read, and shows how far it is. */
export interface Meter {
  /** A source whose bytes are counted on their way. */
  readonly watch: (source: ByteSource) => ByteSource;
  /** How far it is, in at most so many cells. */
  readonly text: (width: number) => string;
  /** Takes the line away for good. */
  readonly end: () => void;
}

/**
 * Does the work with a meter. It draws on a terminal only; a signal is answered everywhere
 * (`progress-signal`).
 *
 * @param isWanted whether it may draw: see {@link wantsProgress}
 * @param paths the files that are read
 * @param work reads through `watch`
 * @param pass the pass of a run of several, such as `1/2 learning`
 */
export async function metering<T>(
  isWanted: boolean,
  paths: readonly string[],
  work: (watch: Meter['watch']) => Promise<T>,
  pass?: string,
): Promise<T> {
  const isDrawn = isWanted && canShowStatus();
  const draw = isDrawn ? showStatus : () => {};
  const meter = startMeter(sizeOf(paths), { draw, pass });
  onProgressSignal(() => say([meter.text(widthOf(process.stderr))]));
  // What is drawn should be gone before the shell's next prompt.
  const interrupt = isDrawn ? onInterrupt(() => {}) : undefined;
  try {
    return await work(meter.watch);
  } finally {
    interrupt?.forget();
    onProgressSignal(undefined);
    meter.end();
  }
}

/** Whether the flags leave progress to be shown. */
export function wantsProgress({
  quiet,
  progress,
}: Pick<RawOptions, 'quiet' | 'progress'>): boolean {
  return progress && !quiet;
}

/** Whether the table goes to a terminal, where a line that comes and goes would tear it. */
export function isTableOnTerminal({ inPlace, output = STDOUT }: RawOptions): boolean {
  return output === STDOUT && inPlace === undefined && process.stdout.isTTY;
}

/** What a meter measures by, and what it shows. */
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
 * @param total the number of bytes; undefined if nobody knows
 */
export function startMeter(
  total: number | undefined,
  { now = () => performance.now(), draw = showStatus, pass }: MeterOptions = {},
): Meter {
  const start = now();
  let known = total;
  const counted = { bytes: 0, sampled: 0, ends: 0 };
  let drawn = start + PATIENCE - INTERVAL;
  const text = (width: number): string => {
    const { bytes, sampled, ends } = counted;
    const rows = sampled === 0 ? 0 : (bytes * ends) / sampled;
    const seconds = (now() - start) / 1000;
    return progressText({ bytes, total: known, rows, seconds, pass }, width);
  };
  const drawSometimes = (): void => {
    const time = now();
    if (time - drawn < INTERVAL) return;
    drawn = time;
    if (counted.bytes > 0) draw(text(widthOf(process.stderr) - 1));
  };
  const count = (piece: Uint8Array): void => {
    const sample = piece.subarray(0, SAMPLE);
    counted.bytes += piece.length;
    counted.sampled += sample.length;
    for (const byte of sample) if (byte === LF) counted.ends++;
    drawSometimes();
  };
  // Where the input stands still, the rate goes on falling. Where it runs, timers may have to wait.
  const timer = setInterval(drawSometimes, INTERVAL);
  timer.unref();
  return {
    text,
    watch: (source) => {
      // What is packed has more bytes than its file; what is filled from has just as many.
      if (source.fill === undefined) known = undefined;
      return tapped(source, count);
    },
    end: () => {
      clearInterval(timer);
      clearStatus();
    },
  };
}
