import { DiscretizeError, type Place } from '../../core/errors/error.ts';
import { BOM } from '../byte-string.ts';
import { type Source, toUtf8, type Utf8 } from '../decode.ts';
import type { Dialect } from '../dialect.ts';
import { countLines } from '../lines.ts';
import type { RecordBlock } from '../records/record-block.ts';
import { readRecords } from '../records/records.ts';
import { type HeadRecord, headerPlace, joinHeaderRows, readHeaderRows } from './header-rows.ts';
import { namesFault } from './same-header.ts';

/** The format of the first file, which the output follows. */
export interface FileStyle {
  readonly hasBom: boolean;
  readonly lineEnd: LineEnd;
  /** True if the first record has a line ending, which a lone header may lack. */
  readonly hasLineEnd: boolean;
}

type LineEnd = '\r\n' | '\n' | '\r';

/** The location of the header of a source, in bytes without a byte order mark. */
export interface HeadPlace {
  /** The start (inclusive) and end (exclusive) of its record; without one, both are the start of the first row. */
  readonly start: number;
  readonly end: number;
  /** The line that the rows begin on, counted from 1. */
  readonly rowsLine: number;
}

/** The header of a source, or its first record without one. */
export interface SourceHead {
  readonly head: HeadPlace;
  readonly style: FileStyle;
  /** The fields of the header, or of the first record without one; empty for an input without records. */
  readonly first: readonly string[];
  /** The location of a field of that record. */
  readonly placeOf: (field: number) => Place;
}

/** A source that was read up to its header, or to its first record without one. */
export interface Opened extends SourceHead {
  readonly source: Source;
  /** The dialect, with the delimiter that the source names. */
  readonly dialect: Dialect;
  /** The number of bytes of the source before its text: a byte order mark, and a line that names the delimiter. */
  readonly lead: number;
  /** All blocks; the first starts after the header, or at the first record without one. */
  readonly blocks: AsyncGenerator<RecordBlock>;
  readonly close: () => Promise<void>;
}

/**
 * Reads a source up to its header, or to its first record without one.
 *
 * @throws DiscretizeError if the header is malformed or unreadable
 */
export async function openTableSource(source: Source, declared: Dialect): Promise<Opened> {
  const utf8 = await toUtf8(source, declared);
  const { lead, hasBom } = utf8;
  const dialect = namedDialect(declared, utf8);
  const blocks = readRecords(utf8, source, dialect);
  const close = async (): Promise<void> => void (await blocks.return(undefined));
  try {
    const { rows, rest } = await readHeaderRows(blocks, dialect);
    const head = headOf(rows, { name: source.name, hasBom, lead }, dialect);
    const all = rest === undefined ? blocks : prepend(rest, blocks);
    return { source, dialect, lead, ...head, blocks: all, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The dialect with the delimiter that a source names. */
export function namedDialect(declared: Dialect, { separator }: Pick<Utf8, 'separator'>): Dialect {
  return { ...declared, delimiter: separator?.delimiter ?? declared.delimiter };
}

/**
 * The head of a source.
 *
 * @throws DiscretizeError if the number of its fields differs from the names of the dialect, or if there are only
 *   skipped lines
 */
export function headOf(
  rows: readonly HeadRecord[],
  { name, hasBom, lead }: Pick<Utf8, 'hasBom' | 'lead'> & { readonly name: string },
  dialect: Dialect,
): SourceHead {
  if (rows.length === 0 && lead > (hasBom ? BOM.length : 0)) checkHeaderLeft(name, dialect);
  const first = joinHeaderRows(rows, dialect);
  const placeOf = headerPlace(rows, name);
  const fault = namesFault(first, placeOf, dialect);
  if (fault !== undefined) throw fault;
  return { head: headPlace(rows, dialect), style: { hasBom, ...lineEndOf(rows) }, first, placeOf };
}

/** Rejects a table whose lines, including its header, are all skipped. */
function checkHeaderLeft(file: string, { header, skip }: Dialect): void {
  if (!header || skip === 0) return;
  const lines = skip === 1 ? 'the skipped line' : `the ${skip} skipped lines`;
  throw new DiscretizeError('E_DIALECT', `no header after ${lines}`, {
    at: { file },
    hint: 'use --skip with the number of lines before the header',
  });
}

/** The location of the header; of a table without one, the start of the first record. */
function headPlace(rows: readonly HeadRecord[], { header }: Dialect): HeadPlace {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return { start: 0, end: 0, rowsLine: 1 };
  const { offset, bytes, firstLine } = last.origin;
  const end = header ? last.record.end : last.record.start;
  return {
    start: first.origin.offset + first.record.start,
    end: offset + end,
    rowsLine: firstLine + countLines(bytes, end),
  };
}

function lineEndOf(rows: readonly HeadRecord[]): Omit<FileStyle, 'hasBom'> {
  const last = rows.at(-1);
  if (last === undefined) return { lineEnd: '\n', hasLineEnd: false };
  const { end } = last.record;
  const tail = last.origin.bytes.toString('latin1', Math.max(0, end - 2), end);
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
