import type { DiscretizeError, Place } from '../../core/errors/error.ts';
import type { Utf8 } from '../decode.ts';
import type { Dialect } from '../dialect.ts';
import { countLines } from '../lines.ts';
import {
  type CsvRecord,
  isBlankLine,
  locateField,
  type Origin,
  type RecordBlock,
} from '../records/record-block.ts';
import { namesFault } from './same-header.ts';

/** How the first file is written, for the output to follow. */
export interface FileStyle {
  readonly hasBom: boolean;
  readonly lineEnd: LineEnd;
  /** Whether the first record has a line end; a lone header may lack it. */
  readonly hasLineEnd: boolean;
}

type LineEnd = '\r\n' | '\n' | '\r';

/** Where the header of a source is, in bytes without a byte order mark. */
export interface HeadPlace {
  /** Where its record starts (inclusive) and ends (exclusive); both the first row's start without one. */
  readonly start: number;
  readonly end: number;
  /** The line that the rows begin on, counted from 1. */
  readonly rowsLine: number;
}

/** The first record of a source. */
export interface SourceHead {
  readonly head: HeadPlace;
  readonly style: FileStyle;
  /** The first record's fields; empty where there is none. */
  readonly first: readonly string[];
  /** Where one of them stands. */
  readonly placeOf: (field: number) => Place;
}

/** The dialect with the delimiter that a source names. */
export function namedDialect(given: Dialect, { separator }: Pick<Utf8, 'separator'>): Dialect {
  return { ...given, delimiter: separator?.delimiter ?? given.delimiter };
}

/** The head of a source, and the block that it is in, without it. */
interface FoundHead extends SourceHead {
  readonly rest: RecordBlock;
}

/** The head in a block that only blank lines come before; a fault if it is broken or cannot be read. */
export function headIn(
  block: RecordBlock,
  hasBom: boolean,
  dialect: Dialect,
): { readonly found?: FoundHead; readonly fault?: DiscretizeError | undefined } {
  const { records, origin, failure } = block;
  const at = records.findIndex((record) => !isBlankLine(record, origin));
  const first = records[at];
  if (first === undefined) return { fault: failure };
  const placeOf = (field: number): Place => locateField(origin, first, field);
  const fault = first.fault ?? namesFault(first.fields, placeOf, dialect);
  if (fault !== undefined) return { fault };
  const rest = { ...block, records: records.slice(dialect.header ? at + 1 : at) };
  const style = { hasBom, ...lineEndOf(first, origin.bytes) };
  const head = headPlace(first, dialect.header, origin);
  return { found: { head, style, first: first.fields, placeOf, rest } };
}

/** The head of a source without a record. */
export function noHead(name: string, hasBom: boolean): SourceHead {
  const placeOf = (): Place => ({ file: name });
  const style = { hasBom, lineEnd: '\n', hasLineEnd: false } as const;
  return { head: NO_HEADER, style, first: [], placeOf };
}

/** A last block, for the rows before a failure to end well. */
export function failureBlock(failure: DiscretizeError, dialect: Dialect): RecordBlock {
  const file = failure.at.file ?? '';
  const bytes = Buffer.alloc(0);
  const origin = { file, bytes, offset: 0, base: undefined, firstLine: 1, dialect };
  return { records: [], origin, failure };
}

const NO_HEADER: HeadPlace = { start: 0, end: 0, rowsLine: 1 };

function headPlace({ start, end: after }: CsvRecord, header: boolean, origin: Origin): HeadPlace {
  const end = header ? after : start;
  const { offset, bytes, firstLine } = origin;
  return { start: offset + start, end: offset + end, rowsLine: firstLine + countLines(bytes, end) };
}

function lineEndOf({ end }: CsvRecord, bytes: Buffer): Omit<FileStyle, 'hasBom'> {
  const tail = bytes.toString('latin1', Math.max(0, end - 2), end);
  if (tail === '\r\n') return { lineEnd: tail, hasLineEnd: true };
  if (tail.endsWith('\r')) return { lineEnd: '\r', hasLineEnd: true };
  return { lineEnd: '\n', hasLineEnd: tail.endsWith('\n') };
}
