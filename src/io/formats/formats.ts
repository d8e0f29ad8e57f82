import { DiscretizeError } from '../../core/errors/error.ts';
import { uncompressedName } from '../compression/formats.ts';
import { shownPath } from '../system-error.ts';
import { FORMATS, type Format, JSON_FORMAT, MARKUP_FORMAT } from './format-table.ts';

/** The content that is written to a file. */
export type TextFormat = 'CSV' | 'JSON';

/** The bytes before the first character of JSON or HTML: a byte order mark and whitespace. */
const LEAD = /^(?:\xef\xbb\xbf)?[ \t\r\n]{0,32}/;
const OPEN_LEAD = /^(?:\xef\xbb?)?$/;

/** The beginning of JSON records; no header row begins so, since a quote within a field is an error. */
const JSON_START = /^(?:\{[ \t\r\n]{0,32}["}]|\[[ \t\r\n]{0,32}[{["\]])/;
const OPEN_JSON = /^(?:[{[][ \t\r\n]{0,32})?$/;

const MARKUP_STARTS: readonly string[] = ['<!doctype html', '<html', '<?xml'];

/** The number of first bytes that identify any format. */
const ENOUGH = 96;

/** The format by first bytes; undefined for possible CSV. */
export function formatByStart(start: Uint8Array): Format | undefined {
  const text = latin1(start);
  const found = FORMATS.find(
    ({ magic, isBinary = false }) =>
      magic !== undefined &&
      text.startsWith(magic) &&
      (!isBinary || isControl(text.charCodeAt(magic.length))),
  );
  if (found !== undefined) return found;
  const sign = text.replace(LEAD, '');
  if (JSON_START.test(sign)) return JSON_FORMAT;
  return MARKUP_STARTS.some((one) => sign.toLowerCase().startsWith(one))
    ? MARKUP_FORMAT
    : undefined;
}

/** True if more first bytes are needed to recognize a format. */
export function isFormatOpen(start: Uint8Array): boolean {
  const text = latin1(start);
  if (start.length >= ENOUGH) return false;
  if (OPEN_LEAD.test(text)) return true;
  const isMagic = FORMATS.some(({ magic, isBinary }) => {
    const needed = (magic?.length ?? 0) + (isBinary ? 1 : 0);
    return text.length < needed && magic?.startsWith(text.slice(0, magic.length));
  });
  const sign = text.replace(LEAD, '').toLowerCase();
  return isMagic || OPEN_JSON.test(sign) || MARKUP_STARTS.some((one) => one.startsWith(sign));
}

/** The format by the suffix of a name, compressed or not; undefined for possible CSV. */
export function formatByName(path: string): Format | undefined {
  const bare = uncompressedName(path);
  return FORMATS.find(({ suffixes }) => suffixes.some((suffix) => bare.endsWith(suffix)));
}

/**
 * True if a file of this format can have the expected content.
 *
 * @param expected CSV, JSON, or the name of a format with a reader of its own, which judges the bytes itself
 */
export function canHold(format: Format, expected: string): boolean {
  return expected === 'JSON' ? format === JSON_FORMAT : expected !== 'CSV';
}

/**
 * Rejects an output whose name has the suffix of another format.
 *
 * @throws DiscretizeError E_USAGE
 */
export function checkOutputName(path: string, written: TextFormat): void {
  const format = formatByName(path);
  if (format === undefined || canHold(format, written)) return;
  const message = `cannot write ${shownPath(path)}: discretize writes ${written}, not ${format.what}`;
  const name = written === 'CSV' ? '.csv' : '.json';
  throw new DiscretizeError('E_USAGE', message, {
    received: path,
    hint: `write a ${name} file, and convert it with duckdb or pandas`,
  });
}

function latin1(start: Uint8Array): string {
  return Buffer.from(start.subarray(0, ENOUGH)).toString('latin1');
}

function isControl(code: number): boolean {
  return code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d;
}
