import { describe, expect, test } from 'vitest';
import { ColumnCollector } from '../../../src/fit/collect/collect.ts';
import { columnFromJson, columnToJson } from '../../../src/fit/partial/column-json.ts';
import { caught } from '../../support/caught.ts';

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;

function gathered(length: number): ColumnCollector {
  const collector = new ColumnCollector();
  collector.add(Float64Array.from({ length }, (_, i) => (i * 7919) % length));
  collector.add(Float64Array.of(nan, -inf, inf, -0));
  return collector;
}

const text = (collector: ColumnCollector) => JSON.stringify(columnToJson(collector));

describe('a collector, as text', () => {
  test.each([0, 10, 20_000])('comes back to the bit: %d values', (length) => {
    const collector = gathered(length);
    const again = columnFromJson(JSON.parse(text(collector)));
    expect(again.seen).toEqual(collector.seen);
    expect(again.asSketch().state()).toEqual(collector.asSketch().state());
    expect(again.weighted).toBe(false);
  });

  test('comes back where nothing was seen', () => {
    const again = columnFromJson(JSON.parse(text(new ColumnCollector({ weighted: true }))));
    expect(again.seen).toMatchObject({ values: 0, least: inf, greatest: -inf });
    expect(again.weighted).toBe(true);
  });

  test('of parts merges to what the whole is', () => {
    const [one, other] = [gathered(3000), gathered(30_000)];
    const first = columnFromJson(JSON.parse(text(one)));
    first.merge(columnFromJson(JSON.parse(text(other))));
    expect(first.seen).toMatchObject({ values: 33_006, missing: 2, greatest: 29_999 });
    expect(first.kept().weights?.reduce((a, b) => a + b)).toBe(33_006);
  });

  test.each<[string, object, string]>([
    ['weights that may be', { weighted: 1 }, 'the column.weighted must be true or false'],
    ['nothing seen', { seen: {} }, 'the column.seen must be an object of'],
    ['no sketch', { sketch: null }, 'the column.sketch must be an object'],
    ['a key too many', { more: 1 }, 'the column must be an object of weighted, seen, sketch'],
  ])('is rejected with %s', async (_, change, message) => {
    const data = { ...columnToJson(gathered(10)), ...change };
    const error = await caught(() => columnFromJson(data));
    expect(error.code).toBe('E_FIT');
    expect(error.message).toContain(message);
  });

  test.each([
    [{ missing: -1 }, 'the column.seen.missing must be a whole number'],
    [{ least: 'x' }, 'the column.seen.least must be a number'],
    [{ weight: 12 }, 'the column.seen.weight must be 13, as in the sketch'],
    [{ values: 12 }, 'the column.seen.values must be 13, as in the sketch'],
  ])('is rejected where %j was seen', async (change, message) => {
    const data = columnToJson(gathered(10));
    const read = () => columnFromJson({ ...data, seen: { ...data.seen, ...change } });
    expect((await caught(read)).message).toContain(message);
  });

  test.each([
    [{ least: 1 }, 'the column.seen.least must be 0, as in the sketch'],
    [{ greatest: 10 }, 'the column.seen.greatest must be 9, as in the sketch'],
    [{ positiveInfinities: 1 }, 'the column.seen.positiveInfinities must be 0, as in the sketch'],
  ])('is rejected where %j was seen of finite values', async (change, message) => {
    const collector = new ColumnCollector();
    collector.add(Float64Array.from({ length: 10 }, (_, i) => i));
    const data = columnToJson(collector);
    const read = () => columnFromJson({ ...data, seen: { ...data.seen, ...change } });
    expect((await caught(read)).message).toContain(message);
  });
});
