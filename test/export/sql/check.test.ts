import { beforeAll, describe, expect, test } from 'vitest';
import { nextUp } from '../../../src/core/ulp.ts';
import { EXPORT_DEFAULTS, type ExportJob } from '../../../src/export/exporter.ts';
import { exporterOf } from '../../../src/export/registry.ts';
import type { FeatureRule } from '../../../src/export/rule.ts';
import { type TestEngine, testEngines } from './engines.ts';
import { jobOf } from './job.ts';

const OPTIONS = { ...EXPORT_DEFAULTS, sample: new Map<string, readonly number[]>() };

const TARGETS = ['duckdb', 'postgres', 'sqlite'];
const engines = new Map<string, TestEngine>();
beforeAll(async () => {
  for (const engine of await testEngines()) engines.set(engine.name, engine);
});

async function rowsOn(target: string, sql: string): Promise<readonly (readonly unknown[])[]> {
  return (await engines.get(target)?.rows(sql)) ?? [['no engine']];
}

async function differences(
  target: string,
  made: ExportJob,
): Promise<readonly (readonly unknown[])[]> {
  return await rowsOn(target, exporterOf(target).check(made, OPTIONS));
}

const LISTS: readonly { name: string; boundaries: readonly number[] }[] = [
  { name: 'decimals', boundaries: [-0.5, 0, 0.1, 0.2, 3] },
  { name: 'subnormals', boundaries: [-5e-324, 0, 5e-324, 1e-310] },
  { name: 'huge', boundaries: [-Number.MAX_VALUE, 2 ** 53, 1e22, 1e300, Number.MAX_VALUE] },
  { name: 'one', boundaries: [0] },
];

const MODES = ['int', 'one_hot', 'multi_hot', 'count', 'label'];

describe.each(TARGETS)('%s', (target) => {
  test.each(MODES.flatMap((output) => ['left', 'right'].map((closed) => ({ output, closed }))))(
    'gives what core gives in mode $output, closed $closed',
    async ({ output, closed }) => {
      for (const missing of ['empty', 'own', 'last', 'drop', 'error']) {
        for (const outside of missing === 'drop' || missing === 'error'
          ? ['bins']
          : ['bins', 'missing']) {
          const lists = LISTS.filter(
            ({ boundaries }) => outside === 'bins' || boundaries.length > 1,
          );
          const features = lists.map(({ name, boundaries }) => {
            return { columns: [name, `${name} 2`], output, closed, outside, boundaries };
          });
          const made = jobOf({ missing, na_values: ['-99', 'inf'], features });
          expect(await differences(target, made), `${missing} ${outside}`).toEqual([]);
        }
      }
    },
  );

  test('compares in float32 if the spec does', async () => {
    for (const closed of ['left', 'right']) {
      const boundaries = [-3.4028234663852886e38, -0.1, 0, 1e-45, 0.1, 0.7, 3.4028234663852886e38];
      const features = [{ columns: ['x'], closed, boundaries }];
      expect(await differences(target, jobOf({ precision: 'float32', features }))).toEqual([]);
    }
  });

  test('finds a boundary that is one unit in the last place off', async () => {
    const { origin, rules } = jobOf({ features: [{ columns: ['x'], boundaries: [0.1, 0.2, 3] }] });
    const numbers = [0.1, nextUp(0.2), 3];
    const made = { origin, rules: rules.map((rule): FeatureRule => ({ ...rule, numbers })) };
    expect(await differences(target, made)).toEqual([['x', '1', '0.2', '2', '1']]);
  });

  test.each([150, 1500, 5000])('takes %d boundaries', async (size) => {
    const boundaries = Array.from({ length: size }, (_, i) => i / 7 - 3);
    const made = jobOf({ features: [{ columns: ['x'], boundaries }] });
    const query = exporterOf(target).check(made, OPTIONS);
    const few = withFewRows(query);
    expect(await rowsOn(target, few)).toEqual([]);
  });

  test('rejects a text column', async () => {
    const made = jobOf({ features: [{ columns: ['x'], boundaries: [1, 2] }] });
    const from = "(SELECT 'abc' AS x)";
    const query = exporterOf(target).write(made, {
      ...OPTIONS,
      append: true,
      from: `${from} AS t`,
    });
    await expect(rowsOn(target, String(query))).rejects.toThrow();
  });
});

/** A check of every 100th row: the test is of the form for many boundaries, not of speed. */
function withFewRows(query: string): string {
  const lines = query.split('\n');
  const isRow = (line: string): boolean => line.startsWith("('");
  const last = lines.findLastIndex(isRow);
  return lines.filter((line, i) => !isRow(line) || i % 100 === 0 || i === last).join('\n');
}
