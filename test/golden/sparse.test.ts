import { describe, expect, test } from 'vitest';
import { resolveDialect } from '../../src/csv/dialect.ts';
import type { SparseFormatName } from '../../src/encode/sparse/registry.ts';
import type { EngineName } from '../../src/engine/choose-engine.ts';
import { writeSparse } from '../../src/jobs/write-sparse.ts';
import { discretizer } from '../../src/library/csv-discretizer.ts';
import { requestFor } from '../../src/plan/bin-request.ts';
import { parseSpec } from '../../src/spec/parse.ts';
import { sourceOf } from '../support/sources.ts';
import { golden } from './golden.ts';

/** What Keras 3.15.1 on JAX and scikit-learn 1.9.1 gave, and SciPy 1.17.1 wrote; see record-sparse.py. */
interface Case {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly number[])[];
  readonly spec: { readonly features: readonly object[] };
  readonly drop_first: boolean;
  readonly shape: readonly [number, number];
  readonly indices: readonly (readonly [number, number])[];
  readonly values: readonly number[];
  readonly mtx: string;
  readonly svmlight: string;
}

const { cases } = golden<{ readonly cases: readonly Case[] }>('sparse.json');

/** A case as CSV with a column `y` that counts the rows, written as a sparse matrix. */
async function written(one: Case, format: SparseFormatName, engine: EngineName): Promise<string> {
  const csv = [['y', ...one.columns], ...one.rows.map((row, i) => [i, ...row])].map(
    (fields) => `${fields.join(',')}\n`,
  );
  const request = {
    ...requestFor(parseSpec(one.spec)),
    roles: [{ role: 'target', name: 'y' } as const],
    dropFirst: one.drop_first,
  };
  const pieces: string[] = [];
  const sink = {
    write: async (bytes: Uint8Array): Promise<void> => {
      pieces.push(Buffer.from(bytes).toString());
    },
  };
  const options = { engine, threads: 1, blockBytes: 32, format } as const;
  await writeSparse(request, [sourceOf(csv.join(''))], resolveDialect(), sink, options);
  return pieces.join('');
}

describe.each(cases)('the matrix of $name', (one) => {
  test.each(['bytes', 'records'] as const)('is what the %s engine writes', async (engine) => {
    const triplets = one.indices.map(([row, column], i) => `${row},${column},${one.values[i]}\n`);
    expect(await written(one, 'coo', engine)).toBe(`row,column,value\n${triplets.join('')}`);
    const [title, ...lines] = one.mtx.split('\n');
    const entries = lines.filter((line) => !line.startsWith('%'));
    expect(await written(one, 'mtx', engine)).toBe([title, ...entries].join('\n'));
    expect(await written(one, 'svmlight', engine)).toBe(one.svmlight);
  });

  test.runIf(!one.drop_first && one.spec.features.length === 1)('is that of the library', () => {
    const [matrix] = discretizer(JSON.stringify(one.spec)).sparse(one.rows);
    const { shape, indices, values } = one;
    expect(matrix).toMatchObject({ shape, indices, values });
  });
});
