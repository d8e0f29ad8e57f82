/** Rows whose key a spec does not know: they take the list of all rows, count as missing, or are rejected. */
export type Otherwise = 'all' | 'missing' | 'error';

/** The policies for rows of unknown groups. */
export const OTHERWISES: readonly Otherwise[] = ['all', 'missing', 'error'];

/** The number of the list of all rows, and the number of no list. */
export const ALL_ROWS = 0;
export const NO_LIST = -1;

/** Keys with numbers, as plain data for a worker. */
export interface KnownKeys {
  /** The keys in the order of their numbers, from 1. */
  readonly keys: readonly string[];
  readonly otherwise: Otherwise;
}

/** Finds the number of a key. */
export interface KeyTable {
  /** @returns undefined for a key whose row is rejected */
  readonly numberOf: (key: string) => number | undefined;
}

/** A table of the keys of a spec; an unknown key has the number of the policy for unknown keys. */
export function knownKeyTable({ keys, otherwise }: KnownKeys): KeyTable {
  const numbers = new Map(keys.map((key, i) => [key, i + 1]));
  const unknown = { all: ALL_ROWS, missing: NO_LIST, error: undefined }[otherwise];
  return { numberOf: (key) => numbers.get(key) ?? unknown };
}

/** A table that numbers keys in the order of their first use, from 0. */
export class KeyCollector implements KeyTable {
  readonly #numbers = new Map<string, number>();

  /** The keys in the order of their numbers. */
  get keys(): string[] {
    return [...this.#numbers.keys()];
  }

  numberOf(key: string): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(key, number);
    return number;
  }
}
