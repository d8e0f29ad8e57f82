import { describe, expect, test } from 'vitest';
import { MAX_BOUNDARIES } from '../../src/core/boundaries.ts';
import { OUTPUT_MODE_NAMES, OUTPUT_WORDS } from '../../src/encode/registry.ts';
import { MAX_SPEC_LENGTH } from '../../src/spec/json/json.ts';
import { parseSpec } from '../../src/spec/parse.ts';
import {
  CLOSED_SIDES,
  INVALID_POLICIES,
  MISSING_POLICIES,
  PRECISIONS,
  type Spec,
} from '../../src/spec/spec.ts';
import { problemsOf, refusal } from './refusal.ts';

/** A spec of one feature with everything else left out. */
const ONE: Spec = {
  version: 1,
  precision: 'float64',
  missing: 'empty',
  invalid: 'error',
  na_values: [],
  default_na: true,
  features: [
    {
      name: undefined,
      columns: undefined,
      boundaries: [0, 1],
      output: 'int',
      closed: 'left',
      outside: 'bins',
      labels: undefined,
      fit: undefined,
    },
  ],
};

/** The problems of a document with one feature, which has the given keys besides its boundaries. */
const featureProblems = (keys: object): string[] =>
  problemsOf({ features: [{ boundaries: [0, 1], ...keys }] });

const documentProblems = (keys: object): string[] =>
  problemsOf({ ...keys, features: [{ boundaries: [0, 1] }] });

