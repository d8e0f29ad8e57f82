import { DiscretizeError, type Place } from '../../core/errors/error.ts';
import { textOf } from '../byte-string.ts';
import type { Dialect } from '../dialect.ts';
import { delimiterHint } from '../likely-delimiter.ts';

/** A source whose first record was read. */
export interface Headed {
  readonly source: { readonly name: string };
  /** The fields of the first record, as byte strings. */
  readonly first: readonly string[];
  /** The location of a field of that record. */
  readonly placeOf: (field: number) => Place;
}

/** The column names: the first record; the dialect's names, or 1 to n, if it has no header. */
export function namesOf(first: readonly string[], { header, names }: Dialect): readonly string[] {
  return header ? first.map(textOf) : first.map((_, i) => names?.[i] ?? String(i + 1));
}

/** The error for a first record whose number of fields differs from the number of names of the dialect. */
export function namesFault(
  first: readonly string[],
  placeOf: Headed['placeOf'],
  { names }: Dialect,
): DiscretizeError | undefined {
  if (names === null || first.length === 0 || first.length === names.length) return undefined;
  const named = counted(names.length, 'name');
  const wide = counted(first.length, 'column');
  return new DiscretizeError('E_DIALECT', `${named} for ${wide}`, {
    at: placeOf(Math.min(names.length, first.length - 1)),
    expected: first.length,
    received: names.length,
    hint:
      delimiterHint(first.map(textOf)) ?? 'use a name for every column, in the order of the file',
  });
}

function counted(n: number, one: string): string {
  return `${n} ${n === 1 ? one : `${one}s`}`;
}

/**
 * Checks that a source can continue the table of another source.
 *
 * @throws DiscretizeError E_HEADER_MISMATCH
 */
export function checkSameHeader(first: Headed, other: Headed, dialect: Dialect): void {
  const [expected, received] = [namesOf(first.first, dialect), namesOf(other.first, dialect)];
  const isSame =
    expected.length === received.length && expected.every((name, i) => name === received[i]);
  if (isSame) return;
  const i = expected.findIndex((name, at) => name !== received[at]);
  const difference =
    expected.length === received.length
      ? `column ${i + 1} is "${received[i]}", not "${expected[i]}"`
      : `it has ${received.length} ${received.length === 1 ? 'column' : 'columns'}, not ${expected.length}`;
  throw new DiscretizeError(
    'E_HEADER_MISMATCH',
    `the header differs from ${first.source.name}: ${difference}`,
    {
      at: other.placeOf(i < 0 ? expected.length : i),
      expected,
      received,
      hint: 'files of one run need the same header; run the others separately',
    },
  );
}
