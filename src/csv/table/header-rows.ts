import { DiscretizeError, type Place } from '../../core/errors/error.ts';
import type { Dialect } from '../dialect.ts';
import type { RecordBlock } from '../records/record-block.ts';
import { type CsvRecord, isBlankLine, locateField, type Origin } from '../records/record-block.ts';

/** A record of the header, and its block. */
export interface HeadRecord {
  readonly record: CsvRecord;
  readonly origin: Origin;
}

/** The rows of a header; the first record if there is none. */
export interface HeaderRows {
  /** Empty for an input without a record. */
  readonly rows: readonly HeadRecord[];
  /** The rest of the block that contains the last of them. */
  readonly rest: RecordBlock | undefined;
}

/**
 * Reads the rows of the header. Blank lines before and between them are skipped.
 *
 * @throws DiscretizeError if a row is malformed, unreadable or missing
 */
export async function readHeaderRows(
  blocks: AsyncGenerator<RecordBlock>,
  dialect: Dialect,
): Promise<HeaderRows> {
  const steps = takingRows(dialect);
  let step = steps.next();
  while (step.done !== true) {
    const next = await blocks.next();
    step = steps.next(next.done === true ? undefined : next.value);
  }
  return step.value;
}

/** Reads the rows of the header of a table in memory, as {@link readHeaderRows}. */
export function readHeaderRowsNow(blocks: Generator<RecordBlock>, dialect: Dialect): HeaderRows {
  const steps = takingRows(dialect);
  let step = steps.next();
  while (step.done !== true) {
    const next = blocks.next();
    step = steps.next(next.done === true ? undefined : next.value);
  }
  return step.value;
}

/** Requests blocks until the header is complete. */
function* takingRows({
  header,
  headerRows,
}: Dialect): Generator<undefined, HeaderRows, RecordBlock | undefined> {
  const rows: HeadRecord[] = [];
  for (let block = yield; block !== undefined; block = yield) {
    const last = takeRows(block, rows, headerRows);
    if (last !== undefined) {
      return { rows, rest: { ...block, records: block.records.slice(header ? last + 1 : last) } };
    }
    if (block.failure !== undefined) throw block.failure;
  }
  if (rows.length > 0) throw tooFewRows(rows, headerRows);
  return { rows, rest: undefined };
}

/**
 * Adds the records of a block to the rows of a header.
 *
 * @returns the index of the record with the last row; undefined if it is not in the block
 */
function takeRows(
  { records, origin }: RecordBlock,
  rows: HeadRecord[],
  count: number,
): number | undefined {
  for (const [at, record] of records.entries()) {
    if (isBlankLine(record, origin)) continue;
    if (record.fault !== undefined) throw record.fault.error();
    rows.push({ record, origin });
    if (rows.length === count) return at;
  }
  return undefined;
}

/**
 * The names of a header of one or more rows: the non-empty fields of each column, joined with `_`.
 *
 * @throws DiscretizeError E_RAGGED_ROW for rows of different widths, unless the dialect is lenient
 */
export function joinHeaderRows(rows: readonly HeadRecord[], dialect: Dialect): readonly string[] {
  const [first] = rows;
  if (first === undefined || rows.length === 1) return first?.record.fields ?? [];
  const width = Math.max(...rows.map(({ record }) => record.fields.length));
  const ragged = rows.find(({ record }) => record.fields.length !== first.record.fields.length);
  if (ragged !== undefined && !dialect.lenient) throw raggedHeader(ragged, rows);
  return Array.from({ length: width }, (_, i) =>
    rows.flatMap(({ record }) => record.fields[i] || []).join('_'),
  );
}

/** The location of a column in the first row of a header. */
export function headerPlace(
  [first]: readonly HeadRecord[],
  file: string,
): (field: number) => Place {
  if (first === undefined) return () => ({ file });
  return (field) => locateField(first.origin, first.record, field);
}

function tooFewRows(rows: readonly HeadRecord[], count: number): DiscretizeError {
  const { record, origin } = rows.at(-1) as HeadRecord;
  const has = `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`;
  return new DiscretizeError('E_DIALECT', `the input has ${has}, the header needs ${count}`, {
    at: locateField(origin, record, 0),
    expected: count,
    received: rows.length,
    hint: 'use --header-rows with the number of rows of the header',
  });
}

function raggedHeader(ragged: HeadRecord, rows: readonly HeadRecord[]): DiscretizeError {
  const { record, origin } = ragged;
  const [width, count] = [rows[0]?.record.fields.length ?? 0, record.fields.length];
  const has = `${count} ${count === 1 ? 'field' : 'fields'}`;
  const at = locateField(origin, record, Math.min(width, count - 1));
  return new DiscretizeError(
    'E_RAGGED_ROW',
    `row ${rows.indexOf(ragged) + 1} of the header has ${has}, the first has ${width}`,
    { at, expected: width, received: count, hint: 'a header row needs a field for each column' },
  );
}
