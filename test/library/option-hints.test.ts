import { describe, expect, test } from 'vitest';
import { discretize, discretizer, fit as learned, type RejectedRow } from '../../src/index.ts';
import { caught } from '../support/caught.ts';

async function walked(text: string, options: object): Promise<void> {
  for await (const _ of discretize(text, { a: [0] }, options));
}

describe('a hint of the library', () => {
  test.each<[string, () => unknown]>([
    ['of CSV', () => walked('a\nfree\n', {})],
    ['of the records engine', () => walked('a\nfree\n', { comment: '#' })],
    ['of rows', () => discretizer([0]).transform([['free']])],
    ['of columns', () => discretizer([0]).transformColumns({ a: ['free'] })],
    ['of fit', () => learned([1, Infinity, 2], { strategy: 'uniform' })],
  ])('names options and no flags: %s', async (_, run) => {
    const { hint } = await caught(async () => await run());
    expect(hint).toMatch(/na_values|strategy/);
    expect(hint).not.toMatch(/--|(?:^| )-[a-z] /);
  });

  test('names options in rejected rows, too', async () => {
    const rows: RejectedRow[] = [];
    await walked('a\nfree\n', { onRejected: (row: RejectedRow) => void rows.push(row) });
    expect(rows[0]?.error.hint).toContain('na_values');
  });
});
