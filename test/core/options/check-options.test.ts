import { afterEach, describe, expect, test } from 'vitest';
import {
  Boundaries,
  bucketize,
  discretize,
  fit as learned,
  parseSpec,
  webStream,
} from '../../../src/index.ts';
import { caught } from '../../support/caught.ts';

describe('an option of a public function', () => {
  test.each<[string, object]>([
    ['batch', { strategy: 'keras', batch: 0 }],
    ['batch', { strategy: 'keras', batch: -1 }],
    ['batch', { strategy: 'keras', batch: 1e-9 }],
    ['epsilon', { epsilon: -1 }],
    ['kerasVersion', { kerasVersion: '4' }],
    ['duplicates', { duplicates: 'raise' }],
    ['sketch', { sketch: 'x' }],
    ['closed', { closed: 'LEFT' }],
    ['closed', { closed: 'both' }],
    ['precision', { precision: 'FLOAT32' }],
    ['outside', { outside: 'drop' }],
    ['missing', { missing: 'none' }],
    ['nbins', { nbins: 3 }],
  ])('is rejected by fit with its name: %s, %o', async (name, options) => {
    const error = await caught(() => learned([1, 2, 3, 4], options));
    expect(error.code).toBe('E_USAGE');
    expect(error.message).toContain(name);
    expect(error.hint).toMatch(/^(?:use |did you mean ")/);
  });

  test.each<[string, object]>([
    ['nameBy', { nameBy: 'bogus' }],
    ['delimeter', { delimeter: ';' }],
    ['delimiter', { delimiter: 'auto' }],
    ['maxRecord', { maxRecord: 0 }],
    ['signal', { signal: 'now' }],
  ])('is rejected by discretize and webStream at once: %s', async (name, options) => {
    for (const run of [() => discretize('a\n1\n', [0], options), () => webStream([0], options)]) {
      const error = await caught(run);
      expect([error.code, error.message.includes(name)]).toEqual(['E_USAGE', true]);
    }
  });

  test('is rejected by Boundaries.of, with the word that was meant', async () => {
    const error = await caught(() => Boundaries.of([1], { closed: 'RIGHT' as never }));
    expect([error.code, error.hint]).toEqual(['E_USAGE', 'did you mean "right"?']);
  });

  test('has its default if it is undefined', () => {
    expect(Boundaries.of([1], { closed: undefined }).closed).toBe('left');
  });
});

describe('Object.prototype', () => {
  afterEach(() => void Reflect.deleteProperty(Object.prototype, 'closed'));

  test('gives no option, and no member of a spec', () => {
    Reflect.set(Object.prototype, 'closed', 'right');
    expect(Boundaries.of([1]).closed).toBe('left');
    expect(parseSpec({ boundaries: [1] }).features[0]?.closed).toBe('left');
    expect([...bucketize([1], Boundaries.of([1]))]).toEqual([1]);
  });
});
