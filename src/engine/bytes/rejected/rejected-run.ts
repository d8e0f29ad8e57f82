import type { Place } from '../../../core/errors/error.ts';
import { readColumns } from '../../../csv/columns/columns.ts';
import { countLines, isLineEnd } from '../../../csv/lines.ts';
import { type Origin, type RecordBlock, rowsOf } from '../../../csv/records/record-block.ts';
import { RecordReader } from '../../../csv/records/record-reader.ts';
import { normalizeWidth } from '../../../csv/table/normalize-width.ts';
import { type BadRow, type BadRun, Rejections } from '../../../csv/table/rejections.ts';
import type { CsvReadPlan } from '../../../plan/csv-plan.ts';
import { type RejectedRows, ROW_INTS } from '../worker/faults/row-faults.ts';
import { RejectLines } from './reject-lines.ts';

/** The plan of a table, and the number of fields of a record. */
interface RejectedContext {
  readonly plan: CsvReadPlan;
  readonly width: number;
}

/** Makes runs of the rows of a table that workers reject. */
export class RejectedRuns {
  readonly #context: RejectedContext;
  readonly #lines: RejectLines;

  constructor(context: RejectedContext) {
    const { plan, width } = context;
    this.#context = context;
    this.#lines = new RejectLines({ columns: plan.columns, width, dialect: plan.dialect });
  }

  /**
   * The run of the rejected rows of a task, which reads them from the bytes of their block.
   *
   * @param origin the bytes, from the start of the block
   * @param from the start of the task, on the first line of the origin
   */
  run(origin: Origin, rejected: RejectedRows, from: number): BadRun {
    const placeOf = (index: number): number => rejected.rows[ROW_INTS * index + 4] as number;
    const lineAt = (offset: number): number =>
      origin.firstLine + countLines(origin.bytes, offset, from);
    return {
      count: rejected.count,
      row: (index) => this.#row(origin, rejected.rows, index, lineAt),
      place: (index): Place => ({ file: origin.file, line: lineAt(placeOf(index)) }),
      lines: () => this.#lines.lines(origin, rejected, from),
    };
  }

  /** Reads a row again with csv-parse and the grammar, for its error. */
  #row(
    origin: Origin,
    rows: Int32Array,
    index: number,
    lineAt: (offset: number) => number,
  ): BadRow {
    const { plan, width } = this.#context;
    const [start = 0, end = 0] = rows.subarray(ROW_INTS * index);
    const block = recordIn({ ...origin, firstLine: lineAt(start) }, start, end);
    const names = plan.columns.map(({ name }) => name);
    const bad: BadRow[] = [];
    const take = (row: BadRow): void => void bad.push(row);
    const rejections = new Rejections({ limit: Number.POSITIVE_INFINITY, take });
    const row = rowsOf(normalizeWidth(block, width, names));
    readColumns(row, plan.columns, plan.rules, rejections);
    rejections.handOnNow();
    const [found] = bad;
    if (found === undefined) throw new Error('a rejected row that is good');
    return found;
  }
}

/** The record at some bytes, as csv-parse reads it. */
function recordIn(
  { dialect, file, firstLine, base = 0, bytes }: Origin,
  start: number,
  end: number,
): RecordBlock {
  const reader = new RecordReader(dialect, file, firstLine, base + start, true);
  reader.add(bytes.subarray(start, end));
  reader.end(isLineEnd(bytes[end - 1]) ? 'more' : 'end');
  const block = reader.next();
  if (block === undefined) throw new Error('a rejected row that is not a record');
  return block;
}
