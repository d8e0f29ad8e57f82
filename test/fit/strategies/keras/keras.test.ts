import { describe, expect, test } from 'vitest';
import {
  keras,
  kerasBoundaries,
  kerasSummary,
} from '../../../../src/fit/strategies/keras/keras.ts';
import { caught } from '../../../support/caught.ts';
import { asked, kept } from '../../kept.ts';

describe('the keras strategy', () => {
  test('learns the boundaries in the documentation of Keras', () => {
    const values = [-1.5, 1, 3.4, 0.5, 0, 3, 1.3, 0];
    expect(keras.learn(kept(values), asked({ bins: 4 }))).toEqual([0, 0.5, Math.fround(1.3)]);
  });

  test('reads values in batches of the requested size', () => {
    const values = Array.from({ length: 1000 }, (_, i) => (i * 389) % 1000);
    const settings = asked({ bins: 4, batch: 32 });
    const batches = Array.from({ length: 32 }, (_, i) => values.slice(i * 32, i * 32 + 32));
    expect(keras.learn(kept(values), settings)).toEqual(
      kerasBoundaries(kerasSummary(batches, settings), 4),
    );
    expect(keras.learn(kept(values), settings)).not.toEqual(
      keras.learn(kept(values), { ...settings, batch: 1000 }),
    );
  });

  test('follows the release: 3.15 moved the start of a batch that is longer than 1 / epsilon', () => {
    const values = kept(Array.from({ length: 1000 }, (_, i) => i));
    const [recent, legacy] = (['3.15', '3.14'] as const).map((kerasVersion) =>
      keras.learn(values, asked({ bins: 4, kerasVersion })),
    );
    expect(recent).not.toEqual(legacy);
  });

  test('has no boundary for one bin', () => {
    expect(keras.learn(kept([1, 2, 3]), asked({ bins: 1 }))).toEqual([]);
  });

  test('rejects weights, which Keras lacks', async () => {
    const error = await caught(() => keras.learn(kept([1, 2], [1, 2]), asked()));
    expect(error.code).toBe('E_FIT');
  });
});

test('NaN and infinities take part, as in Keras', () => {
  const summary = kerasSummary([[Number.NaN, 1, Number.POSITIVE_INFINITY], [2]], asked());
  expect([...summary.values]).toEqual([1, 2, Number.POSITIVE_INFINITY, Number.NaN]);
  expect(kerasBoundaries(summary, 4)).toEqual([1, 2, Number.POSITIVE_INFINITY]);
});
