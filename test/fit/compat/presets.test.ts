import { describe, expect, test } from 'vitest';
import { edgesOf } from '../../../src/fit/compat/edges.ts';
import { PRESET_NAMES, PRESETS } from '../../../src/fit/compat/presets.ts';
import { STRATEGY_NAMES } from '../../../src/fit/strategies/names.ts';
import { KERAS_RULES } from '../../../src/spec/keras.ts';

describe('the presets', () => {
  test.each(PRESET_NAMES.filter((name) => name !== 'keras'))(
    '%s has edges for each of its strategies, and for no other',
    (name) => {
      const own = STRATEGY_NAMES.filter((strategy) => edgesOf(name, strategy) !== undefined);
      expect(own.toSorted()).toEqual(PRESETS[name].strategies.toSorted());
    },
  );

  test('keras is the strategy of that name, under the rules of a layer', () => {
    expect(PRESETS.keras.strategies).toEqual(['keras']);
    expect(edgesOf('keras', 'keras')).toBeUndefined();
    expect(PRESETS.keras).toMatchObject(KERAS_RULES);
  });

  test('have an edge of the open side inside only with closed outer edges', () => {
    for (const { outside, openEdgeIn } of Object.values(PRESETS)) {
      expect(outside === 'missing' || openEdgeIn.length === 0).toBe(true);
    }
  });

  test('do not drop rows for what is outside the edges', () => {
    for (const { outside, missing } of Object.values(PRESETS)) {
      expect(outside === 'bins' || missing === 'empty').toBe(true);
    }
  });

  test('are closed on the side of their program', () => {
    expect(PRESET_NAMES.map((name) => [name, PRESETS[name].closed])).toEqual([
      ['sklearn', 'left'],
      ['pandas', 'right'],
      ['numpy', 'left'],
      ['keras', 'left'],
    ]);
  });

  test('nothing has edges without a preset', () => {
    expect(STRATEGY_NAMES.map((strategy) => edgesOf(undefined, strategy))).toEqual(
      STRATEGY_NAMES.map(() => undefined),
    );
  });
});
