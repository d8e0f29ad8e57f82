import { describe, expect, test } from 'vitest';
import * as browser from '../../src/browser.ts';
import * as main from '../../src/index.ts';

const SPEC = main.parseSpec({ a: [0] });
const LIST = main.Boundaries.of([0, 1]);
const ROWS = [[[1]], ['a']];
const COLUMNS = [{ a: [1] }, {}];
const OBJECTS = [[{ a: 1 }], {}];

/** Good arguments of every function; one after the other gives way to a wrong one. */
const ARGUMENTS: Readonly<Record<string, readonly unknown[]>> = {
  binInterval: [LIST, 0],
  binLabel: [LIST, 0, 3],
  binMidpoint: [LIST, 0],
  binOf: [1, LIST],
  boundariesReached: [1, LIST],
  'Boundaries.of': [[0, 1], {}],
  'Boundaries.parse': ['0,1', {}],
  bucketize: [[1], LIST, new Int32Array(3)],
  bucketizeValue: [1, LIST],
  defineSpec: [{ a: [0] }],
  discretize: ['a\n1\n', { a: [0] }, {}],
  discretizeSync: ['a\n1\n', { a: [0] }, {}],
  discretizer: [{ a: [0] }],
  fit: [[1, 2, 3], {}],
  nodeStream: [{ a: [0] }, {}],
  parseNumber: ['1'],
  parseSpec: [{ a: [0] }, {}],
  stringifySpec: [SPEC, 'x'],
  toKeras: [SPEC, SPEC.features[0]],
  transformColumns: [SPEC, ...COLUMNS],
  transformObjects: [SPEC, ...OBJECTS],
  transformRows: [SPEC, ...ROWS],
  webStream: [{ a: [0] }, {}],
  'discretizer().bins': [0],
  'discretizer().inverse': [[0, 1], {}],
  'discretizer().csv': ['a\n1\n', {}],
  'discretizer().csvSync': ['a\n1\n', {}],
  'discretizer().sparse': ROWS,
  'discretizer().toJSON': [],
  'discretizer().transform': ROWS,
  'discretizer().transformColumns': COLUMNS,
  'discretizer().transformObjects': OBJECTS,
};

/** What no argument, or hardly one, is. */
const HOSTILE: readonly unknown[] = [
  ...[null, undefined, 0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1e12, 2 ** 53, 10n],
  ...['', 'x', '{', '\0', 'x'.repeat(100_000), true, Symbol('s'), () => 1, class {}],
  ...[
    [],
    [null],
    [undefined],
    [[]],
    [{}],
    [Number.NaN],
    ['x'],
    [1, 0],
    [Symbol('s')],
    [10n ** 30n],
  ],
  ...[{}, { a: null }, { a: 1 }, { a: {} }, { length: 1e12 }, { length: -1 }],
  ...[{ [Symbol.iterator]: 5 }, { [Symbol.asyncIterator]: 5 }, { columns: null }],
  ...[{ features: null }, { features: [null] }, { features: [null], na_values: [] }],
  ...[new Map(), new Set([1]), new Date(0), new Date(Number.NaN), /x/, new Error('e')],
  ...[
    new Uint8Array(2),
    new BigInt64Array(2),
    new ArrayBuffer(3),
    new DataView(new ArrayBuffer(3)),
  ],
  ...[
    Object.create(null),
    [Object.create(null)],
    { toString: null },
    Promise.resolve(1),
    new WeakMap(),
  ],
  { constructor: 5 },
];

/** Programs that use only the rule are small: its functions throw a TypeError with a code. */
const RULE = ['boundariesReached', 'bucketize', 'bucketizeValue'];

type Call = (...given: readonly unknown[]) => unknown;