describe('a spec', () => {
  test('that says nothing but its boundaries has every default filled in', () => {
    expect(parseSpec({ features: [{ boundaries: [0, 1] }] })).toStrictEqual(ONE);
  });

  test('is the same as text and as a value', () => {
    const document = {
      $schema: 'schema.json',
      version: 1,
      precision: 'float32',
      missing: 'own',
      invalid: 'drop',
      na_values: ['-99', ''],
      default_na: false,
      features: [
        {
          name: 'trip',
          columns: ['a', 'b'],
          boundaries: [-0.5, 0, 0.1],
          output: 'count',
          closed: 'right',
          outside: 'bins',
          labels: ['v', 'w', 'x', 'y', 'none'],
          fit: { strategy: 'quantile', counts: [1, 2], more: { deep: [null, true] } },
        },
        { columns: ['c'], boundaries: [1] },
      ],
    };
    const { $schema, ...rest } = document;
    const [first, second] = rest.features;
    const expected = {
      ...rest,
      features: [first, { ...ONE.features[0], ...second }],
    };
    expect(parseSpec(document)).toStrictEqual(expected);
    expect(parseSpec(JSON.stringify(document))).toStrictEqual(expected);
    expect(parseSpec(`\ufeff${JSON.stringify(document, undefined, 2)}\n`)).toStrictEqual(expected);
  });

  test('has the bins between its boundaries where what is outside is missing', () => {
    const given = { boundaries: [0, 1, 2], outside: 'missing', labels: ['low', 'high'] };
    expect(parseSpec(given).features[0]).toMatchObject(given);
    expect(problemsOf({ ...given, labels: ['a', 'b', 'c', 'd'] })).toEqual([
      '/labels: 3 boundaries need 2 labels; there are 4',
    ]);
    expect(problemsOf({ boundaries: [0], outside: 'missing' })[0]).toMatch(
      /^\/boundaries: a single boundary has no bin beside it/,
    );
    expect(problemsOf({ boundaries: [0, 1], outside: 'bin' })[0]).toContain('did you mean');
  });

  test.each(['drop', 'error'])('cannot have such where missing values are "%s"', (missing) => {
    expect(problemsOf({ missing, boundaries: [0, 1], outside: 'missing' })).toEqual([
      `/outside: must be bins if missing values are "${missing}"; it is "missing"`,
    ]);
  });

  test('is not touched by what happens to the value it was read from', () => {
    const value = {
      na_values: ['x'],
      features: [
        { boundaries: [0, 1], columns: ['a'], labels: ['p', 'q', 'r'], fit: { counts: [1] } },
      ],
    };
    const copy = structuredClone(value);
    const spec = parseSpec(value);
    const before = structuredClone(spec);
    expect(value).toEqual(copy);
    const [feature] = value.features;
    value.na_values.push('y');
    feature?.boundaries.push(-1);
    feature?.columns.push('b');
    feature?.labels.push('s');
    feature?.fit.counts.push(2);
    expect(spec).toStrictEqual(before);
  });

  test.each(PRECISIONS)('may compare in %s', (precision) => {
    expect(parseSpec({ boundaries: [0, 1], precision })).toStrictEqual({ ...ONE, precision });
  });

  test.each(MISSING_POLICIES)('may say missing: %s', (missing) => {
    expect(parseSpec({ boundaries: [0, 1], missing })).toStrictEqual({ ...ONE, missing });
  });

  test.each(INVALID_POLICIES)('may say invalid: %s', (invalid) => {
    expect(parseSpec({ boundaries: [0, 1], invalid })).toStrictEqual({ ...ONE, invalid });
  });

  test.each(CLOSED_SIDES)('may close its bins on the %s', (closed) => {
    expect(parseSpec({ boundaries: [0, 1], closed }).features[0]?.closed).toBe(closed);
  });

  test.each(OUTPUT_MODE_NAMES)('may have the output mode %s, in any spelling', (output) => {
    const spellings = [output, output.toUpperCase(), output.replaceAll('_', '-')];
    for (const spelling of spellings) {
      expect(parseSpec({ boundaries: [0, 1], output: spelling }).features[0]?.output).toBe(output);
    }
  });

  test.each<[unknown, string]>([
    [null, 'null'],
    [3, '3'],
    [true, 'true'],
    [undefined, 'undefined'],
    ['null', 'null'],
    ['3', '3'],
    ['"[0, 1]"', '"[0, 1]"'],
    [`"${'x'.repeat(100)}"`, `"${'x'.repeat(39)}...`],
  ])('is an object or an array; %j is rejected', (input, what) => {
    const error = refusal(() => parseSpec(input));
    expect(error.problems).toEqual([
      { path: '', message: `a spec is an object or an array; this is ${what}` },
    ]);
    expect(error.message).toBe(
      `the spec is not valid: a spec is an object or an array; this is ${what}`,
    );
  });

  test('of another kind of value is rejected, never a crash', () => {
    expect(problemsOf(1n)).toEqual([': a spec is an object or an array; this is 1']);
    expect(problemsOf({ version: 1n, features: [{ boundaries: [0] }] })).toEqual([
      '/version: must be 1; it is 1',
    ]);
  });

  test.each([2, 0, '1', null, [1], Number.NaN])('of version %j is rejected', (version) => {
    expect(documentProblems({ version })).toEqual([
      expect.stringMatching(/^\/version: must be 1; it is /),
    ]);
  });

  test('shows the version that it has in the message', () => {
    expect(documentProblems({ version: 2 })).toEqual(['/version: must be 1; it is 2']);
  });
});

