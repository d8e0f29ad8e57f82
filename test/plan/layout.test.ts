import { describe, expect, test } from 'vitest';
import { bytesOf, textOf } from '../../src/csv/byte-string.ts';
import type { Layout } from '../../src/plan/arrange.ts';
import { type PlannedFeature, planFeature } from '../../src/plan/feature.ts';
import { type LayoutOptions, layOut } from '../../src/plan/layout.ts';
import { FEATURE_DEFAULTS, type Feature, SPEC_DEFAULTS } from '../../src/spec/spec.ts';
import { caught } from '../support/caught.ts';

type Output = Feature['output'];

/** A feature over columns of a header, with the boundaries 0 and 1. */
function feature(
  output: Output,
  positions: readonly number[],
  header: readonly string[],
  more: Partial<Feature> = {},
): PlannedFeature {
  const wanted = { ...FEATURE_DEFAULTS, boundaries: [0, 1], output, ...more };
  return planFeature({ feature: wanted, positions }, { ...SPEC_DEFAULTS, features: [] }, header);
}

function lay(
  header: readonly string[],
  features: readonly PlannedFeature[],
  options: Partial<LayoutOptions> = {},
): Layout {
  const all = { append: false, suffix: '_bin', nameBy: 'code', ...options } as const;
  const layout = layOut(header.map(bytesOf), features, all);
  return { ...layout, header: layout.header.map(textOf) };
}

const ABC = ['a', 'b', 'c', 'd'];
const keep = (from: number, to: number): object => ({ kind: 'keep', from, to });
const column = (index: number, of: number): object => ({
  kind: 'column',
  feature: index,
  column: of,
});

/** A layout of the header ABC: a name that stands there comes from there, and any other one is new. */
function out(segments: readonly object[], header: readonly string[]): object {
  const sources = header.map((name) => (ABC.includes(name) ? ABC.indexOf(name) : undefined));
  return { segments, header, sources };
}

describe('in place', () => {
  test('a column of codes or labels replaces its column, under its name', () => {
    for (const output of ['int', 'label'] as const) {
      expect(lay(ABC, [feature(output, [1], ABC)])).toEqual(
        out([keep(0, 1), column(0, 0), keep(2, 4)], ABC),
      );
    }
  });

  test('one_hot columns replace their column', () => {
    expect(lay(ABC, [feature('one_hot', [2, 0], ABC)])).toEqual(
      out(
        [column(0, 1), keep(1, 2), column(0, 0), keep(3, 4)],
        ['a_0', 'a_1', 'a_2', 'b', 'c_0', 'c_1', 'c_2', 'd'],
      ),
    );
  });

  test.each(['multi_hot', 'count'] as const)(
    '%s columns stand where the first of their columns was, and the others are gone',
    (output) => {
      expect(lay(ABC, [feature(output, [3, 1], ABC)])).toEqual(
        out(
          [keep(0, 1), { kind: 'feature', feature: 0 }, keep(2, 3)],
          ['a', 'd_b_0', 'd_b_1', 'd_b_2', 'c'],
        ),
      );
    },
  );

  test('several features each replace their own columns', () => {
    const features = [
      feature('count', [2, 1], ABC, { name: 'f' }),
      feature('int', [3], ABC),
      feature('one_hot', [0], ABC),
    ];
    expect(lay(ABC, features)).toEqual(
      out(
        [column(2, 0), { kind: 'feature', feature: 0 }, column(1, 0)],
        ['a_0', 'a_1', 'a_2', 'f_0', 'f_1', 'f_2', 'd'],
      ),
    );
  });

  test('without features all columns stay, as one run', () => {
    expect(lay(ABC, [])).toEqual(out([keep(0, 4)], ABC));
    expect(lay([], [])).toEqual(out([], []));
  });
});

describe('appended', () => {
  test('columns come after the last one, in the order of their columns, and all stay', () => {
    const features = [feature('int', [3, 1], ABC), feature('label', [0], ABC)];
    expect(lay(ABC, features, { append: true })).toEqual(
      out(
        [keep(0, 4), column(1, 0), column(0, 1), column(0, 0)],
        [...ABC, 'a_bin', 'b_bin', 'd_bin'],
      ),
    );
  });

  test('a lone column has the suffix, several have their codes', () => {
    const features = [
      feature('int', [0], ABC),
      feature('one_hot', [1], ABC),
      feature('count', [2, 3], ABC, { name: 'f' }),
    ];
    const { header } = lay(ABC, features, { append: true, suffix: '.b' });
    expect(header.slice(4)).toEqual(['a.b', 'b_0', 'b_1', 'b_2', 'f_0', 'f_1', 'f_2']);
  });
});

