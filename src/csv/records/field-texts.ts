import type { Dialect } from '../dialect.ts';
import { closingQuote, contentEnd, recordPositions, recordStart } from './positions.ts';
import type { CsvRecord, Origin } from './record-block.ts';

/**
 * Records in which an escape character counts only before a quote or itself. csv-parse removes every escape character
 * in quotes.
 */
export function withEscapes(
  records: readonly CsvRecord[],
  { bytes, dialect }: Origin,
): readonly CsvRecord[] {
  const { quote, escape } = dialect;
  if (escape === null || escape === quote) return records;
  return records.map((record) => {
    const { start, end, fault } = record;
    if (fault !== undefined || !bytes.subarray(start, end).includes(escape)) return record;
    const from = recordStart(bytes.subarray(0, end), start, dialect);
    return { ...record, fields: fieldTexts(bytes, { start: from, end }, dialect) };
  });
}

/**
 * The texts of the fields of a record, from its bytes: those of csv-parse for a good record, except that an escape
 * character before neither a quote nor itself is text. In a field with a stray or unclosed quote, every quote is
 * text.
 *
 * @param bytes contains the record, and maybe more
 * @param start the start of its first field (inclusive), after comments
 * @param end the end (exclusive), including its line ending
 * @returns byte strings
 */
export function fieldTexts(
  bytes: Buffer,
  { start, end }: { readonly start: number; readonly end: number },
  dialect: Dialect,
): string[] {
  const content = bytes.subarray(0, contentEnd(bytes, start, end));
  const { fields } = recordPositions(content, start, dialect, 'text');
  const gap = Buffer.byteLength(dialect.delimiter);
  return fields.map((from, i) => {
    const next = fields[i + 1];
    return fieldText(content, from, next === undefined ? content.length : next - gap, dialect);
  });
}

/** The text of a field, without quotes and escape characters if it is quoted correctly. */
function fieldText(bytes: Buffer, from: number, to: number, dialect: Dialect): string {
  const { quote, escape } = dialect;
  const raw = bytes.toString('latin1', from, to);
  if (quote === null || !raw.startsWith(quote)) return raw;
  const closing = closingQuote(bytes.subarray(0, to), from + 1, Buffer.from(quote), dialect);
  if (closing !== to - 1) return raw;
  const inner = raw.slice(1, -1);
  if (escape === null || !inner.includes(escape)) return inner;
  return unescaped(inner, quote, escape);
}

function unescaped(inner: string, quote: string, escape: string): string {
  let text = '';
  for (let at = 0; at < inner.length; at++) {
    const next = inner[at + 1];
    const isEscape = inner[at] === escape && (next === quote || next === escape);
    if (isEscape) at++;
    text += inner[at];
  }
  return text;
}
