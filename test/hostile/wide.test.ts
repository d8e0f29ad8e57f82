import { expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';
import { runMeasured } from '../support/command-server.ts';
import { outcomeIn } from '../support/outcome.ts';
import { TIME_LIMIT } from '../support/time-limit.ts';

/** The most milliseconds of the processor for a run; time by the square of the columns is far longer. */
const PATIENCE = 24_000;

/** A table of 70,000 columns: more than may be added. */
const HEADER = Array.from({ length: 70_000 }, (_, i) => `c${i}`).join(',');
const FILES = {
  'in.csv': `${HEADER}\n${'1,'.repeat(69_999)}2\n${'3,'.repeat(69_999)}4\n`,
};

test.each([
  '-b 3 -o out.csv in.csv',
  '-b 3 -c 1 --engine records -o out.csv in.csv',
  'fit -n 2 -c c5 in.csv',
  'hist -b 2 -c c5 in.csv',
])('discretize %s takes 70,000 columns in time', async (command) => {
  const folder = await scratchFolder(FILES);
  const request = { args: command.split(' '), cwd: folder, stdin: Buffer.of() };
  const { status, cpu } = await runMeasured(request, TIME_LIMIT);
  expect(status).toBe(0);
  expect(cpu).toBeLessThan(PATIENCE);
});

test('more than 65,536 added columns are rejected', async () => {
  const folder = await scratchFolder(FILES);
  const { status, stderr } = await outcomeIn(folder, ['-b', '3', '--append', 'in.csv']);
  expect(stderr).toContain('too many output columns: 140,000');
  expect(status).toBe(2);
});
