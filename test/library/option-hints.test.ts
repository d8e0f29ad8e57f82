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

  test('names options in a message, but leaves what is in quotes', async () => {
    const spec = { columns: ['--drop-first'], boundaries: [0] } as const;
    const row = { '--drop-first': 1 };
    const error = await caught(() =>
      discretizer(spec).transformObjects([row], { dropFirst: true }),
    );
    expect(error.message).toBe('cannot use dropFirst: the output mode has no column for each bin');
    expect(error.hint).toBe('add output one_hot, multi_hot or count, or remove dropFirst');
    const other = await caught(() => discretizer(spec).transformObjects([{ a: 1 }]));
    expect(other.message).toContain('"--drop-first"');
  });

  test('names options in rejected rows, too', async () => {
    const rows: RejectedRow[] = [];
    await walked('a\nfree\n', { onRejected: (row: RejectedRow) => void rows.push(row) });
    expect(rows[0]?.error.hint).toContain('na_values');
  });
});
