import { expect, test } from 'vitest';
import type { MissingPolicy } from '../../src/core/missing.ts';
import { anyFloat, randomFrom } from './numbers.ts';
import { RECORDS, ready, type Way } from './run.ts';

/**
 * What `-m woe` writes is what a table says of the code that `-m int` writes, in both engines: for random
 * boundaries, special codes, policies, groups and values.
 */
const SEED = Number(process.env['SEED'] ?? 1);
const RUNS = 60;

const WAYS: readonly Way[] = [RECORDS, { engine: 'bytes', threads: 1 }];

/** Workers take their time to start: they do the first specs only. */
const THREADED: Way = { engine: 'bytes', threads: 2, blockBytes: 64, aloneBlocks: 0 };
const THREADED_RUNS = 2;

const POLICIES: readonly MissingPolicy[] = ['empty', 'own', 'last'];

type Random = (below: number) => number;

/** A number of any size, or none. */
function numbers(random: Random, count: number): (number | null)[] {
  return Array.from({ length: count }, () => (random(6) === 0 ? null : anyFloat(random)));
}

function randomJob(random: Random) {
  const boundaries = [...new Set(Array.from({ length: random(6) }, () => random(40) - 20))];
  boundaries.sort((a, b) => a - b);
  const special = random(2) === 0 ? [] : [[-999], [-998, 7]];
  const values = {
    name: 'woe',
    bins: numbers(random, boundaries.length + 1),
    special: numbers(random, special.length),
    ...(random(3) > 0 && { missing: numbers(random, 1)[0] ?? null }),
  };
  const cell = (): string =>
    [String(random(50) - 25), '', 'NA', '-999', '7', `${random(50) - 25}.5`][random(6)] ?? '';
  const rows = Array.from({ length: 40 }, (_, i) => `${i},${cell()}`);
  const missing = POLICIES[random(POLICIES.length)] as MissingPolicy;
  const closed = random(2) === 0 ? 'left' : 'right';
  const feature = { columns: ['x'], boundaries, special, values, closed };
  return { file: `id,x\n${rows.join('\n')}\n`, feature, missing };
}

test(`values are those of the codes, in both engines: ${RUNS} random specs`, async () => {
  const random = randomFrom(SEED);
  for (let i = 0; i < RUNS; i++) {
    const { file, feature, missing } = randomJob(random);
    const { values, boundaries, special } = feature;
    const all = [...values.bins, ...values.special, values.missing ?? null];
    const missingAt =
      missing === 'last' ? boundaries.length : boundaries.length + 1 + special.length;
    const shown = async (output: string, way: Way): Promise<string> => {
      const spec = { missing, features: [{ ...feature, output }] };
      const run = await ready({ files: [file], spec })(way);
      expect(run.error, `SEED=${SEED}`).toBeUndefined();
      return run.output;
    };
    for (const way of i < THREADED_RUNS ? [...WAYS, THREADED] : WAYS) {
      const [codes, woes] = [await shown('int', way), await shown('woe', way)];
      const expected = codes.replaceAll(/,(\d*)$/gm, (_, code: string) => {
        const value = all[code === '' ? missingAt : Number(code)];
        return `,${value ?? ''}`;
      });
      expect(woes, `SEED=${SEED}, run ${i}, ${JSON.stringify(way)}`).toBe(expected);
    }
  }
});
