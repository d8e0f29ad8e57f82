import { describe, expect, test } from 'vitest';
import { ColumnCollector } from '../../../src/fit/collect/collect.ts';
import { caught } from '../../support/caught.ts';

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const counted = (length: number) => Float64Array.from({ length }, (_, i) => (i * 7919) % length);

describe('a collector', () => {
  test('keeps all values in their order, and counts the missing ones', () => {
    const collector = new ColumnCollector();
    collector.add(Float64Array.of(3, nan, 1));
    collector.add(Float64Array.of(-inf, 2, nan));
    expect(collector.kept()).toEqual({
      values: Float64Array.of(3, 1, -inf, 2),
      weights: undefined,
      rankError: 0,
    });
    expect(collector.isSketch).toBe(false);
    expect(collector.seen).toEqual({
      values: 4,
      missing: 2,
      missingWeight: 2,
      negativeInfinities: 1,
      positiveInfinities: 0,
      least: 1,
      greatest: 3,
      weight: 4,
    });
  });

  test('copies the values that it receives', () => {
    const [collector, block] = [new ColumnCollector(), Float64Array.of(1, 2)];
    collector.add(block);
    block.fill(9);
    collector.add(block.subarray(0, 1));
    expect([...collector.kept().values]).toEqual([1, 2, 9]);
  });

  test('keeps weights beside the values, and omits values of weight 0', () => {
    const collector = new ColumnCollector({ weighted: true });
    collector.add(Float64Array.of(1, 2, nan, 4), Float64Array.of(0.5, 0, 3, 2));
    expect(collector.kept()).toEqual({
      values: Float64Array.of(1, 4),
      weights: Float64Array.of(0.5, 2),
      extent: { min: 1, max: 4 },
      rankError: 0,
    });
    expect(collector.seen).toMatchObject({ values: 2, missing: 1, weight: 2.5, greatest: 4 });
  });

  test.each([-1, nan, inf])(
    'rejects the weight %d, and adds nothing of its block',
    async (weight) => {
      const collector = new ColumnCollector({ weighted: true });
      const add = () => collector.add(Float64Array.of(1, nan), Float64Array.of(1, weight));
      expect(await caught(add)).toMatchObject({ code: 'E_FIT', received: weight });
      expect(collector.seen.values).toBe(0);
      expect(collector.kept().values).toHaveLength(0);
    },
  );

  test('takes weights always or never', async () => {
    const values = Float64Array.of(1);
    const without = () => new ColumnCollector({ weighted: true }).add(values);
    expect(await caught(without)).toMatchObject({ code: 'E_BUG' });
    expect(await caught(() => new ColumnCollector().add(values, values))).toMatchObject({
      code: 'E_BUG',
    });
  });
});

describe('past its memory', () => {
  test('a collector becomes a sketch of all its values, and remains one', () => {
    const values = counted(30_000);
    const collector = new ColumnCollector({ memory: 8 * 20_000, error: 0.01 });
    collector.add(values.subarray(0, 20_000));
    expect(collector.isSketch).toBe(false);
    collector.add(values.subarray(20_000));
    expect(collector.isSketch).toBe(true);
    const sketched = new ColumnCollector({ sketch: true, error: 0.01 });
    sketched.add(values);
    expect(collector.kept()).toEqual(sketched.kept());
    expect(collector.kept().rankError).toBe(0.01);
    expect(collector.seen).toMatchObject({ values: 30_000, least: 0, greatest: 29_999 });
  });

  test('weights need half of the memory, and must be whole', async () => {
    const values = counted(1000);
    const weighted = (weight: number) => {
      const collector = new ColumnCollector({ memory: 16 * 900, weighted: true });
      collector.add(values.subarray(0, 900), new Float64Array(900).fill(weight));
      expect(collector.isSketch).toBe(false);
      collector.add(values.subarray(900), new Float64Array(100).fill(weight));
      return collector;
    };
    expect(weighted(3).isSketch).toBe(true);
    expect(
      weighted(3)
        .kept()
        .weights?.reduce((a, b) => a + b),
    ).toBe(3000);
    expect(await caught(() => weighted(0.5))).toMatchObject({
      code: 'E_FIT',
      hint: 'use whole weights, or remove --sketch and --partial and raise --memory',
    });
  });
});

describe('merging', () => {
  test('two that keep all values have the values of the one, then those of the other', () => {
    const [one, other] = [new ColumnCollector(), new ColumnCollector()];
    one.add(Float64Array.of(2, nan, 1));
    other.add(Float64Array.of(9, -inf));
    one.merge(other);
    expect([...one.kept().values]).toEqual([2, 1, 9, -inf]);
    expect(one.seen).toMatchObject({ values: 4, missing: 1, negativeInfinities: 1, greatest: 9 });
    expect([...other.kept().values]).toEqual([9, -inf]);
  });

  test.each([
    [true, true],
    [true, false],
    [false, true],
  ])('with a sketch (%j, %j) has a sketch of all values', (first, second) => {
    const [one, other] = [
      new ColumnCollector({ sketch: first }),
      new ColumnCollector({ sketch: second }),
    ];
    one.add(counted(10_000));
    other.add(counted(10_000));
    one.merge(other);
    expect(one.isSketch).toBe(true);
    expect(other.isSketch).toBe(second);
    expect(one.asSketch().count).toBe(20_000);
    expect(one.seen.values).toBe(20_000);
  });

  test('rejects one with weights into one without', async () => {
    const merge = () => new ColumnCollector().merge(new ColumnCollector({ weighted: true }));
    expect(await caught(merge)).toMatchObject({ code: 'E_FIT', received: 'with weights' });
  });
});

test('a collector goes on from a summary and a sketch', () => {
  const first = new ColumnCollector({ sketch: true });
  first.add(counted(5000));
  const second = ColumnCollector.of(first.seen, first.asSketch(), false);
  second.add(Float64Array.of(7, nan));
  expect(second.seen).toMatchObject({ values: 5001, missing: 1 });
  expect(second.asSketch().count).toBe(5001);
  expect(first.seen.values).toBe(5000);
});
