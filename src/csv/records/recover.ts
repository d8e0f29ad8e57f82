import { type DiscretizeError, withoutStack } from '../../core/errors/error.ts';
import { faultOf } from '../../core/errors/row-fault.ts';
import { isLineEnd, type Known, type LineCounter, lineEnd, nextLine } from '../lines.ts';
import { diagnose, type Fault, isTooLong, tooLong } from './diagnose.ts';
import { fieldTexts } from './field-texts.ts';
import type { ParserError } from './parser.ts';
import { isPlaceWhole, recordStart } from './positions.ts';
import { type CsvRecord, linesOf, type Origin } from './record-block.ts';
import { strayRun } from './stray-run.ts';

/**
 * The end of bytes. `end`: the end of the input; `failure`: the input cannot be read further; `more`: other bytes
 * follow, which do not begin with the LF of a CR LF. Undefined: more bytes will be added.
 */
export type Ending = 'end' | 'failure' | 'more';

/** The result of csv-parse for some bytes. */
export interface Parsed {
  readonly records: readonly CsvRecord[];
  /** The error for the bytes after the records. */
  readonly error: ParserError | undefined;
  readonly ending: Ending | undefined;
  /** True if the records after one with a stray quote are found without csv-parse. */
  readonly isQuick: boolean;
}

/** Good and bad records, and the way to continue after them. */
export interface Recovered {
  readonly records: readonly CsvRecord[];
  /** The end of the consumed bytes (exclusive). */
  readonly used: number;
  /** `on`: with more bytes; `anew`: at `used`, after a reset of csv-parse; `line`: after the end of the line. */
  readonly next: 'on' | 'anew' | 'line';
  /** The error that no reader can continue after. */
  readonly failure: DiscretizeError | undefined;
}

/**
 * Separates good and bad records. A bad record ends with the line of its fault; if a quote is unclosed or the record
 * is too long, with its first line. The bytes after it are parsed anew. The result does not depend on the cuts of the
 * input, so a bad record waits for the rest of its line.
 */
export function recover(origin: Origin, given: Parsed): Recovered {
  const { records: parsed, error, ending } = given;
  const lines = linesOf(origin);
  const records: CsvRecord[] = [];
  for (const record of parsed) {
    if (isCut(origin, record, ending)) break;
    const one = notTooLong(origin, record, lines);
    records.push(one);
    if (one.end !== record.end) return { records, used: one.end, next: 'anew', failure: undefined };
  }
  const used = records.at(-1)?.end ?? 0;
  const waiting: Recovered = { records, used, next: 'on', failure: undefined };
  // Lines are counted only for a fault.
  if (error === undefined && !isTooLong(origin, used, origin.bytes.length)) return waiting;
  return withFault(origin, given, waiting, lines.at(used));
}

/** The records with the bad record after the good ones, if there is one. */
function withFault(
  origin: Origin,
  { error, ending, isQuick }: Parsed,
  waiting: Recovered,
  known: Known,
): Recovered {
  const found = withoutStack(() => diagnose(origin, known, error));
  if (found === undefined || isOpen(found, ending)) return waiting;
  if (!isOver(ending) && !isPlaceWhole(origin.bytes, found.offset)) return waiting;
  if (found.error.code === 'E_BUG') return { ...waiting, failure: found.error };
  const last = badRecord(origin, found, { known, ending });
  if (last === undefined) return waiting;
  const records = [...waiting.records, last.record];
  if (isQuick && last.next === 'anew' && found.error.code === 'E_STRAY_QUOTE') {
    const place = { from: last.used, isTorn: ending === undefined, lines: linesOf(origin) };
    records.push(...strayRun(origin, place));
  }
  return { ...last, used: records.at(-1)?.end ?? last.used, records };
}

/** The record, as a bad record if it is too long. */
function notTooLong(origin: Origin, record: CsvRecord, lines: LineCounter): CsvRecord {
  const { start } = record;
  if (!isTooLong(origin, start, record.end)) return record;
  const known = lines.at(start);
  const fault = withoutStack(() => tooLong(origin, known));
  return badRecord(origin, fault, { known, ending: 'more' })?.record ?? record;
}

/** True for a record without its line ending, which may be the start of a longer record. */
function isCut({ bytes }: Origin, { end }: CsvRecord, ending: Ending | undefined): boolean {
  return (ending === 'failure' || ending === 'more') && !isLineEnd(bytes[end - 1]);
}

/** True if bytes after these may close the quote. */
function isOpen({ error: { code, cause } }: Fault, ending: Ending | undefined): boolean {
  return code === 'E_QUOTE_NOT_CLOSED' && cause !== undefined && ending !== 'end';
}

/** True if no more bytes will come. */
function isOver(ending: Ending | undefined): boolean {
  return ending === 'end' || ending === 'failure';
}

interface Bad extends Omit<Recovered, 'records'> {
  readonly record: CsvRecord;
}

/** True for a fault of quotes, which a lenient reader treats as text. */
function isAboutQuotes({ error: { code } }: Fault): boolean {
  return code === 'E_STRAY_QUOTE' || code === 'E_QUOTE_NOT_CLOSED';
}

interface State extends Pick<Parsed, 'ending'> {
  /** The start of the record; comments may precede it. */
  readonly known: Known;
}

/** The record with its fault, or the record that a lenient reader repairs; undefined if more bytes are needed. */
function badRecord(origin: Origin, fault: Fault, state: State): Bad | undefined {
  const isRepaired = origin.dialect.lenient && isAboutQuotes(fault);
  return isRepaired ? repairedRecord(origin, fault, state) : rejectedRecord(origin, fault, state);
}

function rejectedRecord(origin: Origin, { last, error }: Fault, state: State): Bad | undefined {
  const found = recordEnd(origin, last, state);
  if (found === undefined) return undefined;
  const { end, isOpen: isLineOpen } = found;
  const record = { fields: [], start: state.known.offset, end, fault: faultOf(error) };
  return { record, used: end, next: isLineOpen ? 'line' : 'anew', failure: undefined };
}

/** The repaired record, which ends with the line of the quote unless it is too long. */
function repairedRecord(origin: Origin, { quote }: Fault, state: State): Bad | undefined {
  const found = recordEnd(origin, quote, state);
  if (found === undefined) return undefined;
  const { bytes, dialect } = origin;
  const { known } = state;
  const [start, { end }] = [known.offset, found];
  if (found.isOpen || isTooLong(origin, start, end)) {
    return rejectedRecord(origin, tooLong(origin, known), state);
  }
  const from = recordStart(bytes, start, dialect);
  const fields = fieldTexts(bytes, { start: from, end }, dialect);
  const record = { fields, start, end, repaired: { quotes: true } } as const;
  return { record, used: end, next: 'anew', failure: undefined };
}

/** The end of a record that ends with a line; undefined if more bytes are needed. */
function recordEnd(
  { bytes, dialect }: Origin,
  last: number,
  { known, ending }: State,
): { readonly end: number; readonly isOpen: boolean } | undefined {
  const next = nextLine(bytes, last, ending === undefined);
  if (next !== undefined) return { end: next, isOpen: false };
  if (isOver(ending)) return { end: bytes.length, isOpen: false };
  const from = recordStart(bytes, known.offset, dialect);
  const isLong = bytes.length - from > dialect.maxRecord;
  if (!isLong || lineEnd(bytes, last) < bytes.length) return undefined;
  return { end: bytes.length, isOpen: true };
}
