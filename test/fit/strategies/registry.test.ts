import { expect, test } from 'vitest';
import { calendarScale } from '../../../src/column-types/datetime/calendar-scale.ts';
import { UTC } from '../../../src/column-types/datetime/zone/zone.ts';
import { parseStrategy, STRATEGY_NAMES } from '../../../src/fit/strategies/names.ts';
import { STRATEGIES } from '../../../src/fit/strategies/registry.ts';
import { asked, kept } from '../kept.ts';

/** The times of strategies that divide times. */
const SCALE = calendarScale(UTC);

/** The boundaries of strategies whose number follows from a parameter. */
const COUNTED: Readonly<Record<string, number>> = { width: 4, every: 2 };

test.each(STRATEGY_NAMES)(
  '%s learns ascending boundaries, at most as many as asked for',
  (name) => {
    const values = kept([5, 1, 2, 40, 3, 9, 17, 2.5, 30, 12]);
    const list = STRATEGIES[name].learn(values, asked({ bins: 4 }), SCALE);
    expect(list).toHaveLength(COUNTED[name] ?? 3);
    expect(list.toSorted((a, b) => a - b)).toEqual(list);
  },
);

test.each(STRATEGY_NAMES)('%s does not change the training values', (name) => {
  const values = kept([5, 1, 2, 40, 3, 9, 17]);
  const before = [...values.values];
  STRATEGIES[name].learn(values, asked(), SCALE);
  expect([...values.values]).toEqual(before);
});

test.each([
  ['uniform', 'uniform'],
  ['KMeans', 'kmeans'],
  ['jenks', 'kmeans'],
  ['Jenks', 'kmeans'],
  ['fisher', undefined],
  ['constructor', undefined],
])('"%s" is read as %s', (text, name) => {
  expect(parseStrategy(text)).toBe(name);
});
