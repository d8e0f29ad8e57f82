import { describe, expect, test } from 'vitest';
import { type PlannedFeature, planFeature } from '../../src/plan/feature.ts';
import { FEATURE_DEFAULTS, type Feature, SPEC_DEFAULTS, type Spec } from '../../src/spec/spec.ts';
import { caught } from '../support/caught.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];

function plan(
  feature: Partial<Feature>,
  positions: readonly number[] = [1],
  spec: Partial<Spec> = {},
): PlannedFeature {
  return planFeature(
    { feature: { ...FEATURE_DEFAULTS, boundaries: [0, 1], ...feature }, positions },
    { ...SPEC_DEFAULTS, features: [], ...spec },
    NAMES,
  );
}

describe('a planned feature', () => {
  test('knows its columns by position and name, in its own order', () => {
    expect(plan({}, [3, 1]).columns).toEqual([
      { position: 3, name: 'd' },
      { position: 1, name: 'b' },
    ]);
  });

  test('has its boundaries in the requested precision and side', () => {
    const { boundaries } = plan({ boundaries: [0.1], closed: 'right' }, [0], {
      precision: 'float32',
    });
    expect(boundaries).toMatchObject({ precision: 'float32', closed: 'right' });
    expect([...boundaries.values]).toEqual([Math.fround(0.1)]);
  });

  test.each<[Spec['missing'], number]>([
    ['empty', 3],
    ['own', 4],
    ['last', 3],
    ['drop', 3],
    ['error', 3],
  ])('with the policy %s for missing values has %i bins', (missing, depth) => {
    const planned = plan({}, [0], { missing });
    expect(planned.bins.depth).toBe(depth);
    expect(planned.missing).toBe(missing);
  });

  test.each<[Spec['missing'], number]>([
    ['empty', 1],
    ['own', 2],
    ['last', 1],
  ])('whose outside is missing has, with the policy %s, %i bins of two edges', (missing, depth) => {
    const { bins, boundaries } = plan({ outside: 'missing' }, [0], { missing });
    expect([bins.depth, boundaries.outside]).toEqual([depth, 'missing']);
    expect(bins.label(0)).toBe('[0, 1)');
  });

  test.each<Spec['missing']>(['drop', 'error'])(
    'cannot have its outside missing with the policy %s, which would have to end the row',
    async (missing) => {
      const error = await caught(() => plan({ outside: 'missing' }, [0], { missing }));
      expect(error.code).toBe('E_USAGE');
      expect(error.message).toBe(`cannot use --outside missing with --missing ${missing}`);
    },
  );

  test('has a table of cells for every code, and for a missing value', () => {
    const { cells } = plan({ output: 'one_hot' });
    expect([0, 2, 3].map(cells)).toEqual([
      ['1', '0', '0'],
      ['0', '0', '1'],
      ['0', '0', '0'],
    ]);
    expect([0, 2, 3].map(plan({ output: 'int' }).cells)).toEqual([['0'], ['2'], ['']]);
  });

  test('has a label for every bin, its own or the interval', () => {
    expect([0, 1, 2].map(plan({}).bins.label)).toEqual(['(-inf, 0)', '[0, 1)', '[1, +inf)']);
    expect(plan({ labels: ['x', 'y', 'z'] }).bins.label(2)).toBe('z');
    expect(plan({}, [0], { missing: 'own' }).bins.label(3)).toBe('missing');
  });

  test('has its name, or one made of its columns', () => {
    expect(plan({ name: 'trip' }).name).toBe('trip');
    expect(plan({}, [1]).name).toBe('b');
    expect(plan({}, [1, 0, 3, 2]).name).toBe('b_a_d_c');
    expect(plan({}, [1, 0, 3, 2, 5]).name).toBe('b_to_f');
  });

  test('cannot have boundaries that fall together in the precision', async () => {
    const boundaries = [0.1, 0.1 + 1e-12];
    expect(plan({ boundaries }).bins.depth).toBe(3);
    const error = await caught(() => plan({ boundaries }, [0], { precision: 'float32' }));
    expect(error.code).toBe('E_BOUNDARIES');
  });

  test('cannot have labels for other bins than it has', async () => {
    const error = await caught(() => plan({ labels: ['x', 'y'] }, [0], { missing: 'own' }));
    expect(error).toMatchObject({
      code: 'E_LABELS',
      message: '3 bins need 3 labels, and maybe one more for missing values; there are 2',
      hint: 'write 3 labels with commas between them, from the lowest bin; or --label-format Q{n}, for any number of bins',
    });
  });

  test('labels a bin of missing values by itself if it has labels for the others only', () => {
    const { bins } = plan({ labels: ['x', 'y', 'z'] }, [0], { missing: 'own' });
    expect([0, 1, 2, 3].map(bins.label)).toEqual(['x', 'y', 'z', 'missing']);
  });
});
