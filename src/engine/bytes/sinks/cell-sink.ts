import type { TakeCells } from '../../../core/row-block.ts';
import type { ReadStats } from '../../../core/stats.ts';
import { countLines, type Known } from '../../../csv/lines.ts';
import { rowsOf } from '../../../csv/records/record-block.ts';
import { targetPositions } from '../../../plan/positions.ts';
import { countBlock, emptyReadStats } from '../../stats.ts';
import { type FallbackContext, parseFallback } from '../fallback.ts';
import type { BlockSink, FallbackInput, FallbackResult, TakenBlock } from '../sink.ts';
import { readCellColumn } from '../worker/cell-layout.ts';
import { fieldText } from '../worker/keys/field-text.ts';
import type { TaskResult } from '../worker/process-block.ts';

/** Hands on cells; writes no bytes. */
export class CellSink implements BlockSink {
  readonly wants = 'cells';
  readonly stats: ReadStats;
  readonly output = undefined;
  readonly descriptor = undefined;
  readonly isBegun = false;
  readonly room = undefined;
  readonly #context: FallbackContext;
  readonly #take: TakeCells;
  readonly #quote: number;
  /** The number of found fields. */
  readonly #targets: number;
  /** For each column of the plan, its index among the found fields. */
  readonly #places: readonly number[];

  constructor(context: FallbackContext, take: TakeCells) {
    const { plan } = context;
    const { quote } = plan.dialect;
    // The fallback parser reads no cells; the receiver of its records does.
    this.#context = { ...context, plan: { ...plan, columns: [] } };
    this.stats = emptyReadStats(this.#context.plan);
    this.#take = take;
    this.#quote = quote === null ? -1 : quote.charCodeAt(0);
    const positions = targetPositions(plan, undefined);
    this.#targets = positions.length;
    const indexes = new Map(positions.map((position, index) => [position, index]));
    this.#places = plan.columns.map(({ position }) => indexes.get(position) as number);
  }

  async begin(): Promise<void> {}

  async take(
    { buffer }: WebAssembly.Memory,
    address: number,
    done: TaskResult,
    { src, from, line }: TakenBlock,
  ): Promise<void> {
    const { rows } = done;
    this.stats.rows += rows;
    if (rows === 0) return;
    const bytes = Buffer.from(buffer, src);
    const quote = this.#quote;
    const index = { rows, targets: this.#targets };
    this.#take.cells({
      rows,
      columns: this.#places.map((target) => readCellColumn(buffer, address, { target, ...index })),
      bytes,
      quote,
      textOf: (start, end) => fieldText(bytes, start, end, quote),
      lineOf: linesFrom(bytes, { offset: from, line }),
    });
  }

  async fallBack(one: FallbackInput): Promise<FallbackResult | undefined> {
    return await parseFallback(this.#context, one, async ({ block, columns }) => {
      countBlock(this.stats, columns);
      const { records } = columns;
      this.#take.rows({ ...rowsOf(block), rows: records });
      return { rows: records.length, failure: undefined };
    });
  }
}

/** The line numbers of offsets, most of which ascend. */
function linesFrom(bytes: Buffer, first: Known): (offset: number) => number {
  let known = first;
  return (offset) => {
    const { offset: start, line } = offset < known.offset ? first : known;
    known = { offset, line: line + countLines(bytes, offset, start) };
    return known.line;
  };
}
