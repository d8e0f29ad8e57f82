import { describe, expect, test } from 'vitest';
import { checkBinsCount, checkParameters } from '../../src/fit/options.ts';
import { PARAMETERS, STRATEGY_NAMES } from '../../src/fit/strategies/names.ts';
import { fit as learned } from '../../src/index.ts';
import { caught } from '../support/caught.ts';

/** A valid value of each parameter. */
const VALUES: Readonly<Record<string, string | number>> = {
  method: 'hazen',
  width: 2,
  origin: 1,
  every: 'month',
  epsilon: 0.1,
  batch: 10,
  kerasVersion: '3.15',
};

const OTHERS = PARAMETERS.flatMap((one) =>
  STRATEGY_NAMES.filter((strategy) => strategy !== one.strategy).map((strategy) => ({
    ...one,
    other: strategy,
  })),
);

describe('checkParameters', () => {
  test.each(OTHERS)('rejects $name with $other, in the library, too', async ({ other, ...one }) => {
    const { flag } = one.parameter;
    const error = await caught(() => checkParameters([one], [other]));
    expect(error.message).toBe(`--${flag} needs --strategy ${one.strategy}`);
    const options = { strategy: other, [one.name]: VALUES[one.name] };
    const inLibrary = await caught(() => learned([1, 2, 3], options));
    expect([error.code, inLibrary.code]).toEqual(['E_USAGE', 'E_USAGE']);
    expect(inLibrary.message).toBe(`${one.name} needs strategy ${one.strategy}`);
  });

  test.each(PARAMETERS)('accepts $name with $strategy among others', ({ strategy, ...one }) => {
    expect(checkParameters([{ strategy, ...one }], ['kmeans', strategy])).toBeUndefined();
  });
});

describe('checkBinsCount', () => {
  test('rejects a number of bins for strategies whose parameters decide it', () => {
    const rejected = [];
    for (const strategy of STRATEGY_NAMES) {
      try {
        checkBinsCount(strategy);
      } catch {
        rejected.push(strategy);
      }
    }
    expect(rejected).toEqual(['width', 'every']);
  });
});
