import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { runCli, scratchFolder } from '../../support/cli.ts';
import { outcomeIn } from '../../support/outcome.ts';

const HEADER = 'file,line,position,column,code,reason,record\n';
const BAD = 'a,b\n1,x\nzwei,y\n3\n4,"p"q\n5,"r\n6,s\n';
const ARGS = ['-b', '2,5', '-c', 'a'];

/** The codes in a file of rejected rows, and the lines that they are on. */
async function rejected(folder: string, file = 'bad.csv'): Promise<(string | undefined)[]> {
  const text = await readFile(join(folder, file), 'utf8');
  expect(text.startsWith(HEADER)).toBe(true);
  const rows = text.slice(HEADER.length).trimEnd().split('\n');
  return rows.map((row) => /^in\.csv,\d+|E_[A-Z_]+/g[Symbol.match](row)?.join(' '));
}

const ALL = [
  'in.csv,3 E_NOT_A_NUMBER',
  'in.csv,4 E_RAGGED_ROW',
  'in.csv,5 E_STRAY_QUOTE',
  'in.csv,6 E_QUOTE_NOT_CLOSED',
];

describe.concurrent('--rejects', () => {
  test('rejects bad rows, writes them to its file, and succeeds', async () => {
    const folder = await scratchFolder({ 'in.csv': BAD });
    for (const engine of ['bytes', 'records']) {
      const args = [...ARGS, '--engine', engine, '--rejects', 'bad.csv', 'in.csv'];
      const { stdout, stderr, status } = await outcomeIn(folder, args);
      expect({ stdout, status }).toEqual({ stdout: 'a,b\n0,x\n2,s\n', status: 0 });
      expect(stderr).toContain('warning: rejected 4 rows; see bad.csv\n');
      expect(await rejected(folder)).toEqual(ALL);
    }
  });

  test('keeps the bytes of a row, also invalid UTF-8', async () => {
    const row = Buffer.from('x,"\xff ""q"" \0"', 'latin1');
    const input = Buffer.concat([Buffer.from('a,b\r\n'), row, Buffer.from('\r\n1,2\r\n')]);
    const folder = await scratchFolder({ 'in.csv': input });
    await outcomeIn(folder, [...ARGS, '-q', '--rejects', 'bad.csv', 'in.csv']);
    const kept = (await readFile(join(folder, 'bad.csv'))).toString('latin1');
    expect(kept.endsWith(`,"${row.toString('latin1').replaceAll('"', '""')}"\n`)).toBe(true);
  });

  test('writes a header without rejected rows, and compresses by file name', async () => {
    const folder = await scratchFolder({ 'in.csv': 'a,b\n1,2\n' });
    await outcomeIn(folder, [...ARGS, '--rejects', 'bad.csv.gz', 'in.csv']);
    expect(gunzipSync(await readFile(join(folder, 'bad.csv.gz'))).toString()).toBe(HEADER);
  });

  test('must not be an input or another output', async () => {
    const folder = await scratchFolder({ 'in.csv': BAD });
    const rejected = async (...args: readonly string[]): Promise<string> => {
      const { status, stderr } = await outcomeIn(folder, [...ARGS, ...args, 'in.csv']);
      expect(status).toBe(2);
      return stderr;
    };
    expect(await rejected('--rejects', 'in.csv')).toMatch(
      'the output in.csv is also the input in.csv',
    );
    expect(await rejected('-o', 'o.csv', '--rejects', './o.csv')).toMatch(
      'cannot write two outputs to',
    );
    expect(await rejected('--rejects', '-')).toMatch('cannot write two outputs to standard output');
    expect(await rejected('--stats', 's', '--rejects', 's')).toMatch(
      'cannot write two outputs to s',
    );
    expect(await readdir(folder)).toEqual(['in.csv']);
  });

  test('is absent after an error other than a bad row', async () => {
    const folder = await scratchFolder({ 'in.csv': 'a,b\nx,1\n', 'other.csv': 'a,c\n1,2\n' });
    const args = [...ARGS, '--rejects', 'bad.csv', 'in.csv', 'other.csv'];
    expect(await outcomeIn(folder, args)).toMatchObject({ status: 1 });
    expect(await readdir(folder)).toEqual(['in.csv', 'other.csv']);
  });

  test('is written once by a run that fits first, and by fit and hist', async () => {
    const folder = await scratchFolder({ 'in.csv': BAD });
    for (const args of [
      ['-n', '2'],
      ['fit', '-n', '2'],
      ['hist', '-n', '2'],
    ]) {
      const line = [...args, '-c', 'a', '--rejects', 'bad.csv', 'in.csv'];
      const { status, stderr } = await outcomeIn(folder, line);
      expect(status, args[0]).toBe(0);
      expect(stderr.split('rejected 4 rows')).toHaveLength(2);
      expect(await rejected(folder)).toEqual(ALL);
    }
  });

  test('reports rows of an open pipe, also after a stray quote', async () => {
    const script =
      '(printf "a,b\\n1,x\\"y\\n"; printf "7,z\\n"; sleep 9) | "$0" "$@" | (read h; read l; echo "$l")';
    const { execFile } = await import('node:child_process');
    const bin = join(import.meta.dirname, '../../../bin/discretize.js');
    const args = ['-c', script, process.execPath, bin, ...ARGS, '--max-errors', '9', '-q'];
    const line = await new Promise<string>((resolve, reject) => {
      const child = execFile('bash', args, (error, stdout) =>
        error === null ? resolve(stdout) : reject(error),
      );
      child.stdout?.once('data', (text: string) => resolve(text));
    });
    expect(line).toBe('2,z\n');
  });
});

