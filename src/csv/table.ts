import { DiscretizeError } from '../core/error.ts';
import { type Source, toUtf8, type Utf8 } from './decode.ts';
import type { Dialect } from './dialect.ts';
import {
  type CsvRecord,
  isBlankLine,
  locateField,
  type RecordBlock,
  readRecords,
} from './records.ts';
import { textOf } from './text.ts';

/**
 * A table that is being read: one or more sources with the same header. The records of its blocks
 * are all as wide as the header, and neither a header nor a blank line is among them.
 */
export interface Table {
  /** The column names; 1 to n where the dialect has no header. Empty for an input without a record. */
  readonly header: readonly string[];
  /** The first record, a header or not, as byte strings. */
  readonly firstFields: readonly string[];
  readonly style: FileStyle;
  /** The rows. Can be walked once. */
  readonly blocks: AsyncGenerator<RecordBlock>;
}

/** How the first file is written, for the output to follow. */
export interface FileStyle {
  readonly hasBom: boolean;
  readonly lineEnd: LineEnd;
  /** Whether the first record has a line end; a lone header may lack it. */
  readonly hasLineEnd: boolean;
}

type LineEnd = '\r\n' | '\n' | '\r';

/** A source that is read as far as its first record. */
interface Opened {
  readonly source: Source;
  readonly style: FileStyle;
  /** The first record's fields; empty where there is none. */
  readonly first: readonly string[];
  /** All blocks; the first one starts after the header, or at the first record where there is none. */
  readonly blocks: AsyncGenerator<RecordBlock>;
}

/**
 * Opens sources as one table and reads as far as the header. Sources without a record are passed over.
 *
 * @param sources at least one; all must have the same header, or the same width where there is none
 * @throws DiscretizeError for a first record that is broken, and while reading blocks for a source
 *   whose header differs. What is wrong with any other record is the `failure` of its block
 */
export async function openTable(sources: readonly Source[], dialect: Dialect): Promise<Table> {
  const waiting = [...sources];
  let opened = await open(waiting.shift() as Source, dialect);
  while (opened.first.length === 0 && waiting.length > 0) {
    opened = await open(waiting.shift() as Source, dialect);
  }
  return {
    header: namesOf(opened.first, dialect),
    firstFields: opened.first,
    style: opened.style,
    blocks: allBlocks(opened, waiting, dialect),
  };
}

function namesOf(first: readonly string[], dialect: Dialect): readonly string[] {
  return dialect.header ? first.map(textOf) : first.map((_, i) => String(i + 1));
}

async function open(source: Source, dialect: Dialect): Promise<Opened> {
  const utf8 = await toUtf8(source, dialect.encoding);
  const blocks = readRecords(utf8, source, dialect);
  for (let next = await blocks.next(); next.done !== true; next = await blocks.next()) {
    const { records, origin, failure } = next.value;
    const at = records.findIndex((record) => !isBlankLine(record, origin));
    const first = records[at];
    if (first !== undefined) {
      const rest = { ...next.value, records: records.slice(dialect.header ? at + 1 : at) };
      const style = { hasBom: utf8.hasBom, ...lineEndOf(first, origin.bytes) };
      return { source, style, first: first.fields, blocks: prepend(rest, blocks) };
    }
    if (failure !== undefined) throw failure;
  }
  return { source, style: styleOfNothing(utf8), first: [], blocks };
}

function styleOfNothing({ hasBom }: Utf8): FileStyle {
  return { hasBom, lineEnd: '\n', hasLineEnd: false };
}

function lineEndOf({ end }: CsvRecord, bytes: Buffer): Omit<FileStyle, 'hasBom'> {
  const tail = bytes.toString('latin1', Math.max(0, end - 2), end);
  if (tail === '\r\n') return { lineEnd: tail, hasLineEnd: true };
  if (tail.endsWith('\r')) return { lineEnd: '\r', hasLineEnd: true };
  return { lineEnd: '\n', hasLineEnd: tail.endsWith('\n') };
}

async function* prepend(
  first: RecordBlock,
  rest: AsyncGenerator<RecordBlock>,
): AsyncGenerator<RecordBlock> {
  yield first;
  yield* rest;
}

async function* allBlocks(
  first: Opened,
  others: readonly Source[],
  dialect: Dialect,
): AsyncGenerator<RecordBlock> {
  yield* regularBlocks(first, first.first.length);
  for (const source of others) {
    const opened = await open(source, dialect);
    if (opened.first.length === 0) continue;
    checkSameHeader(first, opened, dialect);
    yield* regularBlocks(opened, first.first.length);
  }
}

function checkSameHeader(first: Opened, other: Opened, dialect: Dialect): void {
  const [expected, received] = [namesOf(first.first, dialect), namesOf(other.first, dialect)];
  const isSame =
    expected.length === received.length && expected.every((name, i) => name === received[i]);
  if (isSame) return;
  const i = expected.findIndex((name, at) => name !== received[at]);
  const difference =
    expected.length === received.length
      ? `column ${i + 1} is "${received[i]}", not "${expected[i]}"`
      : `it has ${received.length} columns, not ${expected.length}`;
  throw new DiscretizeError(
    'E_HEADER_MISMATCH',
    `the header is not the same as in ${first.source.name}: ${difference}`,
    {
      at: { file: other.source.name, line: 1 },
      expected,
      received,
      hint: 'files given together are one table; run them one by one if they are not',
    },
  );
}

async function* regularBlocks(opened: Opened, width: number): AsyncGenerator<RecordBlock> {
  for await (const block of opened.blocks) {
    const regular = regularBlock(block, width);
    yield regular;
    if (regular.failure !== undefined) return;
  }
}

/**
 * Leaves out blank lines, and ends a block before a record of another width. In a table of one
 * column a blank line is an empty cell.
 */
function regularBlock(block: RecordBlock, width: number): RecordBlock {
  const { origin } = block;
  const records =
    width === 1 ? block.records : block.records.filter((record) => !isBlankLine(record, origin));
  const at = records.findIndex(({ fields }) => fields.length !== width);
  const ragged = records[at];
  if (ragged === undefined) return { ...block, records };
  return { origin, records: records.slice(0, at), failure: raggedRow(ragged, width, block) };
}

function raggedRow(record: CsvRecord, width: number, { origin }: RecordBlock): DiscretizeError {
  const count = record.fields.length;
  const at = locateField(origin, record, count > width ? width : count - 1);
  const has = `${count} ${count === 1 ? 'field' : 'fields'}`;
  const kind = origin.dialect.header ? 'the header' : 'the first row';
  return new DiscretizeError('E_RAGGED_ROW', `this row has ${has}, ${kind} has ${width}`, {
    at,
    expected: width,
    received: count,
    hint:
      count > width
        ? 'put a field that holds the delimiter in quotes'
        : 'a delimiter is missing, or the row was cut off',
  });
}
