import { DiscretizeError } from '../../core/errors/error.ts';
import { COMPRESSIONS, type Compression, startsWith } from '../compression/formats.ts';
import type { Format } from '../formats/format-table.ts';
import { canHold, formatByName, formatByStart, isFormatOpen } from '../formats/formats.ts';

/** The first bytes of an input, and its format. */
export interface Begun {
  /** The first bytes, enough to recognize a format ({@link isOpen}). */
  readonly start: Uint8Array;
  /** The path as given. */
  readonly path: string;
  /** The name of the input in errors. */
  readonly name: string;
  /** The name of the format that it should have. */
  readonly expected: string;
  /** The compression of the bytes. */
  readonly outer?: Compression | undefined;
}

/** True if more first bytes are needed to recognize a format that is not text. */
export function isOpen(start: Uint8Array): boolean {
  const isPacking = COMPRESSIONS.some(
    ({ magic }) => magic.length > start.length && startsWith(magic, Array.from(start)),
  );
  return isPacking || isFormatOpen(start);
}

/**
 * Rejects an input whose first bytes or name show another format than the expected one; as CSV, it would look like a
 * table with an odd delimiter.
 *
 * @throws DiscretizeError E_ENCODING
 */
export function checkFormat({ start, path, name, expected, outer }: Begun): void {
  const packing = COMPRESSIONS.find(({ magic }) => magic.length > 0 && startsWith(start, magic));
  if (packing !== undefined) throw foreign(name, expected, packed(packing, outer), outer);
  const found = formatByStart(start);
  if (found !== undefined && !canHold(found, expected)) throw foreign(name, expected, found, outer);
  const named = start.length === 0 ? undefined : formatByName(path);
  if (named === undefined || named.isByName === false || canHold(named, expected)) return;
  const hint = `${named.hint}; if it is ${expected} anyway: discretize ... < FILE`;
  throw foreign(name, expected, { what: `${named.what} by its name`, hint }, outer);
}

/** The error for a compression that this version of Node cannot read, or that is inside another one. */
function packed(
  { name }: Compression,
  outer: Compression | undefined,
): Pick<Format, 'what' | 'hint'> {
  const hint = `decompress it first: ${name === 'gzip' ? 'zcat' : 'zstdcat'} FILE | discretize ...`;
  const isOld = name === 'zstd' && outer === undefined;
  return { what: `${name} data`, hint: isOld ? `${hint}; or use Node 22.15 or later` : hint };
}

function foreign(
  file: string,
  expected: string,
  { what, hint }: Pick<Format, 'what' | 'hint'>,
  outer: Compression | undefined,
): DiscretizeError {
  const inside = outer === undefined ? '' : ` inside ${outer.name} data`;
  const message = `the input is ${what}${inside}, not ${expected}`;
  return new DiscretizeError('E_ENCODING', message, { at: { file }, hint });
}
