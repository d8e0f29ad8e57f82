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
 * How bytes end: the input does; it cannot be read on; or there is more after them, which does not begin with
 * the LF of a CR LF. Without an ending, more bytes are about to come.
 */
export type Ending = 'end' | 'failure' | 'more';

/** The result of csv-parse for some bytes. */
export interface Parsed {
  readonly records: readonly CsvRecord[];
  /** Its result for the bytes after them. */
  readonly error: ParserError | undefined;
  readonly ending: Ending | undefined;
  /** Whether records like one with a stray quote are found without it. */
  readonly isQuick: boolean;
}

/** Good and bad records, and how to go on after them. */
export interface Recovered {
  readonly records: readonly CsvRecord[];
  /** Up to where the bytes are used (exclusive). */
  readonly used: number;
  /** `on`: with more bytes; `anew`: at `used`, where csv-parse was not; `line`: after the end of the line. */
  readonly next: 'on' | 'anew' | 'line';
  /** The error that no reader can continue after. */
  readonly failure: DiscretizeError | undefined;
}

/**
 * Tells good records from bad ones. A bad one goes to the end of the line that its fault is on: of the
 * line that it begins on, where a quote is not closed or it is too long. What comes after that is read
 * anew. All of this is the same wherever the input was cut, so a fault waits for the rest of its line.
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
  // The lines are counted for a fault only.
  if (error === undefined && !isTooLong(origin, used, origin.bytes.length)) return waiting;
  return withFault(origin, given, waiting, lines.at(used));
}

/** The same with the fault of the record after the good ones, if it has one. */
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

/** The record, or the bad one that it is if it is too long. */
function notTooLong(origin: Origin, record: CsvRecord, lines: LineCounter): CsvRecord {
  const { start } = record;
  if (!isTooLong(origin, start, record.end)) return record;
  const known = lines.at(start);
  const fault = withoutStack(() => tooLong(origin, known));
  return badRecord(origin, fault, { known, ending: 'more' })?.record ?? record;
}

/** A record without its line end may be the start of a longer one. */
function isCut({ bytes }: Origin, { end }: CsvRecord, ending: Ending | undefined): boolean {
  return (ending === 'failure' || ending === 'more') && !isLineEnd(bytes[end - 1]);
}

/** True if bytes that are not there might close the quote. */
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

/** True for what a lenient reader takes as text. */
function isAboutQuotes({ error: { code } }: Fault): boolean {
  return code === 'E_STRAY_QUOTE' || code === 'E_QUOTE_NOT_CLOSED';
}

interface State extends Pick<Parsed, 'ending'> {
  /** The start of the record; comments may come first. */
  readonly known: Known;
}

/** The record with a fault, or what a lenient reader makes of it; undefined if more bytes may tell. */
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

/** The row ends with the line that the quote is on, unless that is too long for one. */
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

/** Where a record ends that ends with a line; undefined if more bytes may tell. */
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
