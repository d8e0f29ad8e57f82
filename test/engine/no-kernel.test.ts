import { expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';
import { shell } from '../support/start.ts';

const FILES = { 'in.csv': 'a,b\n1,x\n3,"y,z"\n' };

const WAYS: readonly (readonly [name: string, line: string])[] = [
  ['WebAssembly is off', 'NODE_OPTIONS=--jitless $D '],
  ['intrinsics are frozen', 'NODE_OPTIONS=--frozen-intrinsics $D '],
  ['memory is refused', 'ulimit -v 8000000; $D '],
];

test.each(WAYS)('the table is the same if %s', async (_, command) => {
  const folder = await scratchFolder(FILES);
  const { stdout, stderr, status } = await shell(`${command}-b 2 -c a in.csv`, folder);
  expect({ stdout, status }).toEqual({ stdout: 'a,b\n0,x\n1,"y,z"\n', status: 0 });
  expect(stderr).not.toContain('bug');
});

test('--verbose says that the records engine takes over', async () => {
  const folder = await scratchFolder(FILES);
  const { stderr } = await shell(`${WAYS[0]?.[1]}--verbose -b 2 -c a in.csv`, folder);
  expect(stderr).toContain('engine: records (the bytes engine cannot start: ');
});
