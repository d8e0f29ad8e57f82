import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { runCli, scratchFolder } from '../support/cli.ts';

const TABLE = 'id;fare;tip\n;USD;USD\n1;5;1\n2;15;2\n3;25;3\n';
const REPORT = `Report 2026\nby me, who else\n\n${TABLE}Total;45;6\nend\n`;
const AROUND = ['--skip', '3', '--skip-footer=2', '--header-rows', '2'];
const NAMED = TABLE.replace('id;fare;tip\n;USD;USD', 'id;fare_USD;tip_USD');

describe.concurrent('lines around a table', () => {
  const inputs: { how: string; content: string | Buffer }[] = [
    { how: 'plain', content: REPORT },
    { how: 'compressed', content: gzipSync(REPORT) },
  ];
  for (const { how, content } of inputs) {
    for (const delimiter of ['semi', 'auto']) {
      for (const engine of ['bytes', 'records']) {
        const title = `are not written: ${how}, -d ${delimiter}, --engine ${engine}`;
        test(title, async () => {
          const flags = [...AROUND, '-d', delimiter, '--engine', engine];
          const { stdout, stderr, status } = await runCli(['-b', 'fare_USD=10,20', ...flags], {
            stdin: content,
          });
          expect({ stdout, status }, stderr).toEqual({
            stdout: 'id;fare_USD;tip_USD\n1;0;1\n2;1;2\n3;2;3\n',
            status: 0,
          });
        });
      }
    }
  }

  test.each([
    { args: ['fit', '-n', '3'] },
    { args: ['hist', '--json'] },
    { args: ['hist', '--csv', '-b', 'tip_USD=2'] },
    { args: ['describe', '--json'] },
    { args: ['-n', '2', '-m', 'one_hot'] },
    { args: ['--preview', '-b', '10'] },
    { args: ['-n', '2', '--print-spec'] },
  ])('make no difference to $args', async ({ args }) => {
    const around = await runCli([...args, ...AROUND, '-d', 'semi'], { stdin: REPORT });
    const alone = await runCli([...args, '-d', 'semi'], { stdin: NAMED });
    const own = /"source": \{.*?\}|"line": \d+| --skip 3 --skip-footer 2 --header-rows 2/gs;
    const kept = (text: string): string => text.replaceAll(own, '');
    expect(kept(around.stdout)).toBe(kept(alone.stdout));
    expect(around.status).toBe(0);
  });

  test('count in the lines of errors', async () => {
    const stdin = REPORT.replace('25', 'x');
    for (const engine of ['bytes', 'records']) {
      const args = ['-b', 'fare_USD=1', '-d', 'semi', ...AROUND, '--engine', engine];
      const { stderr } = await runCli(args, { stdin });
      expect(stderr).toMatch(/^<stdin>:8:3: column "fare_USD": "x" is not a number\n/);
    }
  });

  test.each([
    { flag: ['--skip', '1'], name: '--skip' },
    { flag: ['--skip-footer', '1'], name: '--skip-footer' },
    { flag: ['--header-rows', '2'], name: '--header-rows' },
  ])('are not lost with --in-place: $name', async ({ flag, name }) => {
    const file = join(await scratchFolder(), 'in.csv');
    await writeFile(file, REPORT);
    const { stderr, status } = await runCli(['-b', '2=1', ...flag, '--in-place', file]);
    expect(status).toBe(2);
    expect(stderr).toContain(`--in-place: ${name} would delete lines of the file\n`);
    expect(await readFile(file, 'utf8')).toBe(REPORT);
  });

  test.each([
    [['--skip', '-1'], 'invalid --skip "-1"'],
    [['--skip', '1.5'], 'invalid --skip "1.5"'],
    [['--skip-footer', '1001'], 'invalid --skip-footer "1001"'],
    [['--header-rows', '0'], 'invalid --header-rows "0"'],
    [['--header-rows', '2', '--no-header'], 'cannot use 2 header rows without a header'],
  ])('are counted by whole numbers: %j', async (flags, message) => {
    const { stderr, status } = await runCli(['-b', '1', ...flags], { stdin: TABLE });
    expect(stderr).toContain(`${message}\n`);
    expect(status).toBe(2);
  });

  test.each([
    [['--skip-footer', '9'], 'cannot skip the last 9 lines: the input has 4 lines'],
    [['--skip-footer', '4'], 'cannot skip the last 4 lines: the input has 4 lines'],
    [['--skip', '9'], 'cannot skip 9 lines: the input has 4 lines'],
    [['--skip', '4'], 'no header after the 4 skipped lines'],
    [['--skip', '2', '--skip-footer', '2'], 'no header after the 2 skipped lines'],
  ])('that have the header are an error in every command: %j', async (flags, message) => {
    const stdin = 'a,b\n1,2\n3,4\n5,6\n';
    for (const command of [
      ['-b', '1'],
      ['-b', '1', '--engine', 'records'],
      ['-n', '2'],
    ]) {
      const { stdout, stderr, status } = await runCli([...command, ...flags], { stdin });
      expect({ stdout, status }, command.join(' ')).toEqual({ stdout: '', status: 2 });
      expect(stderr).toContain(`<stdin>: ${message}\n`);
    }
    for (const command of ['fit', 'hist', 'describe']) {
      const { stderr, status } = await runCli([command, ...flags], { stdin });
      expect(status, command).toBe(2);
      expect(stderr).toContain(`<stdin>: ${message}\n`);
    }
  });

  test('of each file are skipped', async () => {
    const folder = await scratchFolder();
    const files = ['a.csv', 'b.csv'].map((name) => join(folder, name));
    await Promise.all(files.map((file) => writeFile(file, REPORT)));
    for (const engine of ['bytes', 'records']) {
      const args = ['-b', 'fare_USD=10', '-d', 'semi', ...AROUND, '--engine', engine, ...files];
      const { stdout } = await runCli(args);
      const rows = '1;0;1\n2;1;2\n3;1;3\n';
      expect(stdout).toBe(`id;fare_USD;tip_USD\n${rows}${rows}`);
    }
  });
});
