import { type Kernel, STOP } from '../../kernel/kernel.ts';
import type { Regions } from '../memory.ts';
import type { WorkerPlan } from '../plan.ts';
import type { BadLines } from './bad-lines.ts';

/** The bytes of a block to scan. */
export interface ScanRange {
  /** The address of the block. */
  readonly src: number;
  readonly from: number;
  /** The end (exclusive). */
  readonly to: number;
  /** True if the input ends there, so that the last record may lack its line ending. */
  readonly isLast: boolean;
  /** The maximum number of records of the batch. */
  readonly most: number;
}

/** The result of scan: whole records up to `consumed` (exclusive), bad lines among them, and the reason why scan stopped. */
export interface Scanned {
  readonly records: number;
  readonly consumed: number;
  readonly stopped: number;
  readonly lines: number;
}

/** The records of a batch, and the bytes that hold them: those of the block, or repaired ones. */
export interface Batch extends Scanned {
  readonly src: number;
  readonly from: number;
  /** The end of the batch in these bytes (exclusive); `consumed` is its end in the block. */
  readonly end: number;
}

/** Finds the records of batches: by the kernel, and where it stops, by their lines if bad rows are rejected. */
export class BatchScanner {
  readonly #plan: WorkerPlan;
  readonly #regions: Regions;
  readonly #kernel: Kernel;
  readonly #bounds: Int32Array;
  readonly #badLines: BadLines;

  constructor(
    plan: WorkerPlan,
    regions: Regions,
    { kernel, bounds, badLines }: { kernel: Kernel; bounds: Int32Array; badLines: BadLines },
  ) {
    this.#plan = plan;
    this.#regions = regions;
    this.#kernel = kernel;
    this.#bounds = bounds;
    this.#badLines = badLines;
  }

  /** Scans a batch. @param rejects true if bad lines are rows of it */
  scan(range: ScanRange, rejects: boolean): Batch {
    let done = this.records(range, 0);
    while (rejects && done.stopped === STOP.fallback && done.records < range.most) {
      const { src, to, most } = range;
      const span = { from: done.consumed, to };
      const { rows, end } = this.#badLines.take(src, span, done.records, most);
      if (rows === 0) break;
      done = this.#goOn(range, { records: done.records + rows, lines: done.lines + rows, end });
    }
    return { ...done, src: range.src, from: range.from, end: done.consumed };
  }

  /** Continues after bad lines. */
  #goOn(
    range: ScanRange,
    { records, lines, end }: Pick<Scanned, 'records' | 'lines'> & { readonly end: number },
  ): Scanned {
    const isFull = records === range.most && end < range.to;
    if (isFull) return { records, lines, consumed: end, stopped: STOP.full };
    const next = this.records({ ...range, from: end }, records);
    return { ...next, records: records + next.records, lines: lines + next.lines };
  }

  /** Scans records by the kernel. @param first the number of rows that the batch has */
  records({ src, from, to, isLast, most }: ScanRange, first: number): Scanned {
    const { delimiter, quote, width, targets: fields } = this.#plan;
    const { targets, spans, bounds, bits, lineList } = this.#regions;
    const records = this.#kernel.scan(
      src,
      from,
      to,
      delimiter,
      quote,
      width,
      targets,
      isLast ? 1 : 0,
      spans + 8 * fields.length * first,
      bounds + 8 * first,
      most - first,
      bits,
      lineList,
    );
    const [consumed, stopped] = [this.#kernel.consumed.value, this.#kernel.stopped.value];
    if (this.#kernel.longest.value <= this.#plan.maxRecord) {
      return { records, consumed, stopped, lines: this.#kernel.lines.value };
    }
    const long = this.#firstTooLong(first, records);
    const start = this.#bounds[2 * (first + long)] as number;
    const lines = this.#kernel.countLines(src, from, start, to);
    return { records: long, consumed: start, stopped: STOP.fallback, lines };
  }

  /** The number of records before the first one that may be too long. */
  #firstTooLong(first: number, records: number): number {
    for (let i = first; i < first + records; i++) {
      const length = (this.#bounds[2 * i + 1] as number) - (this.#bounds[2 * i] as number);
      if (length > this.#plan.maxRecord) return i - first;
    }
    return records;
  }
}
