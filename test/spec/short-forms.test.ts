import { describe, expect, test } from 'vitest';
import { parseSpec } from '../../src/spec/parse.ts';
import { longForm, originOf } from '../../src/spec/short-forms.ts';
import { problemsOf } from './refusal.ts';

describe('a short form', () => {
  test.each<[string, unknown, object]>([
    ['an array: boundaries', [0, 1], { features: [{ boundaries: [0, 1] }] }],
    [
      'an object with boundaries: one feature',
      { boundaries: [0, 1] },
      { features: [{ boundaries: [0, 1] }] },
    ],
    [
      'with other keys of a feature and of a document beside them',
      {
        $schema: 's',
        version: 1,
        boundaries: [0, 1],
        missing: 'own',
        columns: ['a'],
        precision: 'float32',
        labels: ['x', 'y', 'z', '?'],
        invalid: 'drop',
        output: 'label',
        na_values: ['-'],
        closed: 'right',
        default_na: false,
        name: 'n',
        fit: {},
      },
      {
        $schema: 's',
        version: 1,
        precision: 'float32',
        missing: 'own',
        invalid: 'drop',
        na_values: ['-'],
        default_na: false,
        features: [
          {
            name: 'n',
            columns: ['a'],
            boundaries: [0, 1],
            output: 'label',
            closed: 'right',
            labels: ['x', 'y', 'z', '?'],
            fit: {},
          },
        ],
      },
    ],
    [
      'a map of columns: a feature for each',
      { fare: [10, 20], tip: [1, 2] },
      {
        features: [
          { columns: ['fare'], boundaries: [10, 20] },
          { columns: ['tip'], boundaries: [1, 2] },
        ],
      },
    ],
    [
      'a map with columns that are called like keys',
      { missing: [1], version: [2], columns: [3], layers: [4], num_bins: [5], class_name: [6] },
      {
        features: [
          { columns: ['missing'], boundaries: [1] },
          { columns: ['version'], boundaries: [2] },
          { columns: ['columns'], boundaries: [3] },
          { columns: ['layers'], boundaries: [4] },
          { columns: ['num_bins'], boundaries: [5] },
          { columns: ['class_name'], boundaries: [6] },
        ],
      },
    ],
    [
      'a map with an empty column name',
      { '': [1] },
      { features: [{ columns: [''], boundaries: [1] }] },
    ],
  ])('%s', (_, short, document) => {
    expect(parseSpec(short)).toStrictEqual(parseSpec(document));
    expect(parseSpec(JSON.stringify(short))).toStrictEqual(parseSpec(document));
  });

  test.each<[string, unknown, string[]]>([
    ['an array', [0, '1'], ['/1: must be a number; it is "1"']],
    ['a decreasing array', [1, 0], [expect.stringMatching(/^: boundaries must strictly/)]],
    [
      'one feature',
      { boundaries: [0, null], columns: ['a', 1], precision: 32 },
      [
        '/precision: must be one of float64, float32; it is 32',
        '/columns/1: must be a string of at most 1000 characters; it is 1',
        '/boundaries/1: must be a number; it is null',
      ],
    ],
    [
      'a map',
      { 'a/b': [0, {}], c: [null] },
      ['/a~1b/1: must be a number; it is an object', '/c/0: must be a number; it is null'],
    ],
    [
      'a map with a long column name',
      { ['x'.repeat(1001)]: [0] },
      [`/${'x'.repeat(1001)}: must be a string of at most 1000 characters; it has 1001 characters`],
    ],
  ])('%s has its problems where they stand in it', (_, short, problems) => {
    expect(problemsOf(short)).toEqual(problems);
  });

  test('of one feature guesses what a mistyped key of the document means, too', () => {
    expect(problemsOf({ boundaries: [0], presicion: 'float32', collumns: ['a'], x: 1 })).toEqual([
      '/presicion: unknown key "presicion", did you mean "precision"?',
      '/collumns: unknown key "collumns", did you mean "columns"?',
      '/x: unknown key "x"',
    ]);
  });

  test('is none where anything but an array stands in a map', () => {
    expect(problemsOf({ fare: [10, 20], tip: 5 })).toEqual([
      '/fare: unknown key "fare"',
      '/tip: unknown key "tip"',
      ': the key "features" is missing',
    ]);
    expect(problemsOf({})).toEqual([': the key "features" is missing']);
  });

  test('is none where features are there', () => {
    expect(problemsOf({ features: [{ boundaries: [0] }], boundaries: [1] })).toEqual([
      '/boundaries: unknown key "boundaries"',
    ]);
  });
});

describe('the origin of a pointer', () => {
  test('is that of the longest part of it that has one', () => {
    const origins = new Map([
      ['/a', ''],
      ['/a/b', '/x'],
    ]);
    expect(originOf('/a/b/c', origins)).toBe('/x/c');
    expect(originOf('/a/c', origins)).toBe('/c');
    expect(originOf('/a', origins)).toBe('');
    expect(originOf('/ab', origins)).toBe('/ab');
    expect(originOf('', origins)).toBe('');
  });

  test('is the pointer itself where nothing was written out', () => {
    const { document, origins } = longForm({ features: [] });
    expect(document).toEqual({ features: [] });
    expect(originOf('/features/0/boundaries', origins)).toBe('/features/0/boundaries');
  });
});