describe('names', () => {
  test('may end in the label of the bin', () => {
    const { header } = lay(['a'], [feature('one_hot', [0], ['a'])], { nameBy: 'label' });
    expect(header).toEqual(['a_(-inf, 0)', 'a_[0, 1)', 'a_[1, +inf)']);
    const labels = ['low', 'é', 'high'];
    const own = feature('count', [0], ['a'], { labels });
    expect(lay(['a'], [own], { nameBy: 'label' }).header).toEqual(['a_low', 'a_é', 'a_high']);
  });

  test('keep the bytes of the input where they are no UTF-8', () => {
    const header = ['\xff', 'b'];
    const { header: made } = layOut(header, [feature('int', [0], ['\ufffd', 'b'])], {
      append: false,
      suffix: '_bin',
      nameBy: 'code',
    });
    expect(made).toEqual(header);
  });

  test('may be doubled in the input, which is its own affair', () => {
    expect(lay(['a', 'a', 'b'], [feature('int', [2], ['a', 'a', 'b'])]).header).toEqual([
      'a',
      'a',
      'b',
    ]);
    expect(lay(['a', 'a'], [feature('int', [1], ['a', 'a'])]).header).toEqual(['a', 'a']);
  });

  test.each<[string, string[], [Output, number[], Partial<Feature>?][], Partial<LayoutOptions>]>([
    ['a_0', ['a', 'a_0'], [['one_hot', [0]]], {}],
    ['a_bin', ['a', 'a_bin'], [['int', [0]]], { append: true }],
    ['a', ['a'], [['int', [0]]], { append: true, suffix: '' }],
    [
      'f_0',
      ['a', 'b'],
      [
        ['count', [0], { name: 'f' }],
        ['count', [1], { name: 'f' }],
      ],
      {},
    ],
    ['a_x', ['a'], [['one_hot', [0], { labels: ['x', 'y', 'x'] }]], { nameBy: 'label' }],
    ['a_0', ['a', 'a'], [['one_hot', [0, 1]]], {}],
  ])('that are made may not be doubled: %s', async (name, header, wanted, options) => {
    const features = wanted.map(([output, at, more]) => feature(output, at, header, more));
    const error = await caught(() => lay(header, features, options));
    expect(error).toMatchObject({
      code: 'E_NAME_TAKEN',
      message: `duplicate output column "${name}"`,
      received: name,
    });
  });

  test('that are made may be those of columns that are gone', () => {
    const header = ['a', 'a_0'];
    expect(lay(header, [feature('count', [0, 1], header, { name: 'a' })]).header).toEqual([
      'a_0',
      'a_1',
      'a_2',
    ]);
  });

  test.each(['__proto__', 'constructor', ''])('may be %j', (name) => {
    const header = [name, 'b'];
    expect(lay(header, [feature('int', [0], header)]).header).toEqual(header);
    const { header: hot } = lay(header, [feature('one_hot', [0], header)]);
    expect(hot).toEqual([`${name}_0`, `${name}_1`, `${name}_2`, 'b']);
  });
});

describe('the number of columns', () => {
  const wide = (n: number): string[] => Array.from({ length: n }, (_, i) => `c${i}`);

  test('may be 65,536 more than the input has, and no more', async () => {
    const hotOf = (bins: number): PlannedFeature =>
      feature('one_hot', [0], ['a'], {
        boundaries: Array.from({ length: bins - 1 }, (_, i) => i),
      });
    expect(lay(['a', 'b'], [hotOf(65_537)]).header.length).toBe(65_538);
    const error = await caught(() => lay(['a', 'b'], [hotOf(65_538)]));
    expect(error).toMatchObject({
      code: 'E_COLUMNS',
      message: 'too many output columns: 65,539, more than 65,536 of them added',
      received: 65_539,
    });
    const appended = await caught(() => lay(['a', 'b'], [hotOf(65_537)], { append: true }));
    expect(appended.received).toBe(65_539);
  });

  test('do not count the columns of the input', () => {
    const header = wide(70_000);
    const all = header.map((_, i) => i);
    expect(lay(header, [feature('int', all, header)]).header.length).toBe(70_000);
    expect(lay(header, [feature('one_hot', [0], ['a'])]).header.length).toBeGreaterThan(70_000);
  });

  test('is the number of output columns: columns in place count once', () => {
    const header = wide(40_000);
    const all = header.map((_, i) => i);
    expect(lay(header, [feature('int', all, header)]).header.length).toBe(40_000);
    expect(lay(header, [feature('count', all, header, { name: 'f' })]).header.length).toBe(3);
  });

  test('is known before millions of names are made', async () => {
    const header = wide(10_000);
    const boundaries = Array.from({ length: 100_000 }, (_, i) => i);
    const all = feature(
      'one_hot',
      header.map((_, i) => i),
      header,
      { boundaries },
    );
    const { received } = await caught(() => lay(header, [all]));
    expect(received).toBe(10_000 * 100_001);
  });
});
