import { parseDecimal, parseThousands } from '../../core/cells/notation.ts';
import { DiscretizeError } from '../../core/errors/error.ts';
import { parseNames } from '../../csv/columns/names.ts';
import {
  type Dialect,
  MAX_FOOTER,
  MAX_HEADER_ROWS,
  parseDelimiter,
  resolveDialect,
} from '../../csv/dialect.ts';
import { uncompressedName } from '../../io/compression/formats.ts';
import type { RawOptions } from '../arguments/raw-options.ts';

/** The flags of a dialect. */
export type DialectFlags = {
  readonly [Name in
    | 'delimiter'
    | 'quote'
    | 'escape'
    | 'comment'
    | 'encoding'
    | 'decimal'
    | 'thousands'
    | 'header'
    | 'names'
    | 'skip'
    | 'skipFooter'
    | 'headerRows'
    | 'lenient'
    | 'maxRecord']?: RawOptions[Name] | undefined;
};

/** The dialect that flags describe. Without `--delimiter`, a `.tsv` file has tabs, compressed or not. */
export function dialectOf(flags: DialectFlags, paths: readonly string[]): Dialect {
  const isTsv = uncompressedName(paths[0] ?? '').endsWith('.tsv');
  return resolveDialect({
    delimiter:
      flags.delimiter === undefined ? (isTsv ? '\t' : undefined) : parseDelimiter(flags.delimiter),
    quote: sign(flags.quote),
    escape: sign(flags.escape),
    comment: flags.comment,
    encoding: flags.encoding,
    decimal: flags.decimal === undefined ? undefined : parseDecimal(flags.decimal),
    thousands: flags.thousands === undefined ? undefined : parseThousands(flags.thousands),
    header: flags.header === undefined ? undefined : flags.header && flags.names === undefined,
    names: flags.names === undefined ? undefined : parseNames(flags.names),
    skip: lines('skip', flags.skip, 0, Number.MAX_SAFE_INTEGER),
    skipFooter: lines('skip-footer', flags.skipFooter, 0, MAX_FOOTER),
    headerRows: lines('header-rows', flags.headerRows, 1, MAX_HEADER_ROWS),
    lenient: flags.lenient,
    maxRecord: flags.maxRecord === undefined ? undefined : byteCount('max-record', flags.maxRecord),
  });
}

/** Reads a number of lines, from `least` to `most` (inclusive). */
function lines(
  flag: string,
  value: string | undefined,
  least: number,
  most: number,
): number | undefined {
  if (value === undefined) return undefined;
  const count = Number(value);
  if (/^\d+$/.test(value) && count >= least && count <= most) return count;
  const isOpen = most === Number.MAX_SAFE_INTEGER;
  throw new DiscretizeError('E_USAGE', `invalid --${flag} "${value}"`, {
    expected: isOpen ? `a whole number, ${least} or more` : `${least} to ${most}`,
    received: value,
    hint: isOpen ? 'use a whole number, such as 2' : `use ${least} to ${most}`,
  });
}

/** A quote or escape character; null for `none`. */
function sign(value: string | undefined): string | null | undefined {
  return value === 'none' ? null : value;
}

const UNITS: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['k', 2 ** 10],
  ['m', 2 ** 20],
  ['g', 2 ** 30],
]);

/**
 * Reads a size such as 1048576, 512k or 16M.
 *
 * @throws DiscretizeError E_USAGE
 */
export function byteCount(flag: string, value: string): number {
  const [, digits = '', unit = ''] = /^(\d+)([kmg]?)$/i.exec(value) ?? [];
  const size = Number(digits) * (UNITS.get(unit.toLowerCase()) ?? 1);
  if (digits !== '' && size > 0 && Number.isSafeInteger(size)) return size;
  throw new DiscretizeError('E_USAGE', `invalid --${flag} "${value}"`, {
    expected: 'a number of bytes',
    received: value,
    hint: 'use a number of bytes, such as 1048576, 512k or 16M',
  });
}
