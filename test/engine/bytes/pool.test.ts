import { describe, expect, test } from 'vitest';
import { resolveDialect } from '../../../src/csv/dialect.ts';
import { apply, type RunOptions } from '../../../src/jobs/apply.ts';
import { requestFor } from '../../../src/plan/bin-request.ts';
import { parseSpec } from '../../../src/spec/parse.ts';
import { cutEvery, sourceOf } from '../../support/sources.ts';

const ROWS = Array.from({ length: 60_000 }, (_, i) => `${i % 17},"row ${i}",${i}`);
const INPUT = `a,b,c\n${ROWS.join('\n')}\n`;

async function run(options: RunOptions): Promise<{ output: string; rows: number | undefined }> {
  const pieces: Buffer[] = [];
  const write = async (bytes: Uint8Array): Promise<void> => void pieces.push(Buffer.from(bytes));
  const source = sourceOf(INPUT, { cuts: cutEvery(10_000, INPUT) });
  const request = requestFor(parseSpec({ a: [3, 8] }));
  const done = await apply(request, [source], resolveDialect(), { write }, options);
  return { output: Buffer.concat(pieces).toString('latin1'), rows: done?.stats.rows };
}

describe('threads that join while the first one works on', () => {
  test.each([2, 3, 5])('change nothing in the output: %i', async (threads) => {
    const expected = ROWS.map((row) => {
      const [a = '', ...rest] = row.split(',');
      return [Number(a) < 3 ? 0 : Number(a) < 8 ? 1 : 2, ...rest].join(',');
    });
    const ways: RunOptions[] = [
      { engine: 'bytes', threads, blockBytes: 700 },
      { engine: 'bytes', threads, blockBytes: 700, isEager: true },
    ];
    for (const way of ways) {
      const { output, rows } = await run(way);
      expect(rows).toBe(60_000);
      expect(output === `a,b,c\n${expected.join('\n')}\n`).toBe(true);
    }
  });
});
