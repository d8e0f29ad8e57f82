import { grouped } from '../core/errors/grouped.ts';

/** The progress of a run. */
export interface Progress {
  /** Bytes read so far. */
  readonly bytes: number;
  /** The total; undefined if unknown. */
  readonly total: number | undefined;
  /** The approximate number of rows in these bytes. */
  readonly rows: number;
  /** The seconds since the start, > 0. */
  readonly seconds: number;
  /** The pass of a run with several, such as `1/2 learning`; undefined for a single pass. */
  readonly pass?: string | undefined;
}

const UNITS: readonly string[] = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

const GAP = '   ';

/**
 * The progress of a run in one line: the pass if there are several, the share and the time left if the size is known,
 * bytes, rate and rows; as many of these as fit.
 *
 * @param width the number of terminal cells
 */
export function progressText(progress: Progress, width: number): string {
  const { bytes, rows, seconds } = progress;
  const rate = `${size(bytes / seconds)}/s`;
  const about = `about ${grouped(round(rows))} rows`;
  const pass = progress.pass === undefined ? [] : [progress.pass];
  const parts = [...pass, ...ofTotal(progress), rate, about];
  let text = parts[0] ?? '';
  for (const part of parts.slice(1)) {
    if (text.length + GAP.length + part.length > width) break;
    text += GAP + part;
  }
  return text.slice(0, width);
}

function ofTotal({ bytes, total, seconds }: Progress): string[] {
  // More bytes than the total: the file has grown. No bytes yet: there is no rate.
  if (total === undefined || bytes > total || bytes === 0) return [`${size(bytes)} read`];
  const share = `${Math.floor((100 * bytes) / total)}%`;
  const left = `${clock((seconds * (total - bytes)) / bytes)} left`;
  return [share, left, `${size(bytes)} of ${size(total)}`];
}

/** A number of bytes with about three digits: `1.23 GB`. Units are powers of 1000. */
function size(bytes: number): string {
  let [value, unit] = [bytes, 0];
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
  return `${value.toFixed(digits)} ${UNITS[unit]}`;
}

/** Rounds to two digits: the number of rows is an estimate. */
function round(rows: number): number {
  return rows < 1 ? 0 : Number(rows.toPrecision(2));
}

/** A duration as `1:05` or `1:01:05`. */
function clock(seconds: number): string {
  const whole = Math.ceil(seconds);
  const [minutes, rest] = [Math.floor(whole / 60), String(whole % 60).padStart(2, '0')];
  if (minutes < 60) return `${minutes}:${rest}`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${rest}`;
}
