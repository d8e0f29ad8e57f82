import { describe, expect, test } from 'vitest';
import { DiscretizeError } from '../../../src/core/errors/error.ts';
import { diffSpecs } from '../../../src/spec/diff.ts';
import { parseSpec } from '../../../src/spec/parse.ts';
import { stringifySpec } from '../../../src/spec/stringify.ts';

const GROUPS = [{ key: ['DE'], boundaries: [1, 2], rows: 7 }, { key: [null] }];
const FEATURE = { columns: ['fare'], boundaries: [5], by: ['country'], groups: GROUPS };

function spec(feature: object, more: object = {}): object {
  return { ...more, features: [{ ...FEATURE, ...feature }] };
}

/** What is wrong with a spec, each with its place. */
function problems(feature: object, more: object = {}): string[] {
  try {
    parseSpec(spec(feature, more));
    return [];
  } catch (error) {
    if (!(error instanceof DiscretizeError)) throw error;
    return (error.problems ?? []).map(({ path, message }) => `${path}: ${message}`);
  }
}

test('reads groups, and gives rows of other groups the list of all rows', () => {
  const [feature] = parseSpec(spec({})).features;
  expect(feature).toMatchObject({ by: ['country'], groups: GROUPS, else: 'all' });
});

test.each(['\u00a0', '\u2003', '\u3000', '\ufeff', '\v', '\n', ' \u00a0\t'])(
  'reads a key of blanks that are not spaces and tabs: %j',
  (text) => {
    const groups = [{ key: [text], boundaries: [1] }, { key: [null] }];
    const read = parseSpec(spec({ groups }));
    expect(read.features[0]?.groups).toEqual(groups);
    expect(parseSpec(stringifySpec(read))).toEqual(read);
  },
);

test.each(['', ' ', '\t', ' \t'])('rejects a key of spaces and tabs, which is null: %j', (text) => {
  expect(problems({ groups: [{ key: [text] }] })).toEqual([
    '/features/0/groups/0/key: must be an array of 1 text, one for each column of "by"; null for a missing cell',
  ]);
});

test('writes each group on a line of its own, and reads it back', () => {
  const read = parseSpec(spec({ else: 'error' }));
  const text = stringifySpec(read);
  expect(text).toContain('\n        { "key": ["DE"], "boundaries": [1, 2], "rows": 7 },\n');
  expect(text).toContain('\n        { "key": [null] }\n');
  expect(parseSpec(text)).toEqual(read);
});

describe('rejects groups that are wrong, each with its place', () => {
  test.each<[string, object, object, string]>([
    ['no groups', { groups: undefined }, {}, '/features/0: the key "groups" is missing'],
    ['no columns', { by: [] }, {}, '/features/0/by: must name at least one column'],
    ['a column twice', { by: ['a', 'a'], groups: [] }, {}, '/features/0/by: names a column twice'],
    [
      'groups without columns',
      { by: undefined },
      {},
      '/features/0/groups: needs "by": the columns that make groups',
    ],
    [
      'a key of another width',
      { groups: [{ key: ['a', 'b'] }] },
      {},
      '/features/0/groups/0/key: must be an array of 1 text, one for each column of "by"; null for a missing cell',
    ],
    [
      'an empty key, which is null',
      { groups: [{ key: [''] }] },
      {},
      '/features/0/groups/0/key: must be an array of 1 text, one for each column of "by"; null for a missing cell',
    ],
    [
      'a key twice',
      { groups: [{ key: ['a'] }, { key: ['a'] }] },
      {},
      '/features/0/groups/1/key: names a group twice',
    ],
    [
      'boundaries that do not increase',
      { groups: [{ key: ['a'], boundaries: [2, 1] }] },
      {},
      '/features/0/groups/0/boundaries: boundaries must strictly increase, but 2 (number 1) is followed by 1 (number 2) (sorted, without duplicates: 1,2)',
    ],
    [
      'an unknown member',
      { groups: [{ key: ['a'], bounds: [1] }] },
      {},
      '/features/0/groups/0/bounds: unknown key "bounds"',
    ],
    [
      'missing values that end their row before groups are looked at',
      { else: 'missing' },
      { missing: 'drop' },
      '/features/0/else: must be all or error if missing values are "drop"; it is "missing"',
    ],
    [
      'too few labels for the longest list',
      { labels: ['a', 'b'] },
      {},
      '/features/0/labels: the groups have up to 3 bins, which need 3 labels; there are 2',
    ],
  ])('%s', (_, feature, more, expected) => {
    expect(problems(feature, more)).toContain(expected);
  });
});

test('compares the groups of two specs by their keys', () => {
  const before = parseSpec(spec({}));
  const after = parseSpec(spec({ groups: [{ key: ['DE'], boundaries: [1, 3] }, { key: ['FR'] }] }));
  expect(diffSpecs(before, after).features[0]?.changes).toEqual([
    { key: 'group DE', before: [1, 2], after: [1, 3] },
    { key: 'group (missing)', before: undefined, after: undefined },
    { key: 'group FR', before: undefined, after: undefined },
  ]);
  const same = parseSpec(spec({ groups: [...GROUPS].reverse() }));
  expect(diffSpecs(before, same).features).toEqual([]);
});