describe('the problems of a spec', () => {
  test('are all listed at once, each with a JSON Pointer', () => {
    const document = {
      version: 2,
      precision: 'float16',
      missing: 'keep',
      invalid: 3,
      na_values: ['NA', 5, null],
      default_na: 'yes',
      $schema: 7,
      features: [
        { boundaries: [1, 0], output: 'onehot', closed: 'both', name: [], columns: 'a' },
        { boundaries: 'x', labels: ['a', 1], fit: [] },
        { columns: [] },
        null,
      ],
    };
    const error = refusal(() => parseSpec(document));
    expect(error.problems).toEqual([
      { path: '/version', message: 'must be 1; it is 2' },
      { path: '/$schema', message: 'must be a string of at most 1000 characters; it is 7' },
      {
        path: '/precision',
        message: 'must be one of float64, float32; it is "float16", did you mean "float64"?',
      },
      { path: '/missing', message: 'must be one of empty, own, last, drop, error; it is "keep"' },
      { path: '/invalid', message: 'must be one of error, missing, drop; it is 3' },
      { path: '/na_values/1', message: 'must be a string of at most 1000 characters; it is 5' },
      { path: '/na_values/2', message: 'must be a string of at most 1000 characters; it is null' },
      { path: '/default_na', message: 'must be true or false; it is "yes"' },
      { path: '/features/0/closed', message: 'must be one of left, right; it is "both"' },
      {
        path: '/features/0/name',
        message: 'must be a string of at most 1000 characters; it is an array',
      },
      { path: '/features/0/columns', message: 'must be an array of strings; it is "a"' },
      {
        path: '/features/0/boundaries',
        message:
          'boundaries must strictly increase, but 1 (number 1) is followed by 0 (number 2) (sorted, without duplicates: 0,1)',
      },
      {
        path: '/features/0/output',
        message: `must be one of ${OUTPUT_WORDS.join(', ')}; it is "onehot", did you mean "one_hot"?`,
      },
      { path: '/features/1/boundaries', message: 'must be an array of numbers; it is "x"' },
      {
        path: '/features/1/labels/1',
        message: 'must be a string of at most 1000 characters; it is 1',
      },
      { path: '/features/1/fit', message: 'must be an object; it is an array' },
      { path: '/features/2', message: 'the key "boundaries" is missing' },
      { path: '/features/2/columns', message: 'must name at least one column' },
      { path: '/features/3', message: 'must be an object; it is null' },
      { path: '/features/1', message: 'only one feature may omit "columns"' },
      { path: '/features/3', message: 'only one feature may omit "columns"' },
    ]);
  });

  test('stand in the message, one a line', () => {
    const error = refusal(() => parseSpec({ precision: 1, features: [{}] }));
    expect(error.code).toBe('E_SPEC');
    expect(error.message).toBe(
      'the spec has 2 problems:\n' +
        '  /precision: must be one of float64, float32; it is 1\n' +
        '  /features/0: the key "boundaries" is missing',
    );
  });

  test('of the whole document have no pointer in the message', () => {
    const error = refusal(() => parseSpec({ version: 1 }));
    expect(error.message).toBe('the spec is not valid: the key "features" is missing');
    expect(error.problems).toEqual([{ path: '', message: 'the key "features" is missing' }]);
  });

  test('end after a thousand, and the message lists twenty', () => {
    const error = refusal(() => parseSpec({ features: Array(5_000_000).fill(0) }));
    expect(error.problems).toHaveLength(1000);
    const lines = error.message.split('\n');
    expect(lines).toHaveLength(22);
    expect(lines[0]).toBe('the spec has 1000 or more problems:');
    expect(lines[20]).toBe('  /features/19: must be an object; it is 0');
    expect(lines[21]).toBe('  and 980 more');
  });

  test('end after a thousand wrong items of one list, too', () => {
    const problems = problemsOf({ boundaries: [0], na_values: Array(5_000_000).fill(0) });
    expect(problems).toHaveLength(1000);
    expect(problems.at(-1)).toMatch(/^\/na_values\/999: /);
  });

  test('do not fill the screen with a long key', () => {
    const key = 'k'.repeat(1_000_000);
    const error = refusal(() => parseSpec({ features: [], [key]: 1 }));
    expect(error.message.length).toBeLessThan(500);
    expect(error.problems[0]?.path).toBe(`/${key}`);
  });
});

