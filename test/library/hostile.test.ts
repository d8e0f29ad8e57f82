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
  '%s is rejected by a code, wherever columns and rows are taken',
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
])('what is not %s is rejected: %s', async (_, code, run) => {
  expect((await caught(run)).code).toBe(code);
});

test('bucketize takes Boundaries, and says so of a list', () => {
  const list = [0, 1] as never;
  expect(() => bucketize([1], list)).toThrow('not Boundaries: 0,1');
  expect(() => bucketize([1], undefined as never)).toThrow('not Boundaries: undefined');
});

/** Values that no conversion turns into text or a number. */
const WITHOUT_TEXT: readonly (readonly [string, unknown])[] = [
  ['an object without a prototype', Object.create(null)],
  [
    'an object whose text fails',
    {
      toString() {
        throw new Error('no text');
      },
    },
  ],
  ['an object whose text is an object', { toString: () => ({}) }],
  ['a symbol', Symbol('s')],
  ['a whole number of any size', 10n],
];

const GROUPED = {
  features: [
    { columns: ['a'], boundaries: [1], by: ['g'], groups: [{ key: ['x'], boundaries: [2] }] },
  ],
};

const TARGET = { a: [1, 2, 3, 4], t: [0, 1, 0, 1] };

/** Each place of the library that takes any value. */
const PLACES: readonly (readonly [string, (value: never) => unknown])[] = [
  ['a cell', (it) => discretizer({ a: [1] }).transformObjects([{ a: it, b: 1 }])],
  ['a cell to choose columns by', (it) => discretizer([1]).transformObjects([{ a: it, b: 1 }])],
  ['a cell of another column', (it) => discretizer({ a: [1] }).transformObjects([{ a: 1, b: it }])],
  ['a cell of a row', (it) => discretizer({ a: [1] }).transform([[it, 1]], ['a', 'b'])],
  ['a cell of a column', (it) => discretizer({ a: [1] }).transformColumns({ a: [it] })],
  ['a key of an object', (it) => discretizer(GROUPED).transformObjects([{ a: 1, g: it }])],
  ['a key of a column', (it) => discretizer(GROUPED).transformColumns({ a: [1], g: [it] })],
  ['a value to fit', (it) => learned({ a: [1, 2, it, 4] })],
  ['a value of a target', (it) => learned({ ...TARGET, t: [0, 1, 0, it] }, { target: 't' })],
  ['a key to fit', (it) => learned({ a: [1, 2, 3], g: [it, 'x', 'x'] }, { by: 'g', minRows: 1 })],
  ['an event', (it) => learned(TARGET, { target: 't', event: it })],
  ['a target', (it) => learned(TARGET, { target: it })],
  ['a number of bins', (it) => learned({ a: [1, 2] }, { bins: it })],
  ['a label', (it) => learned({ a: [1, 2, 3] }, { bins: 2, labels: [it, 'b'] })],
  ['a spec', (it) => discretizer(it)],
  ['boundaries', (it) => discretizer({ a: it })],
  ['a boundary', (it) => discretizer({ a: [it] })],
  [
    'a label of a spec',
    (it) => discretizer({ features: [{ boundaries: [1], labels: [it, 'b'] }] }),
  ],
  ['an output mode', (it) => discretizer({ features: [{ boundaries: [1], output: it }] })],
  ['a special code', (it) => discretizer({ features: [{ boundaries: [1], special: [it] }] })],
  [
    'a member of a record',
    (it) => discretizer({ features: [{ boundaries: [1], fit: { x: it } }] }),
  ],
  ['an option', (it) => discretizer([1]).transformObjects([{ a: 1 }], { columns: it })],
];

test.each(PLACES)('any value as %s is taken, or rejected by a code', async (_, use) => {
  for (const [name, value] of WITHOUT_TEXT) {
    const error = await Promise.resolve()
      .then(() => use(value as never))
      .then(() => undefined)
      .catch((thrown: unknown) => thrown);
    if (error === undefined) continue;
    expect(error, name).toMatchObject({ code: expect.stringMatching(/^E_(?!BUG)/) });
  }
});

test('a key that has no text is an error with its row and column', async () => {
  const rows = [
    { a: 1, g: 'x' },
    { a: 1, g: Object.create(null) },
  ];
  const error = await caught(() => discretizer(GROUPED).transformObjects(rows));
  expect(error).toMatchObject({ code: 'E_COLUMNS', at: { line: 2 } });
  expect(error.message).toBe('column "g" has a value that cannot be read as a key: an object');
});

test('a column of objects without text is not chosen, and stays as it is', () => {
  const note = Object.create(null) as object;
  const { rows } = discretizer([1]).transformObjects([{ a: 5, note }]);
  expect(rows).toEqual([{ a: 1, note }]);
});

test.each([
  ['an object', {}],
  ['an array', ['DE']],
  ['an invalid Date', new Date('x')],
])('%s is not a key of groups', async (_, value) => {
  const columns = { a: [1, 2, 3, 4], g: ['x', 'x', 'y', value] };
  const fitted = await caught(() => learned(columns as never, { by: 'g', bins: 2 }));
  expect(fitted).toMatchObject({ code: 'E_COLUMNS', at: { line: 4 } });
  const binned = await caught(() =>
    discretizer(GROUPED).transformColumns({ a: columns.a, g: columns.g } as never),
  );
  expect(binned).toMatchObject({ code: 'E_COLUMNS', at: { line: 4 } });
});

test('dates are keys of groups as ISO 8601 writes them', () => {
  const g = ['2026-01-05', '2026-01-05', '2026-01-06', '2026-01-06'].map((day) => new Date(day));
  const { spec } = learned({ a: [1, 2, 30, 40], g } as never, { by: 'g', bins: 2 });
  expect(spec.features[0]?.groups?.map(({ key }) => key)).toEqual([
    ['2026-01-05T00:00:00.000Z'],
    ['2026-01-06T00:00:00.000Z'],
  ]);
  const rows = g.map((day, i) => ({ a: [1, 2, 30, 40][i], g: day }));
  const binned = discretizer(spec).transformObjects(rows as never).rows;
  expect(binned.map(({ a }) => a)).toEqual([0, 1, 0, 1]);
});
