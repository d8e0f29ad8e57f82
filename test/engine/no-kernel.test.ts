import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';
import { prints } from '../support/outcome.ts';
import { shell } from '../support/start.ts';

const FILES = { 'in.csv': 'a,b\n1,x\n3,"y,z"\n' };

const WAYS: readonly (readonly [name: string, line: string])[] = [
  ['WebAssembly is off', 'NODE_OPTIONS=--jitless $D '],
  ['intrinsics are frozen', 'NODE_OPTIONS=--frozen-intrinsics $D '],
];

const LIMITS = [
  1_000_000, 1_200_000, 2_000_000, 4_000_000, 8_000_000, 10_000_000, 12_000_000, 24_000_000,
];

test.each(WAYS)('the table is the same if %s', async (_, command) => {
  const folder = await scratchFolder(FILES);
  const { stdout, stderr, status } = await shell(`${command}-b 2 -c a in.csv`, folder);
  expect({ stdout, status }).toEqual({ stdout: 'a,b\n0,x\n1,"y,z"\n', status: 0 });
  expect(stderr).not.toContain('bug');
});

test.for(LIMITS)(
  'the table is the same if the address space is %i KiB',
  async (limit, { skip }) => {
    const folder = await scratchFolder(FILES);
    const empty = await shell(`ulimit -v ${limit}; ${process.execPath} -e 0`, folder);
    skip(empty.status !== 0, 'Node itself does not start with so little');
    const line = `ulimit -v ${limit}; $D --threads 2 -b 2 -c a in.csv`;
    expect(await shell(line, folder)).toEqual(prints('a,b', '0,x', '1,"y,z"'));
  },
);

test.each([
  ['only worker threads have no memory', 'ulimit -v 14000000', 4],
  ['only some worker threads have memory', 'ulimit -v 30000000', 8],
  ['worker threads take the last open files', 'ulimit -n 24', 8],
])('the bytes engine goes on with fewer threads if %s', async (_, limit, threads) => {
  const rows = Array.from({ length: 80_000 }, (_, i) => `${i % 5},${String(i).padEnd(100)}\n`);
  const folder = await scratchFolder({ 'in.csv': `a,b\n${rows.join('')}` });
  const flags = `--verbose --threads ${threads} -b 2 -c a -o out.csv in.csv`;
  const { stderr, status } = await shell(`${limit}; $D ${flags}`, folder);
  expect({ status, isRecords: stderr.includes('engine: records') }).toEqual({
    status: 0,
    isRecords: false,
  });
  const expected = rows.map((row) => row.replace(/^\d/, (a) => (Number(a) < 2 ? '0' : '1')));
  expect((await readFile(join(folder, 'out.csv'), 'utf8')) === `a,b\n${expected.join('')}`).toBe(
    true,
  );
});

test('--verbose says that the records engine takes over', async () => {
  const folder = await scratchFolder(FILES);
  const { stderr } = await shell(`${WAYS[0]?.[1]}--verbose -b 2 -c a in.csv`, folder);
  expect(stderr).toContain('engine: records (the bytes engine cannot start: ');
});