describe('an unknown key', () => {
  test.each<[object, string]>([
    [{ presicion: 'float32' }, '/presicion: unknown key "presicion", did you mean "precision"?'],
    [{ Missing: 'own' }, '/Missing: unknown key "Missing", did you mean "missing"?'],
    [{ na_value: [] }, '/na_value: unknown key "na_value", did you mean "na_values"?'],
    [{ schema: 'x' }, '/schema: unknown key "schema", did you mean "$schema"?'],
    [{ colour: 1 }, '/colour: unknown key "colour"'],
    [{ '': 1 }, '/: unknown key ""'],
    [{ 'a/b~': 1 }, '/a~1b~0: unknown key "a/b~"'],
    [{ toString: 1 }, '/toString: unknown key "toString"'],
  ])('of the document %j is rejected, with a guess', (keys, problem) => {
    expect(documentProblems(keys)).toEqual([problem]);
  });

  test.each<[object, string]>([
    [{ column: ['a'] }, '/features/0/column: unknown key "column", did you mean "columns"?'],
    [{ outputs: 'int' }, '/features/0/outputs: unknown key "outputs", did you mean "output"?'],
    [{ lables: [] }, '/features/0/lables: unknown key "lables", did you mean "labels"?'],
    [{ precision: 'float32' }, '/features/0/precision: unknown key "precision"'],
    [{ '\u001b[31m': 1 }, '/features/0/\u001b[31m: unknown key "\\u001b[31m"'],
  ])('of a feature %j is rejected, with a guess', (keys, problem) => {
    expect(featureProblems(keys)).toEqual([problem]);
  });
});

