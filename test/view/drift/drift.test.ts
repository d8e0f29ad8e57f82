import { describe, expect, test } from 'vitest';
import { featureTables } from '../../../src/view/drift/drift.ts';
import { driftLevel } from '../../../src/view/drift/drift-data.ts';
import { groupTables } from '../../../src/view/drift/drift-groups.ts';
import type { FeatureDriftView } from '../../../src/view/drift/drift-view.ts';

const feature = (name: string, total: number, noise: number): FeatureDriftView => ({
  name,
  bins: [
    { label: 'low', before: 1, after: 0, shares: { before: 1, after: 0 }, psi: 0 },
    { label: 'missing', before: 0, after: 0, shares: { before: 0, after: 0 }, psi: 0 },
  ],
  psi: { total, noise, lacking: [0] },
  chiSquare: { statistic: 1, freedom: 1, p: 0.5 },
  ks: 0,
  moved: [0],
  lost: {
    missing: { before: 0, after: 0 },
    special: undefined,
    invalid: { before: 0, after: 0.5 },
  },
  invalid: { before: 0, after: 0 },
});

const STYLE = { width: 40, unicode: false };

describe('the level of an index', () => {
  test('is stable below 0.1, moderate below 0.25, and large from there', () => {
    const levels = [0, 0.0999, 0.1, 0.2499, 0.25, Number.POSITIVE_INFINITY].map(driftLevel);
    expect(levels).toEqual(['stable', 'stable', 'moderate', 'moderate', 'large', 'large']);
  });

  test('is within noise if samples of one population may have that index', () => {
    const [lines = []] = featureTables([feature('a', 0.3, 0.4), feature('b', 0.3, 0.2)], STYLE);
    expect(lines[1]).toContain('within noise');
    expect(lines[2]).toContain('large');
  });
});

describe('the table of features', () => {
  const invalid = { before: 0, after: 3 };
  const features = [{ ...feature('a', 0.3, 0.4), invalid }, feature('b', 0.3, 0.2)];

  test('names invalid cells only if there are some', () => {
    const [[header] = []] = featureTables([feature('a', 0.3, 0.4)], { ...STYLE, width: 120 });
    expect(header).toContain('missing  baseline');
  });

  test('is divided into two on a narrow terminal', () => {
    const titles = (width: number): string[][] =>
      featureTables(features, { ...STYLE, width }).map(([header = '']) =>
        header.trim().split(/ {2,}/),
      );
    const tests = ['psi', 'noise', 'level', 'chi2 p', 'ks'];
    const rest = ['missing', 'invalid', 'baseline', 'new'];
    expect(titles(120)).toEqual([['feature', ...tests, ...rest]]);
    expect(titles(80)).toEqual([
      ['feature', ...tests],
      ['feature', ...rest],
    ]);
  });
});

describe('the tables of groups', () => {
  const names = ['first', 'second', 'third', 'fourth'];
  const features = names.map((name) => feature(name, 0, 0));
  const psi = names.map(() => ({ total: 0.5, noise: 0.6 }));

  test('are as many as the width requires, each with the groups', () => {
    const groups = [{ key: ['a'], rows: 1000, psi }];
    const tables = groupTables({ rows: 1, features, groups }, groups, STYLE);
    const titles = tables.map(([header = '']) => header.trim().split(/ +/));
    expect(titles).toEqual([
      ['group', 'rows', 'first', 'second'],
      ['group', 'rows', 'third', 'fourth'],
    ]);
    for (const line of tables.flat()) expect(line.length).toBeLessThanOrEqual(STYLE.width);
  });

  test('have indices within noise in parentheses', () => {
    const groups = [{ key: ['a'], rows: 1, psi }];
    expect(groupTables({ rows: 1, features, groups }, groups, STYLE)[0]?.[1]).toContain('(0.5000)');
  });
});
