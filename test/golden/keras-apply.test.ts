import { describe, expect, test } from 'vitest';
import { Boundaries } from '../../src/core/boundaries.ts';
import { bucketize } from '../../src/core/bucketize.ts';
import { parseNumber } from '../../src/core/cells/number.ts';
import { golden } from './golden.ts';

/** What a Keras 3.15.1 layer on TensorFlow gave; numbers as the text that Python wrote. */
interface Applied {
  readonly b: readonly string[];
  readonly x: readonly string[];
  readonly idx: readonly number[];
}

const applied = golden<Applied[]>('keras-apply.json');
const isRepeated = ({ b }: Applied): boolean => new Set(b.map(Number)).size < b.length;
const strict = applied.filter((one) => !isRepeated(one));
const repeated = applied.filter(isRepeated);

const numbersOf = (texts: readonly string[]) => texts.map((text) => parseNumber(text) as number);
const listOf = (texts: readonly string[]) =>
  Boundaries.parse(texts.join(','), { precision: 'float32' });
const codesOf = ({ b, x }: Applied) => [...bucketize(numbersOf(x), listOf(b))];

/** TensorFlow and JAX take subnormal float32s for zero; PyTorch and NumPy do not, nor do we. */
const isSubnormal = (x: number) => Math.fround(x) !== 0 && Math.abs(Math.fround(x)) < 2 ** -126;

test('the recording has 4 lists of 42 values each, one of them with a repeated boundary', () => {
  expect(applied.map(({ x, idx }) => [x.length, idx.length])).toEqual(Array(4).fill([42, 42]));
  expect([strict.length, repeated.length]).toEqual([3, 1]);
});

test.each(strict)('Keras puts the values into the same bins of $b', (one) => {
  expect(codesOf(one)).toEqual(one.idx);
});

test.each(repeated)(
  'the repeated boundary of $b is rejected; without it, bins have the same edge',
  ({ b, x, idx }) => {
    expect(() => listOf(b)).toThrow('boundaries must strictly increase, but 1 (number 2)');
    const single = listOf([...new Set(b)]);
    const edges = numbersOf(b);
    const ours = [...bucketize(numbersOf(x), single)].map((code) => single.values[code - 1]);
    expect(ours).toEqual(idx.map((code) => edges[code - 1]));
  },
);

describe('the known difference: TensorFlow and JAX flush subnormal float32s to zero', () => {
  test('shows in no recorded case, since no recorded boundary is subnormal', () => {
    const differing = strict.filter((one) => codesOf(one).join() !== one.idx.join());
    expect(differing).toEqual([]);
    expect(applied.filter(({ b }) => numbersOf(b).some(isSubnormal))).toEqual([]);
  });

  test('and a subnormal value against a normal boundary gives the same bin either way', () => {
    for (const one of strict) {
      const flushed = numbersOf(one.x).map((x) => (isSubnormal(x) ? 0 : x));
      expect([...bucketize(flushed, listOf(one.b))]).toEqual(one.idx);
    }
    expect(numbersOf(strict[0]?.x ?? []).filter(isSubnormal)).toEqual([1e-45]);
  });

  test('would show at 0 against a subnormal boundary: below it, where a flushed one is reached', () => {
    const [values, boundary] = [[0, 1e-41, 1e-40, 1e-39], '1e-40'];
    expect([...bucketize(values, listOf([boundary]))]).toEqual([0, 0, 1, 1]);
    expect([...bucketize(values, listOf(['0']))]).toEqual([1, 1, 1, 1]);
  });
});
