import { describe, expect, test } from 'vitest';
import { type CellBytes, cellBytes } from '../../../../src/engine/bytes/worker/cells/cell-bytes.ts';
import { naFlags } from '../../../../src/engine/bytes/worker/na-flags.ts';
import { SPLICE } from '../../../../src/engine/bytes/worker/splice-program.ts';
import { bytesPlanOf } from '../../plans.ts';

const ABCD = ['a', 'b', 'c', 'd'];
const over = (output: string, columns: readonly string[], more: object = {}): object => ({
  features: [{ name: 'f', columns, boundaries: [1], output, ...more }],
});
const texts = ({ bytes, lengths }: CellBytes = cellBytes(0, String)): string[] => {
  let to = 0;
  return Array.from(lengths, (length) => {
    to += length;
    return Buffer.from(bytes.subarray(to - length, to)).toString();
  });
};

describe('the plan as plain data', () => {
  test('has its target columns in ascending order', () => {
    const { targets, features } = bytesPlanOf({ header: ABCD, spec: over('int', ['d', 'a', 'c']) });
    expect(targets).toEqual([0, 2, 3]);
    expect(features[0]?.targets).toEqual([2, 0, 1]);
  });

  test('replaces columns in place', () => {
    const { edits } = bytesPlanOf({ header: ABCD, spec: over('int', ['d', 'a']) });
    expect(edits).toEqual([
      { kind: SPLICE.replace, target: 0, feature: 0 },
      { kind: SPLICE.replace, target: 1, feature: 0 },
    ]);
  });

  test('writes merged columns in place of the first one, and removes the others', () => {
    const { edits } = bytesPlanOf({ header: ABCD, spec: over('count', ['d', 'b']) });
    expect(edits).toEqual([
      { kind: SPLICE.group, target: 0, feature: 0 },
      { kind: SPLICE.remove, target: 1, feature: -1 },
    ]);
  });

  test('appends', () => {
    const request = { append: true };
    const single = bytesPlanOf({ header: ABCD, spec: over('int', ['b']), request });
    const merged = bytesPlanOf({ header: ABCD, spec: over('count', ['d', 'b']), request });
    expect(single.edits).toEqual([{ kind: SPLICE.append, target: 0, feature: 0 }]);
    expect(merged.edits).toEqual([{ kind: SPLICE.appendGroup, target: 0, feature: 0 }]);
  });

  test('has the bytes of every cell, quoted where they must be', () => {
    const spec = over('label', ['a'], { labels: ['x,y', 'é "z"'] });
    const [feature] = bytesPlanOf({ spec }).features;
    expect(texts(feature?.cells)).toEqual(['"x,y"', '"é ""z"""', '']);
    expect(feature?.unwritable).toEqual([]);
  });

  test('quotes a plain cell that holds the delimiter', () => {
    const spec = over('label', ['a'], { labels: ['a b', 'c.d'] });
    const [feature] = bytesPlanOf({ spec, dialect: { delimiter: ' ' } }).features;
    expect(texts(feature?.cells)).toEqual(['"a b"', 'c.d', '']);
  });

  test('knows the codes whose cells cannot be written without quotes', () => {
    const spec = over('label', ['a'], { labels: ['x', 'y,z'] });
    const [feature] = bytesPlanOf({ spec, dialect: { quote: null } }).features;
    expect(feature?.unwritable).toEqual([1]);
  });

  test('writes an empty cell of a lone column in quotes', () => {
    const [feature] = bytesPlanOf({ header: ['a'] }).features;
    expect(texts(feature?.cells)).toEqual(['0', '1', '""']);
  });

  test('adds no more bytes to a record than its growth', () => {
    expect(bytesPlanOf({ spec: over('one_hot', ['a']) }).growth).toBe(1 + '0,1'.length);
    expect(bytesPlanOf({ spec: over('count', ['a', 'b']) }).growth).toBe(1 + 2 * '2,'.length);
  });
});

describe('the flags of the kernel for the NA list', () => {
  test('is how long the words are that look like numbers and match by their text alone', () => {
    const spec = { boundaries: [1], na_values: ['-99', 'NA', '1e5000', 'nan', '0'] };
    expect(naFlags(bytesPlanOf({ spec, request: { columns: 'a' } })).lengths).toBe(1 << 6);
  });

  test.each([
    ['empty', true],
    ['own', true],
    ['last', true],
    ['drop', false],
    ['error', false],
  ])('with the policy %s: empty cells are simply missing: %s', (missing, isEmptyMissing) => {
    const plan = bytesPlanOf({ spec: { boundaries: [1], missing }, request: { columns: 'a' } });
    expect(naFlags(plan).isEmptyMissing).toBe(isEmptyMissing);
  });

  test('is that empty cells are no missing ones without the default list', () => {
    const plan = bytesPlanOf({
      spec: { boundaries: [1], default_na: false },
      request: { columns: 'a' },
    });
    expect(naFlags(plan).isEmptyMissing).toBe(false);
  });
});