describe('prototype keys', () => {
  const KEYS = ['__proto__', 'constructor', 'prototype'];

  test.each(KEYS)('%s is rejected in the document, in a feature, and in short forms', (key) => {
    const member = `"${key}": {"polluted": true}`;
    const list = `"${key}": [1, 2]`;
    expect(problemsOf(`{${member}, "features": [{"boundaries": [0]}]}`)).toEqual([
      `/${key}: this key is not allowed`,
    ]);
    expect(problemsOf(`{"features": [{"boundaries": [0], ${member}}]}`)).toEqual([
      `/features/0/${key}: this key is not allowed`,
    ]);
    expect(problemsOf(`{"boundaries": [0], ${member}}`)).toEqual([
      `/${key}: this key is not allowed`,
    ]);
    expect(problemsOf(`{"fare": [1, 2], ${list}}`)).toContain(`/${key}: this key is not allowed`);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test.each(KEYS)('%s inside fit is carried along and reaches no prototype', (key) => {
    const text = `{"boundaries": [0], "fit": {"${key}": {"polluted": true}}}`;
    const { fit } = parseSpec(text).features[0] ?? {};
    expect(Object.keys(fit ?? {})).toEqual([key]);
    expect(Object.getPrototypeOf(fit)).toBe(Object.prototype);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  test.each(['toString', 'hasOwnProperty', 'valueOf'])('%s is a column like others', (key) => {
    const features = [{ columns: [key], boundaries: [0] }];
    expect(parseSpec(`{"${key}": [0]}`)).toStrictEqual(parseSpec({ features }));
  });
});

describe('boundaries', () => {
  const problems = (boundaries: unknown, keys: object = {}): string[] =>
    problemsOf({ ...keys, features: [{ boundaries }] });

  test.each<[string, unknown, string]>([
    [
      'that do not increase',
      [3, 1, 2, 2],
      '/features/0/boundaries: boundaries must strictly increase, but 3 (number 1) is followed by 1 (number 2) (sorted, without duplicates: 1,2,3)',
    ],
    [
      'that repeat',
      [1, 1],
      '/features/0/boundaries: boundaries must strictly increase, but 1 (number 1) is followed by 1 (number 2) (sorted, without duplicates: 1)',
    ],
    [
      'of 0 and -0',
      [-0, 0],
      '/features/0/boundaries: boundaries must strictly increase, but 0 (number 1) is followed by 0 (number 2) (sorted, without duplicates: 0)',
    ],
    [
      'with an infinity',
      [0, Number.POSITIVE_INFINITY],
      '/features/0/boundaries: boundary 2 is Infinity, not a finite number (remove it: the first and last bins are open and hold all values outside)',
    ],
    [
      'with NaN',
      [Number.NaN],
      '/features/0/boundaries: boundary 1 is NaN, not a finite number (remove it: the first and last bins are open and hold all values outside)',
    ],
    ['with a text', [0, '1'], '/features/0/boundaries/1: must be a number; it is "1"'],
    ['with null', [null], '/features/0/boundaries/0: must be a number; it is null'],
    ['with an array', [[0, 1]], '/features/0/boundaries/0: must be a number; it is an array'],
    ['with a hole', Array(1), '/features/0/boundaries/0: must be a number; it is undefined'],
    [
      'that are an object',
      { 0: 1 },
      '/features/0/boundaries: must be an array of numbers; it is an object',
    ],
    ['that are one number', 5, '/features/0/boundaries: must be an array of numbers; it is 5'],
    ['that are null', null, '/features/0/boundaries: must be an array of numbers; it is null'],
  ])('%s are rejected', (_, boundaries, problem) => {
    expect(problems(boundaries)).toEqual([problem]);
  });

  test('that are none make one bin, in every form that a list has', () => {
    for (const form of [[], { boundaries: [] }, { a: [] }, { bin_boundaries: [] }]) {
      expect(parseSpec(form).features[0]?.boundaries).toEqual([]);
    }
    const labels = ['any', 'none'];
    expect(parseSpec({ boundaries: [], labels, missing: 'own' }).features[0]?.labels).toEqual(
      labels,
    );
    expect(problemsOf({ boundaries: [], labels })).toEqual([
      '/labels: 0 boundaries need 1 label; there are 2',
    ]);
    expect(problemsOf({ boundaries: [], outside: 'missing' })).toEqual([
      expect.stringMatching(/^\/boundaries: an empty boundary list has no bin if/),
    ]);
  });

  test('that are the same float32 number are rejected where the precision is float32', () => {
    const boundaries = [0.1, 0.10000000001, 2];
    expect(parseSpec({ boundaries }).features[0]?.boundaries).toEqual(boundaries);
    expect(problems(boundaries, { precision: 'float32' })).toEqual([
      '/features/0/boundaries: boundaries must strictly increase, but 0.1 (number 1) is followed by 0.10000000001 (number 2): in float32 they are the same number (sorted, without duplicates: 0.1,2)',
    ]);
  });

  test('too large for float32 are rejected where the precision is float32', () => {
    expect(parseSpec([1e39]).features[0]?.boundaries).toEqual([1e39]);
    expect(problems([1e39], { precision: 'float32' })).toEqual([
      '/features/0/boundaries: boundary 1, 1e+39, is too large for float32 (compare in float64, or remove the boundary)',
    ]);
  });

  test('of 1e400 are rejected: it is no finite number', () => {
    expect(problemsOf('{"features": [{"boundaries": [0, 1e400]}]}')).toEqual([
      expect.stringMatching(/^\/features\/0\/boundaries: boundary 2 is Infinity/),
    ]);
  });

  test('may be a million, and not one more', () => {
    const million = Array.from({ length: MAX_BOUNDARIES }, (_, i) => i);
    expect(parseSpec(million).features[0]?.boundaries).toHaveLength(MAX_BOUNDARIES);
    expect(problems([...million, MAX_BOUNDARIES])).toEqual([
      '/features/0/boundaries: too many boundaries: 1,000,001, more than 1,000,000',
    ]);
  });

  test('keep the digits they were given with, and -0 is 0', () => {
    const spec = parseSpec('{"precision": "float32", "boundaries": [-0, 0.1, 16777217]}');
    expect(spec.features[0]?.boundaries).toStrictEqual([0, 0.1, 16777217]);
  });
});

describe('features', () => {
  test.each<[unknown, string]>([
    [[], '/features: must have at least one feature'],
    [{}, '/features: must be an array of features; it is an object'],
    ['x', '/features: must be an array of features; it is "x"'],
    [null, '/features: must be an array of features; it is null'],
    [[[0, 1]], '/features/0: must be an object; it is an array'],
    [['a'], '/features/0: must be an object; it is "a"'],
  ])('that are %j are rejected', (features, problem) => {
    expect(problemsOf({ features })).toEqual([problem]);
  });

  test('name a column once, in one feature or in several', () => {
    const features = [
      { columns: ['a', 'b', 'a'], boundaries: [0] },
      { columns: ['c', 'b'], boundaries: [0] },
    ];
    expect(problemsOf({ features })).toEqual([
      '/features/0/columns/2: the column "a" is named twice',
      '/features/1/columns/1: the column "b" is named twice',
    ]);
  });

  test('may name columns that differ in case, blanks or Unicode form only', () => {
    const columns = ['a', 'A', ' a', '', '\u00e9', 'e\u0301', '__proto__', 'constructor'];
    expect(parseSpec({ boundaries: [0], columns }).features[0]?.columns).toEqual(columns);
  });

  test('may leave out their columns once', () => {
    const [open, closed] = [{ boundaries: [0] }, { boundaries: [0], columns: ['a'] }];
    expect(parseSpec({ features: [closed, open] }).features).toHaveLength(2);
    expect(problemsOf({ features: [open, closed, open, open] })).toEqual([
      '/features/2: only one feature may omit "columns"',
      '/features/3: only one feature may omit "columns"',
    ]);
  });

  test.each<[string, object, string]>([
    ['name', { name: 5 }, '/name: must be a string of at most 1000 characters; it is 5'],
    ['name', { name: null }, '/name: must be a string of at most 1000 characters; it is null'],
    ['columns', { columns: [] }, '/columns: must name at least one column'],
    ['columns', { columns: {} }, '/columns: must be an array of strings; it is an object'],
    [
      'columns',
      { columns: [1] },
      '/columns/0: must be a string of at most 1000 characters; it is 1',
    ],
    ['output', { output: null }, `/output: must be one of ${OUTPUT_WORDS.join(', ')}; it is null`],
    ['output', { output: '' }, `/output: must be one of ${OUTPUT_WORDS.join(', ')}; it is ""`],
    [
      'closed',
      { closed: 'Left' },
      '/closed: must be one of left, right; it is "Left", did you mean "left"?',
    ],
    ['labels', { labels: 'abc' }, '/labels: must be an array of strings; it is "abc"'],
    ['fit', { fit: 'quantile' }, '/fit: must be an object; it is "quantile"'],
    ['fit', { fit: null }, '/fit: must be an object; it is null'],
  ])('with a wrong %s (%j) are rejected', (_, keys, problem) => {
    expect(featureProblems(keys)).toEqual([`/features/0${problem}`]);
  });
});

describe('texts', () => {
  test('have at most 1000 characters, which an emoji is one of', () => {
    for (const character of ['a', '\u{1f600}']) {
      const [fits, tooLong] = [character.repeat(1000), character.repeat(1001)];
      const spec = parseSpec({
        boundaries: [0],
        name: fits,
        columns: [fits],
        labels: [fits, fits],
      });
      expect(spec.features[0]?.name).toBe(fits);
      expect(featureProblems({ name: tooLong })).toEqual([
        '/features/0/name: must be a string of at most 1000 characters; it has 1001 characters',
      ]);
    }
  });
});

describe('half of a character', () => {
  test.each<[string, string]>([
    ['a\ud83d', '\\ud83d'],
    ['\ude00\ud83d', '\\ude00'],
  ])('in a text (%j) is rejected: two labels would be the same in a file', (text, shown) => {
    const message = `has an unpaired surrogate, ${shown}`;
    expect(featureProblems({ labels: ['a', text] })).toEqual([`/features/0/labels/1: ${message}`]);
    expect(problemsOf({ [text]: [0] })).toEqual([`/${text}: ${message}`]);
  });
});

describe('labels', () => {
  const problems = (labels: readonly unknown[], missing?: string): string[] =>
    problemsOf({ ...(missing && { missing }), features: [{ boundaries: [0, 1], labels }] });

  test('are one more than the boundaries', () => {
    expect(parseSpec({ boundaries: [0, 1], labels: ['a', 'b', 'c'] }).features[0]?.labels).toEqual([
      'a',
      'b',
      'c',
    ]);
    expect(problems(['a', 'b'])).toEqual([
      '/features/0/labels: 2 boundaries need 3 labels; there are 2',
    ]);
    expect(problems(['a', 'b', 'c', 'd'])).toEqual([
      '/features/0/labels: 2 boundaries need 3 labels; there are 4',
    ]);
    expect(problems([])).toEqual(['/features/0/labels: 2 boundaries need 3 labels; there are 0']);
  });

  test('are one more again where missing values have a bin of their own', () => {
    const labels = ['a', 'b', 'c', 'none'];
    const spec = parseSpec({ boundaries: [0, 1], labels, missing: 'own' });
    expect(spec.features[0]?.labels).toEqual(labels);
    expect(problems(['a', 'b', 'c'], 'own')).toEqual([
      '/features/0/labels: 2 boundaries need 4 labels, the last one for missing values; there are 3',
    ]);
  });

  test.each(MISSING_POLICIES.filter((policy) => policy !== 'own'))(
    'are no more where missing is %s',
    (missing) => {
      expect(() => parseSpec({ boundaries: [0], labels: ['a', 'b'], missing })).not.toThrow();
      expect(problems(['a', 'b', 'c', 'd'], missing)).toHaveLength(1);
    },
  );
});

describe('fit', () => {
  test('that nests too deep, or holds no JSON, is rejected', () => {
    const cyclic: Record<string, unknown> = {};
    cyclic['self'] = cyclic;
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i++) deep = [deep];
    for (const fit of [cyclic, { deep }, { big: 1n }]) {
      expect(featureProblems({ fit })).toEqual([
        '/features/0/fit: must hold JSON values only, and not nest too deep',
      ]);
    }
  });
});

describe('hostile texts', () => {
  const DEEP = 100_000;

  test.each([
    ['arrays', '['.repeat(DEEP) + ']'.repeat(DEEP)],
    ['arrays that never end', '['.repeat(DEEP)],
    ['objects', `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`],
    ['a deep fit', `{"boundaries":[0],"fit":{"a":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}}`],
    ['a deep Keras model', `${'{"layers":['.repeat(DEEP)}${']}'.repeat(DEEP)}`],
  ])('a hundred thousand levels of %s end with an error, not a crash', (_, text) => {
    const error = refusal(() => parseSpec(text));
    expect(error.code).toBe('E_SPEC');
    expect(error.message).toBe('the spec nests objects and arrays more than 256 deep');
  });

  test('a text over 16 MB is rejected', () => {
    const error = refusal(() => parseSpec(`[0]${' '.repeat(MAX_SPEC_LENGTH)}`));
    expect(error.message).toBe('the spec is larger than 16 MB');
  });

  test('a repeated key is rejected at any depth', () => {
    expect(problemsOf('{"features": [{"boundaries": [0], "boundaries": [1]}]}')).toEqual([
      '/features/0/boundaries: duplicate key in an object',
    ]);
  });

  test('a layer is asked for in vain where the spec is no Keras config', () => {
    const error = refusal(() => parseSpec([0, 1], { layer: 'bucket' }));
    expect(error.code).toBe('E_SPEC');
    expect(error.message).toBe('cannot use a layer name: the spec is not a Keras config');
  });

  test.each([{ layr: 'bucket' }, { layer: 5 }, 'bucket', null])(
    'options are checked: %j',
    (options) => {
      const error = refusal(() => parseSpec([0, 1], options as never));
      expect(error.code).toBe('E_USAGE');
    },
  );
});
