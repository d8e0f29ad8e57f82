import { DiscretizeError } from '../../core/errors/error.ts';

/** A JSON object with unchecked members. */
export type Members = Readonly<Record<string, unknown>>;

/** A number in JSON. */
export type Plain = number | 'inf' | '-inf' | '-0';

/** Converts a number for JSON, which has no infinities and, as JavaScript writes it, no negative zero. */
export function toPlain(x: number): Plain {
  if (Object.is(x, -0)) return '-0';
  if (Number.isFinite(x)) return x;
  return x > 0 ? 'inf' : '-inf';
}

const WORDS: ReadonlyMap<unknown, number> = new Map([
  ['inf', Number.POSITIVE_INFINITY],
  ['-inf', Number.NEGATIVE_INFINITY],
  ['-0', -0],
]);

/**
 * The error for an invalid member of a sketch file.
 *
 * @param path the path of the member, such as `levels[2]`
 */
export function wrong(path: string, expected: string, received: unknown): DiscretizeError {
  return new DiscretizeError('E_FIT', `cannot read sketch: ${path} must be ${expected}`, {
    expected,
    received,
    hint: 'make the sketch again with discretize fit --partial',
  });
}

/**
 * Reads an object with exactly these members.
 *
 * @throws DiscretizeError E_FIT
 */
export function readObject(data: unknown, path: string, keys: readonly string[]): Members {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw wrong(path, 'an object', data);
  }
  const found = Object.keys(data);
  const stray = found.find((key) => !keys.includes(key));
  const lost = keys.find((key) => !found.includes(key));
  const expected = `an object of ${keys.join(', ')}`;
  if (stray !== undefined) throw wrong(path, expected, `an object with ${stray.slice(0, 40)}`);
  if (lost !== undefined) throw wrong(path, expected, `an object without ${lost}`);
  return data as Members;
}

/**
 * Reads a number, or a word for an infinity or -0; never NaN.
 *
 * @throws DiscretizeError E_FIT
 */
export function readNumber(data: unknown, path: string): number {
  const value = typeof data === 'number' ? data : WORDS.get(data);
  if (value === undefined || Number.isNaN(value)) {
    throw wrong(path, 'a number, "inf", "-inf" or "-0"', data);
  }
  return value;
}

/**
 * Reads a count: a whole number from 0 to 2^53 - 1.
 *
 * @throws DiscretizeError E_FIT
 */
export function readCount(data: unknown, path: string): number {
  if (typeof data === 'number' && Number.isSafeInteger(data) && data >= 0) return data;
  throw wrong(path, 'a whole number, 0 or more', data);
}

/**
 * Reads a list of at most `most` items.
 *
 * @throws DiscretizeError E_FIT
 */
export function readList(data: unknown, path: string, most: number): readonly unknown[] {
  if (!Array.isArray(data)) throw wrong(path, 'a list', data);
  if (data.length > most) throw wrong(path, `a list of at most ${most}`, data.length);
  return data;
}
