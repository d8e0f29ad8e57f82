import { availableParallelism } from 'node:os';
import { parseDecimal, parseThousands } from '../../core/cells/notation.ts';
import { DiscretizeError } from '../../core/errors/error.ts';
import { parseNames } from '../../csv/columns/names.ts';
import { type Dialect, parseDelimiter, resolveDialect } from '../../csv/dialect.ts';
import { chooseEngine, type EngineChoice } from '../../engine/choose-engine.ts';
import { unpackedName } from '../../io/compression/formats.ts';
import { choice } from '../arguments/choice.ts';
import { ENGINE_CHOICES } from '../arguments/choices.ts';
import type { RawOptions } from '../arguments/raw-options.ts';

/** The dialect that the flags describe; a `.tsv` file has tabs, compressed or not. */
export function dialectOf(flags: RawOptions, files: readonly string[]): Dialect {
  const isTsv = unpackedName(files[0] ?? '').endsWith('.tsv');
  return resolveDialect({
    delimiter:
      flags.delimiter === undefined ? (isTsv ? '\t' : undefined) : parseDelimiter(flags.delimiter),
    quote: sign(flags.quote),
    escape: sign(flags.escape),
    comment: flags.comment,
    encoding: flags.encoding,
    decimal: flags.decimal === undefined ? undefined : parseDecimal(flags.decimal),
    thousands: flags.thousands === undefined ? undefined : parseThousands(flags.thousands),
    header: flags.header && flags.names === undefined,
    names: flags.names === undefined ? undefined : parseNames(flags.names),
    lenient: flags.lenient,
    maxRecord: flags.maxRecord === undefined ? undefined : bytes('max-record', flags.maxRecord),
  });
}

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
export function bytes(flag: string, value: string): number {
  const [, digits = '', unit = ''] = /^(\d+)([kmg]?)$/i.exec(value) ?? [];
  const size = Number(digits) * (UNITS.get(unit.toLowerCase()) ?? 1);
  if (digits !== '' && size > 0 && Number.isSafeInteger(size)) return size;
  throw new DiscretizeError('E_USAGE', `--${flag} is no size: "${value}"`, {
    expected: 'a number of bytes',
    received: value,
    hint: 'write a number of bytes, such as 1048576, 512k or 16M',
  });
}

/** The engine that the flags and the dialect lead to. */
export function engineOf(flags: RawOptions, dialect: Dialect): EngineChoice {
  return chooseEngine(dialect, choice('engine', flags.engine, ENGINE_CHOICES) ?? 'auto');
}

/** How many threads work on blocks: as many as there are cores, if nothing is said. */
export function threadsOf({ threads }: RawOptions): number {
  if (threads === undefined) return availableParallelism();
  const count = Number(threads);
  if (/^\d+$/.test(threads) && count >= 1 && count <= MAX_THREADS) return count;
  throw new DiscretizeError('E_USAGE', `--threads is not "${threads}"`, {
    expected: `1 to ${MAX_THREADS}`,
    received: threads,
    hint: `it is a number from 1 to ${MAX_THREADS}`,
  });
}

const MAX_THREADS = 256;
