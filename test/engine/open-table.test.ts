import { describe, expect, test } from 'vitest';
import { resolveDialect } from '../../src/csv/dialect.ts';
import { openInputTable } from '../../src/engine/open-table.ts';
import { sourceOf } from '../support/sources.ts';

const RUN = { engine: 'records', threads: 1 } as const;

describe('an input table', () => {
  test.each([undefined, 'csv'] as const)(
    'is a CSV table with the file format %s',
    async (fileFormat) => {
      const table = await openInputTable([sourceOf('a,b\n1,2\n')], resolveDialect(), {
        ...RUN,
        fileFormat,
      });
      expect(table?.header).toEqual(['a', 'b']);
      await table?.close();
    },
  );

  test('is undefined for an input without a record', async () => {
    expect(await openInputTable([sourceOf('')], resolveDialect(), RUN)).toBeUndefined();
  });
});
