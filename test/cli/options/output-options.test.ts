import { readdir, readFile, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../../support/cli.ts';
import { fails, type Outcome, outcomeIn } from '../../support/outcome.ts';
import { shell } from '../../support/start.ts';

const INPUT = 'a\n1\n2\n';
const CODES = 'a\n0\n1\n';
const QUIET: Outcome = { stdout: '', stderr: '', status: 0 };

/** The content of every file of a folder. */
async function contents(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort();
  const texts = names.map((name) => readFile(join(folder, name), 'latin1'));
  const all = await Promise.all(texts);
  return Object.fromEntries(names.map((name, i) => [name, all[i] ?? '']));
}

describe.concurrent('--in-place', () => {
  test('overwrites the file, with either engine', async () => {
    for (const engine of ['records', 'bytes']) {
      const folder = await scratchFolder({ 'in.csv': INPUT });
      const args = ['-b', '2', '--engine', engine, '--in-place', 'in.csv'];
      expect(await outcomeIn(folder, args)).toEqual(QUIET);
      expect(await contents(folder)).toEqual({ 'in.csv': CODES });
    }
  });

  test('bins each file as a separate table, with its own columns and delimiter', async () => {
    const folder = await scratchFolder({
      'one.csv': INPUT,
      'two.tsv': 'b\tc\n5\t1\n',
      'empty.csv': '',
    });
    const { stdout, stderr, status } = await outcomeIn(folder, [
      ...['-b', '2', '--in-place', 'one.csv', 'two.tsv', 'empty.csv', '--verbose'],
    ]);
    expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
    expect(stderr).toMatch(/^one\.csv:\n.*^two\.tsv:\n.*warning: empty\.csv is empty\n/ms);
    const expected = { 'one.csv': CODES, 'two.tsv': 'b\tc\n1\t0\n', 'empty.csv': '' };
    expect(await contents(folder)).toEqual(expected);
  });

  test('keeps backups with a given suffix', async () => {
    const folder = await scratchFolder({ 'in.csv': INPUT, 'in.csv.bak': 'older' });
    await shell('chmod 640 in.csv', folder);
    expect(await outcomeIn(folder, ['-b', '2', '--in-place=.bak', 'in.csv'])).toEqual(QUIET);
    expect(await contents(folder)).toEqual({ 'in.csv': CODES, 'in.csv.bak': INPUT });
    expect((await stat(join(folder, 'in.csv'))).mode & 0o777).toBe(0o640);
  });

  test('changes no file if one of them fails, however late', async () => {
    const files = { 'a.csv': INPUT, 'b.csv': INPUT, 'c.csv': `${INPUT}x\n` };
    const folder = await scratchFolder(files);
    const run = await outcomeIn(folder, [
      ...['-b', 'a=2', '--in-place=.bak', 'a.csv', 'b.csv', 'c.csv'],
    ]);
    expect(run).toMatchObject({ stdout: '', status: 1 });
    expect(run.stderr).toMatch(/^c\.csv:4:1: /);
    expect(await contents(folder)).toEqual(files);
  });

  test('reads and writes compressed files, and follows links', async () => {
    const folder = await scratchFolder({ 'data/in.csv.gz': gzipSync(INPUT) });
    await symlink('data/in.csv.gz', join(folder, 'link'));
    expect(await outcomeIn(folder, ['-b', '2', '--in-place', 'link'])).toEqual(QUIET);
    const packed = await readFile(join(folder, 'data/in.csv.gz'));
    expect(gunzipSync(packed).toString()).toBe(CODES);
    expect(await readdir(folder)).toEqual(['data', 'link']);
  });

  test('counts one file with --stats', async () => {
    const folder = await scratchFolder({ 'in.csv': INPUT });
    const args = ['-b', '2', '--in-place', 'in.csv', '--stats', 'stats.json'];
    expect(await outcomeIn(folder, args)).toEqual(QUIET);
    expect(JSON.parse((await contents(folder))['stats.json'] ?? '')).toMatchObject({ rows: 2 });
  });

  test('is rejected with flags that contradict it, and changes no file', async () => {
    const files = { 'in.csv': INPUT, 'in.csv.bak': INPUT, 'spec.json': '[2]' };
    const folder = await scratchFolder(files);
    const cases: readonly (readonly [args: readonly string[], message: string, hint: string])[] = [
      [[], 'cannot overwrite standard input', 'name the files'],
      [['-'], 'cannot overwrite standard input', 'name the files'],
      [['in.csv', '-o', 'x'], 'cannot use it with --output', 'remove one of them'],
      [
        ['in.csv', 'in.csv.bak', '--stats', 'x'],
        'cannot write --stats for several files',
        'run the files one by one',
      ],
      [['in.csv', './in.csv'], 'in.csv and ./in.csv are the same file', 'name each file once'],
    ];
    for (const [args, message, hint] of cases) {
      const run = outcomeIn(folder, ['-b', '2', '--in-place', ...args]);
      expect(await run).toEqual(fails(2, `error: --in-place: ${message}`, `  hint: ${hint}`));
    }
    const slash = await outcomeIn(folder, ['-b', '2', '--in-place=x/y', 'in.csv']);
    expect(slash).toEqual(
      fails(
        2,
        'error: --in-place: invalid suffix "x/y"',
        '  hint: use a suffix without a path: --in-place=.bak',
      ),
    );
    const spec = await outcomeIn(folder, ['-s', 'spec.json', '--in-place', 'spec.json']);
    expect(spec).toMatchObject({ stdout: '', status: 2 });
    expect(await contents(folder)).toEqual(files);
  });
});
