import type { RecordFields } from '../csv/line.ts';
import type { CsvRecord, RecordBlock } from '../csv/records/record-block.ts';
import type { Rejections } from '../csv/table/rejections.ts';
import { SAMPLE_ROWS } from '../plan/choose.ts';

/** The first blocks of a table, read to choose columns; they are processed later. */
export class RowSample {
  readonly blocks: RecordBlock[] = [];
  readonly #rejections: Rejections;
  #rows = 0;
  #isOver = false;

  constructor(rejections: Rejections) {
    this.#rejections = rejections;
  }

  /** True once there are enough rows, or no more can be read. */
  get isFull(): boolean {
    return this.#isOver || this.#rows >= SAMPLE_ROWS;
  }

  add(block: RecordBlock): void {
    const good = goodRecords(block.records, this.#rejections);
    this.blocks.push(block);
    this.#rows += good.length;
    const isBroken = this.#rejections.isStrict && good.length < block.records.length;
    this.#isOver = isBroken || block.failure !== undefined;
  }

  /**
   * The fields of the good rows.
   *
   * @throws DiscretizeError if no row can be read, so that columns cannot be chosen
   */
  fields(): readonly RecordFields[] {
    const good = this.blocks.flatMap(({ records }) => goodRecords(records, this.#rejections));
    if (good.length === 0 && this.#rejections.isStrict) throwFirstFault(this.blocks);
    return good.map((record) => record.line ?? record.fields);
  }
}

function throwFirstFault(blocks: readonly RecordBlock[]): void {
  for (const { records, failure } of blocks) {
    const error = records.find(({ fault }) => fault !== undefined)?.fault?.error() ?? failure;
    if (error !== undefined) throw error;
  }
}

/** The good records among some; only those before the first bad one if that fails the run. */
function goodRecords(
  records: readonly CsvRecord[],
  { isStrict }: Rejections,
): readonly CsvRecord[] {
  const bad = records.findIndex(({ fault }) => fault !== undefined);
  if (bad < 0) return records;
  return isStrict ? records.slice(0, bad) : records.filter(({ fault }) => fault === undefined);
}
