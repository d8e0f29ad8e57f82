import { expect, test } from 'vitest';
import {
  Boundaries,
  bucketize,
  discretizer,
  fit as learned,
  stringifySpec,
} from '../../src/index.ts';
import { caught } from '../support/caught.ts';

const bins = discretizer({ a: [0] });

/** What looks like a column or rows, and is none. */
const IMPOSTORS: readonly (readonly [string, unknown])[] = [
  ['an array-like that is longer than arrays may be', { length: 1e12 }],
  ['an array-like of a negative length', { length: -1 }],
  ['an iterator that is no function', { [Symbol.iterator]: 5 }],
  ['a number', 5],
];

test.each(IMPOSTORS)(
  '%s is refused by a code, wherever columns and rows are taken',
  async (_, it) => {
    const uses: readonly (() => unknown)[] = [
      () => bucketize(it as never, Boundaries.of([0])),
      () => Boundaries.of(it as never),
      () => learned({ a: it as never }),
      () => bins.transform(it as never),
      () => bins.transformColumns({ a: it as never }),
      () => bins.transformObjects(it as never),
      () => bins.sparse(it as never),
    ];
    for (const use of uses) {
      const error = await Promise.resolve()
        .then(use)
        .catch((thrown: unknown) => thrown);
      expect(error, String(use)).toMatchObject({ code: expect.stringMatching(/^E_(?!BUG)/) });
    }
  },
);

test.each<[string, string, () => unknown]>([
  ['text for Boundaries.parse', 'E_BOUNDARIES', () => Boundaries.parse(5 as never)],
  ['a header', 'E_USAGE', () => bins.transform([[1]], 'a' as never)],
  ['names in a header', 'E_USAGE', () => bins.transform([[1]], [1] as never)],
  ['a spec', 'E_SPEC', () => stringifySpec([0] as never)],
  ['a cell', 'E_NOT_A_NUMBER', () => bins.transform([[Symbol('s')]] as never)],
  ['a cell of an object', 'E_NOT_A_NUMBER', () => bins.transformObjects([{ a: () => 1 }])],
])('what is not %s is refused: %s', async (_, code, run) => {
  expect((await caught(run)).code).toBe(code);
});

test('bucketize takes Boundaries, and says so of a list', () => {
  const list = [0, 1] as never;
  expect(() => bucketize([1], list)).toThrow('not Boundaries: 0,1');
  expect(() => bucketize([1], undefined as never)).toThrow('not Boundaries: undefined');
});
