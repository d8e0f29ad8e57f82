import { DiscretizeError, type Place } from '../../core/errors/error.ts';
import { textOf } from '../byte-string.ts';
import type { Dialect } from '../dialect.ts';

/** A source whose first record is read. */
export interface Headed {
  readonly source: { readonly name: string };
  /** The first record's fields, as byte strings. */
  readonly first: readonly string[];
  /** Where a field of that record is. */
  readonly placeOf: (field: number) => Place;
}

/** The column names: the first record, or 1 to n where the dialect has no header. */
export function namesOf(first: readonly string[], dialect: Dialect): readonly string[] {
  return dialect.header ? first.map(textOf) : first.map((_, i) => String(i + 1));
}

/**
 * Checks that a source can go on the table of another one.
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
    `the header is not the same as in ${first.source.name}: ${difference}`,
    {
      at: other.placeOf(i < 0 ? expected.length : i),
      expected,
      received,
      hint: 'files given together are one table; run them one by one if they are not',
    },
  );
}
