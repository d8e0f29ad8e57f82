import { describe, expect, test } from 'vitest';
import { resolveDialect } from '../../src/csv/dialect.ts';
import { type Preview, preview } from '../../src/jobs/preview.ts';
import { type BinRequest, requestFor } from '../../src/plan/bin-request.ts';
import { parseSpec } from '../../src/spec/parse.ts';
import { applied } from '../support/applied.ts';
import { sourceOf, watchedSource } from '../support/sources.ts';

const look = async (
  content: string,
  count: number,
  request: Partial<BinRequest> = {},
): Promise<Preview | undefined> =>
  await preview(
    { ...requestFor(parseSpec([1, 2])), ...request },
    [sourceOf(content)],
    resolveDialect({}),
    count,
  );

describe('preview', () => {
  test('gives the first rows before and after, as a run does', async () => {
    const content = 'a,b\n1,x\n2,y\n0,z\n';
    const found = await look(content, 2);
    expect(found?.rows).toEqual([
      { before: ['1', 'x'], after: ['1', 'x'] },
      { before: ['2', 'y'], after: ['2', 'y'] },
    ]);
    expect(found?.stats.rows).toBe(2);
    const all = await look(content, 99);
    const { output } = await applied(content, { spec: [1, 2] });
    expect(all?.rows.map(({ after }) => after.join(','))).toEqual(
      output.trim().split('\n').slice(1),
    );
  });

  test('counts rows that are left out among the first ones', async () => {
    const { spec } = requestFor(parseSpec([1, 2]));
    const request = { spec: { ...spec, missing: 'drop' as const }, columns: 'a' };
    const found = await look('a\n1\nNA\n2\n', 2, request);
    expect(found?.rows).toEqual([{ before: ['1'], after: ['1'] }]);
    expect(found?.stats).toMatchObject({ rows: 2, dropped: 1 });
  });

  test('tells of what is wrong in these rows, and of nothing after them', async () => {
    const content = 'a\n1\nx\n2\n';
    expect((await look(content, 1, { columns: 'a' }))?.failure).toBeUndefined();
    const found = await look(content, 2, { columns: 'a' });
    expect(found?.failure).toMatchObject({ code: 'E_NOT_A_NUMBER', at: { line: 3 } });
    expect(found?.rows).toHaveLength(1);
    expect((await look('a,b\n1,2\n3\n', 1, { columns: 'a' }))?.failure).toBeUndefined();
  });

  test('chooses columns by as many rows as a run does', async () => {
    const rows = Array.from({ length: 50 }, (_, i) => (i < 40 ? '1,1' : '1,x'));
    const found = await look(`a,b\n${rows.join('\n')}\n`, 1);
    expect(found?.plan.columns.map(({ name }) => name)).toEqual(['a']);
  });

  test('reads no more of its source than it needs, and closes it', async () => {
    const source = watchedSource((i) =>
      i === 0 ? 'a\n' : i < 1000 ? '1\n'.repeat(1000) : undefined,
    );
    await preview(requestFor(parseSpec([1, 2])), [source], resolveDialect({}), 10);
    expect(source.pulled).toBeLessThan(20);
    expect(source.isClosed).toBe(true);
  });

  test('is nothing for an input without a record', async () => {
    expect(await look('', 10)).toBeUndefined();
  });
});
