import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../../src/cli/definitions/command-table.ts';
import { FLAGS } from '../../../src/cli/definitions/flags.ts';
import { scratchFolder } from '../../support/cli.ts';
import { outcomeIn } from '../../support/outcome.ts';

const FILES: Readonly<Record<string, string>> = {
  spec: '{"features": [{"columns": ["x"], "boundaries": [2, 3], "baseline": {"rows": 3, "bins": [1, 1, 1]}}]}\n',
  data: 'x,y\n1,0\n2,1\n3,0,9\n4,1\n',
  base: 'x,y\n1,0\n3,1\n',
};

/** The lines of each command that writes files; every other word of them names a file that is read. */
const LINES: Readonly<Record<string, readonly string[]>> = {
  '': [
    '-s spec data',
    '-n 2 -c x --max-errors 9 data',
    '-s spec data base',
    '-s spec --in-place data',
  ],
  describe: ['describe data'],
  hist: ['hist -s spec data', 'hist -c x data base'],
  fit: ['fit -c x -n 2 data base', 'fit -c x --partial data', 'fit -c x --target y data base'],
  drift: ['drift spec data', 'drift spec data --baseline base'],
  export: ['export --to duckdb spec', 'export --to duckdb --columns-of data spec'],
};

/** Flags that name a file to be written. */
const WRITTEN = ['output', 'stats', 'rejects'];

const COMMAND_FLAGS = [{ name: '', flags: FLAGS }, ...COMMANDS].map(({ name, flags }) => ({
  name,
  written: WRITTEN.filter((one) => flags.some(({ long }) => long === one)),
}));

const CASES = COMMAND_FLAGS.flatMap(({ name, written }) =>
  written.flatMap((flag) =>
    (LINES[name] ?? []).flatMap((line) =>
      Object.keys(FILES)
        .filter((file) => line.split(' ').includes(file))
        .map((file) => ({ line, flag, file })),
    ),
  ),
).filter(({ line, flag }) => !(line.includes('--in-place') && flag === 'output'));

async function contents(folder: string): Promise<Readonly<Record<string, string>>> {
  const read = Object.keys(FILES).map(
    async (file) => [file, await readFile(join(folder, file), 'utf8')] as const,
  );
  return Object.fromEntries(await Promise.all(read));
}

describe.concurrent('an output file', () => {
  test('has a case for each command with such a flag', () => {
    const writing = COMMAND_FLAGS.filter(({ written }) => written.length > 0);
    expect(writing.map(({ name }) => name).sort()).toEqual(Object.keys(LINES).sort());
  });

  test.each(CASES)('must not be an input: $line --$flag $file', async (one) => {
    const folder = await scratchFolder(FILES);
    const args = [...one.line.split(' '), `--${one.flag}`, one.file];
    const { stderr, status } = await outcomeIn(folder, args);
    expect(stderr).toMatch(/^error: (?:the output|--in-place: the output) \w+ is also the input /);
    expect(status).toBe(2);
    expect(await contents(folder)).toEqual(FILES);
  });

  test.each(['spec', 'counts', 'bad'])('must not be the backup of --in-place: %s', async (role) => {
    const folder = await scratchFolder({ ...FILES, 'data.bak': FILES['spec'] ?? '' });
    const file = (name: string): string => (name === role ? 'data.bak' : name);
    const args = ['-s', file('spec'), '--stats', file('counts'), '--rejects', file('bad')];
    const { stderr, status } = await outcomeIn(folder, [...args, '--in-place=.bak', 'data']);
    expect(stderr).toMatch(
      /^error: --in-place: the backup .*data\.bak is also another file of the run\n/,
    );
    expect(status).toBe(2);
    expect(await contents(folder)).toEqual(FILES);
    expect(await readFile(join(folder, 'data.bak'), 'utf8')).toBe(FILES['spec']);
  });

  test.each([
    'drift spec data',
    'hist -c x data',
    'describe data',
    'fit -c x -n 2 data',
    'fit -c x -n 2 -o new data',
    'fit -c x -n 2 -o new -q --csv data',
    'fit -c x --target y -o new data',
  ])('may not be standard output beside another output: %s --rejects -', async (line) => {
    const folder = await scratchFolder(FILES);
    const { stdout, stderr, status } = await outcomeIn(folder, [
      ...line.split(' '),
      '--rejects',
      '-',
    ]);
    expect(stderr).toMatch('cannot write two outputs to standard output');
    expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
  });
});

test('may be standard output for rejected rows if a fit prints nothing else there', async () => {
  const folder = await scratchFolder(FILES);
  for (const line of ['fit -c x -n 2 -o new -q data', 'fit -c x --partial -o part data']) {
    const { stdout, status } = await outcomeIn(folder, [...line.split(' '), '--rejects', '-']);
    expect(stdout).toMatch(/^file,line,position,column,code,reason,record\ndata,4,/);
    expect(status).toBe(0);
  }
});

test('is shared by the rejected rows of all tables of a run', async () => {
  const folder = await scratchFolder({ ...FILES, base: 'x,y\n1,0,7\n3,1\n' });
  const args = ['drift', 'spec', 'data', '--baseline', 'base', '--rejects', 'bad.csv'];
  const { stderr, status } = await outcomeIn(folder, args);
  expect(status).toBe(0);
  expect(stderr).toContain('warning: rejected 2 rows; see bad.csv\n');
  const [, ...rows] = (await readFile(join(folder, 'bad.csv'), 'utf8')).trimEnd().split('\n');
  expect(rows.map((row) => row.split(',', 2).join(' '))).toEqual(['data 4', 'base 2']);
});
