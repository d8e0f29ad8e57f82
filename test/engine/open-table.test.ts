import { describe, expect, test } from 'vitest';
import { resolveDialect } from '../../src/csv/dialect.ts';
import { openInputTable } from '../../src/engine/open-table.ts';
import { sourceOf } from '../support/sources.ts';

const RUN = { engine: 'records', threads: 1 } as const;

describe('an input table', () => {
  test.each(['in.csv', 'in.txt', '<stdin>'])(
    'is a CSV table for a source named %s',
    async (name) => {
      const sources = [
        { ...sourceOf('a,b\n1,2\n'), name },
        { ...sourceOf('a,b\n3,4\n'), name },
      ];
      const table = await openInputTable(sources, resolveDialect(), RUN);
      expect(table?.header).toEqual(['a', 'b']);
      expect(await table?.sample()).toEqual([
        ['1', '2'],
        ['3', '4'],
      ]);
      await table?.close();
    },
  );

  test('is undefined for an input without a record', async () => {
    expect(await openInputTable([sourceOf('')], resolveDialect(), RUN)).toBeUndefined();
  });
});