describe.concurrent('--max-errors', () => {
  test('fails the run at the next bad row, and keeps the rejected rows without the output', async () => {
    const folder = await scratchFolder({ 'in.csv': BAD });
    const args = [...ARGS, '--max-errors', '2', '--rejects', 'bad.csv', '-o', 'o.csv', 'in.csv'];
    const { status, stderr } = await outcomeIn(folder, args);
    expect(status).toBe(1);
    expect(stderr).toContain('in.csv:5: rejected more than 2 rows\n');
    expect(await rejected(folder)).toEqual(ALL.slice(0, 3));
    expect((await readdir(folder)).sort()).toEqual(['bad.csv', 'in.csv']);
  });

  test('alone rejects rows, counts the sixth and later ones, and prints each hint once', async () => {
    const rows = Array.from({ length: 1300 }, (_, i) => `\x1b[31m${i},y\n`).join('');
    const { stdout, stderr, status } = await runCli([...ARGS, '--max-errors', '2000'], {
      stdin: `a,b\n${rows}7,good\n`,
    });
    expect({ stdout, status }).toEqual({ stdout: 'a,b\n2,good\n', status: 0 });
    expect(stderr.match(/is not a number/g)).toHaveLength(5);
    expect(stderr.match(/hint:/g)).toHaveLength(1);
    expect(stderr).toContain('and 1,295 more rejected rows (lines 7 to 1,301)\n');
    expect(stderr).toContain('warning: rejected 1,300 rows\n');
    expect(stderr).not.toContain('\x1b');
  });

  test('takes a whole number', async () => {
    for (const count of ['-1', 'x', '1.5', '']) {
      const { status, stderr } = await runCli([...ARGS, `--max-errors=${count}`], { stdin: 'a\n' });
      expect([status, stderr.split('\n')[0]]).toEqual([
        2,
        `error: invalid --max-errors "${count}"`,
      ]);
    }
  });

  test('fails the run at the first bad row by default', async () => {
    const folder = await scratchFolder({ 'in.csv': BAD });
    const { status } = await outcomeIn(folder, [...ARGS, '-o', 'o.csv', 'in.csv']);
    expect([status, await readdir(folder)]).toEqual([1, ['in.csv']]);
  });
});

test('fails a run that rejects all rows, and keeps them without the output', async () => {
  const folder = await scratchFolder({ 'in.csv': 'a,b\nx,1\ny,2\n' });
  const args = [...ARGS, '--rejects', 'bad.csv', '-q', '-o', 'o.csv', 'in.csv'];
  expect(await outcomeIn(folder, args)).toEqual({
    stdout: '',
    stderr: 'error: all 2 rows were rejected\n' + '  hint: check --delimiter, --decimal and -c\n',
    status: 1,
  });
  expect(await rejected(folder)).toEqual(['in.csv,2 E_NOT_A_NUMBER', 'in.csv,3 E_NOT_A_NUMBER']);
  await expect(readFile(join(folder, 'o.csv'))).rejects.toThrow('ENOENT');
});

describe.concurrent('--lenient', () => {
  const RAGGED = 'a,b,c\n1\n2,x,y,extra, "z\n3,p"q,"r"s\n';

  test('pads short rows, keeps long rows, and reads stray quotes as text', async () => {
    const folder = await scratchFolder({ 'in.csv': RAGGED });
    const args = [...ARGS, '--lenient', '--stats', 'stats.json', 'in.csv'];
    expect(await outcomeIn(folder, args)).toEqual({
      stdout: 'a,b,c\n0,,\n1,x,y,extra," ""z"\n1,"p""q","""r""s"\n',
      stderr:
        'warning: --lenient: kept 1 short row padded, 1 long row intact, 2 rows with stray quotes\n',
      status: 0,
    });
    const stats = JSON.parse(await readFile(join(folder, 'stats.json'), 'utf8'));
    expect(stats).toMatchObject({
      rows: 3,
      rejected: 0,
      repaired: { padded: 1, long: 1, quotes: 2 },
    });
  });

  test.each(['bytes', 'records'])(
    'ends a row whose quote is not closed with its line, and writes what any reader reads: %s',
    async (engine) => {
      const input = 'a,b,c\n1,x"y,"z\n2,"p\nq","r\n3,"u\n4,"v\n5,"s",t\n6,"end\n';
      const folder = await scratchFolder({ 'in.csv': input });
      const args = [...ARGS, '-q', '--engine', engine];
      const { stdout, status } = await outcomeIn(folder, [...args, '--lenient', 'in.csv']);
      expect([stdout, status]).toEqual([
        'a,b,c\n0,"x""y","""z"\n1,"p\nq","""r"\n1,"""u",\n1,"""v",\n2,' +
          (engine === 'bytes' ? '"s"' : 's') +
          ',t\n2,"""end",\n',
        0,
      ]);
      // Read once more, strictly: every field but the one that is bucketed is as it was.
      const again = ['-b', '9', '-c', 'a', '-q', '--engine', engine];
      expect((await outcomeIn(folder, again, stdout)).stdout).toBe(stdout.replace(/^\d,/gm, '0,'));
    },
  );

  test('is a flag of fit and hist', async () => {
    const folder = await scratchFolder({ 'in.csv': RAGGED });
    for (const command of ['fit', 'hist']) {
      const { status, stderr } = await outcomeIn(folder, [
        command,
        ...['-n', '2', '-c', 'a', '--lenient', 'in.csv'],
      ]);
      expect([status, stderr.includes('1 short row padded')], command).toEqual([0, true]);
    }
  });
});
