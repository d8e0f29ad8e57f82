import { STDOUT } from '../io/sink.ts';
import { sizeOf } from '../io/size.ts';
import type { ByteSource } from '../io/source.ts';
import { progressText } from '../view/progress.ts';
import { canShowStatus, clearStatus, showStatus } from './status-line.ts';
import { widthOf } from './terminal.ts';
import type { Typed } from './typed.ts';

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
  /** Takes the line away for good. */
  readonly end: () => void;
}

/** A meter that does nothing. */
const NO_METER: Meter = { watch: (source) => source, end: () => {} };

/**
 * The meter of a run: one that shows where somebody looks on, and the table does not go to the same
 * terminal, where it would be torn.
 *
 * @param paths the files that are read
 */
export function meterFor(
  { quiet, progress, inPlace, output = STDOUT }: Typed,
  paths: readonly string[],
): Meter & { readonly isOn: boolean } {
  const isTorn = output === STDOUT && inPlace === undefined && process.stdout.isTTY;
  const isOn = progress && !quiet && canShowStatus() && !isTorn;
  return isOn ? { ...startMeter(sizeOf(paths)), isOn } : { ...NO_METER, isOn };
}

/**
 * A meter that draws a line on standard error, from one second after its making on.
 *
 * @param total how many bytes there are; undefined where nobody knows
 * @param now a clock in milliseconds
 * @param draw where the line goes
 */
export function startMeter(
  total: number | undefined,
  now: () => number = () => performance.now(),
  draw: (text: string) => void = showStatus,
): Meter {
  const start = now();
  let known = total;
  const counted = { bytes: 0, sampled: 0, ends: 0 };
  let drawn = start + PATIENCE - INTERVAL;
  const drawSometimes = (): void => {
    const time = now();
    if (time - drawn < INTERVAL) return;
    drawn = time;
    const rows = counted.sampled === 0 ? 0 : (counted.bytes * counted.ends) / counted.sampled;
    const seconds = (time - start) / 1000;
    const width = widthOf(process.stderr) - 1;
    if (counted.bytes > 0)
      draw(progressText({ bytes: counted.bytes, total: known, rows, seconds }, width));
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
    watch: (source) => {
      // What is packed has more bytes than its file; what is filled from has just as many.
      if (source.fill === undefined) known = undefined;
      return watched(source, count);
    },
    end: () => {
      clearInterval(timer);
      clearStatus();
    },
  };
}

function watched(source: ByteSource, count: (piece: Uint8Array) => void): ByteSource {
  const { fill } = source;
  const filling = (into: Uint8Array): number => {
    const filled = fill?.(into) ?? 0;
    count(into.subarray(0, filled));
    return filled;
  };
  const bytes = counting(source.bytes, count);
  return { ...source, bytes, ...(fill !== undefined && { fill: filling }) };
}

async function* counting(
  pieces: AsyncIterable<Uint8Array>,
  count: (piece: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    count(piece);
    yield piece;
  }
}