/** The functions of an entry point, and those of what they make, by name. */
function functionsOf(door: object): ReadonlyMap<string, Call> {
  const own = Object.entries(door).filter(([, one]) => typeof one === 'function');
  const bins = (door as typeof browser).discretizer({
    columns: ['a'],
    boundaries: [0],
    output: 'one_hot',
  });
  const { Boundaries } = door as typeof browser;
  const classes = ['Boundaries', 'DiscretizeError'];
  return new Map<string, Call>([
    ...own.filter(([name]) => !classes.includes(name)),
    ['Boundaries.of', (...given) => Boundaries.of(...(given as [never]))],
    ['Boundaries.parse', (...given) => Boundaries.parse(...(given as [never]))],
    ...Object.entries(bins)
      .filter(([, one]) => typeof one === 'function')
      .map(([name, one]): [string, Call] => [`discretizer().${name}`, one as Call]),
  ]);
}

/** Calls a function, and reads all output that it gives. */
async function finished(call: Call, given: readonly unknown[]): Promise<void> {
  const result = call(...given) as Partial<AsyncIterable<unknown>> & { destroy?: () => void };
  if (typeof result?.destroy === 'function') result.destroy();
  else if (typeof result?.[Symbol.asyncIterator] === 'function') {
    for await (const _ of result as AsyncIterable<unknown>);
  } else await result;
}

/** What is thrown that is not an error of the library. */
async function strayErrors(name: string, call: Call): Promise<string[]> {
  const good = ARGUMENTS[name] ?? [];
  const stray: string[] = [];
  for (const position of good.keys()) {
    for (const [index, wrong] of HOSTILE.entries()) {
      const given = good.with(position, wrong);
      const thrown = await finished(call, given).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (thrown !== undefined && !isOurs(name, thrown)) {
        stray.push(`argument ${position + 1}, hostile value ${index}: ${String(thrown)}`);
      }
    }
  }
  return stray;
}

function isOurs(name: string, thrown: unknown): boolean {
  if (RULE.includes(name)) {
    return thrown instanceof TypeError && 'code' in thrown && thrown.code === 'E_USAGE';
  }
  return thrown instanceof main.DiscretizeError && thrown.code !== 'E_BUG';
}

describe.each([
  ['discretize', main],
  ['discretize/browser', browser],
])('wrong arguments of %s', (_, door) => {
  const functions = functionsOf(door);

  test('this test has good arguments of every function', async () => {
    expect(Object.keys(ARGUMENTS)).toEqual(expect.arrayContaining([...functions.keys()]));
    for (const [name, call] of functions) await finished(call, ARGUMENTS[name] ?? []);
  });

  test.each([...functions])('%s answers them by an error of the library, or not', async (...of) => {
    expect(await strayErrors(...of)).toEqual([]);
  });
});

test('an error names the argument', () => {
  expect(() => main.toKeras(null as never, SPEC.features[0] as never)).toThrow(
    'invalid argument spec: null',
  );
  expect(() => main.toKeras(SPEC, undefined as never)).toThrow(
    'invalid argument feature: undefined',
  );
  expect(() => main.binLabel([0] as never, 0)).toThrow('invalid argument boundaries: an array');
  expect(() => main.binLabel(LIST, 0, 18)).toThrow('invalid argument digits: 18');
  expect(() => main.binInterval(LIST, 3)).toThrow('invalid argument code: 3');
  expect(() => main.binOf('5' as never, LIST)).toThrow('invalid argument x: "5"');
  expect(() => main.parseNumber(5 as never)).toThrow('invalid argument text');
});

test('null is missing for one value, as in a column, and not 0', () => {
  expect(main.bucketizeValue(null as never, LIST)).toBe(2);
  expect(main.bucketizeValue(undefined as never, LIST)).toBe(2);
  expect(() => main.bucketizeValue('0' as never, LIST)).toThrow(TypeError);
});

test('discretize is all of discretize/browser, and more', () => {
  expect(Object.keys(main)).toEqual(expect.arrayContaining(Object.keys(browser)));
});
