import { DiscretizeError } from '../core/errors/error.ts';
import type { Dialect } from '../csv/dialect.ts';

/** The engines. Both write the same table; `bytes` is fast, `records` supports every dialect. */
export type EngineName = 'bytes' | 'records';

/** An engine, and the reason for it. */
export interface EngineChoice {
  readonly name: EngineName;
  readonly reason: string;
}

/** The reason why the kernel cannot run here: WebAssembly is off, or its memory cannot be allocated. */
export class KernelUnavailable extends Error {}

/** The maximum record length of the bytes engine. */
const MAX_RECORD = 256 * 1024 * 1024;

/** The values of `--engine`; `auto` chooses by the dialect. */
export type EngineOption = 'auto' | EngineName;

/** The names of the engine options. */
export const ENGINE_OPTIONS: readonly EngineOption[] = ['auto', 'bytes', 'records'];

/**
 * Chooses an engine by the dialect and the option only, never by the contents of the input.
 *
 * @throws DiscretizeError E_DIALECT if the bytes engine is requested for a dialect that it cannot read
 */
export function chooseEngine(dialect: Dialect, option: EngineOption = 'auto'): EngineChoice {
  const obstacle = bytesObstacle(dialect);
  if (option === 'records') return { name: 'records', reason: 'csv-parse and csv-stringify' };
  if (obstacle === undefined) {
    const reason = option === 'bytes' ? 'set by --engine' : 'default';
    return { name: 'bytes', reason };
  }
  if (option === 'auto') return { name: 'records', reason: obstacle };
  throw new DiscretizeError('E_DIALECT', `cannot use the bytes engine: ${obstacle}`, {
    hint: 'remove --engine, or use --engine records',
  });
}

/** The reason why the bytes engine cannot read or write a dialect; undefined if it can. */
function bytesObstacle(dialect: Dialect): string | undefined {
  const { delimiter, quote, escape, comment, encoding, maxRecord } = dialect;
  if (encoding !== 'utf-8') return `the input is decoded from ${encoding}`;
  if (comment !== null) return '--comment is set';
  if (escape !== quote) return 'the escape differs from the quote';
  if (Buffer.byteLength(delimiter) > 1) return 'the delimiter is more than one byte';
  if (Buffer.byteLength(quote ?? '') > 1) return 'the quote is more than one byte';
  if (/[0-9]/.test(delimiter + (quote ?? ''))) return 'the delimiter or the quote is a digit';
  return maxRecord > MAX_RECORD ? '--max-record is above 256 MiB' : undefined;
}

/**
 * True if a row may be only its line ending: one column, without quotes. Then line endings cannot be kept (a CR, an
 * empty row and an LF would be one line ending), so the records engine runs.
 */
export function isBare({ quote }: Dialect, width: number): boolean {
  return quote === null && width === 1;
}
