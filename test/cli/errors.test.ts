import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';
import { fails, joined, outcomeIn } from '../support/outcome.ts';

describe.concurrent('bad data: status 1', () => {
  test('a bad cell is shown in its line, under a caret, with the flag that would help', async () => {
    const row = '1,2,3,4,5,6,7,9.5,abc\n';
    const bad = '1,2,3,4,5,6,7,8,"1,5"\n';
    const folder = await scratchFolder({
      'in.csv': `a,b,c,d,e,f,g,h,price\n${'1,2,3,4,5,6,7,9.5,8\n'.repeat(1040)}${bad}${row}`,
    });
    const { stdout, stderr, status } = await outcomeIn(folder, ['-b', 'price=5', 'in.csv']);
    expect(status).toBe(1);
    expect(stdout.split('\n')).toHaveLength(1042);
    expect(stderr).toBe(
      joined([
        'in.csv:1042:17: column "price": "1,5" is not a number',
        '  1042 | 1,2,3,4,5,6,7,8,"1,5"',
        '                         ^',
        '  hint: with --decimal , it is 1.5; or use --invalid missing or drop',
      ]),
    );
  });

  test('the caret is under the cell after wide characters too', async () => {
    const folder = await scratchFolder({ 'in.csv': '名前,値\n"東京, 港区",x\n' });
    const { stderr, status } = await outcomeIn(folder, ['-b', '値=5', 'in.csv']);
    expect(status).toBe(1);
    expect(stderr.split('\n').slice(0, 3)).toEqual([
      'in.csv:2:10: column "値": "x" is not a number',
      '  2 | "東京, 港区",x',
      `${' '.repeat(6 + 13)}^`,
    ]);
  });

  test('standard input is called <stdin>', async () => {
    const folder = await scratchFolder();
    const { stderr, status } = await outcomeIn(folder, ['-b', 'a=5', '-'], 'a\nx\n');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^<stdin>:2:1: column "a": "x" is not a number\n/);
  });

  test('a row with too few or too many fields is never guessed at', async () => {
    const folder = await scratchFolder({ 'few.csv': 'a,b\n1,2\n3\n', 'many.csv': 'a,b\n1,2,3\n' });
    const [few, many] = await Promise.all([
      outcomeIn(folder, ['-b', '0', '-c', 'a', 'few.csv']),
      outcomeIn(folder, ['-b', '0', '-c', 'a', 'many.csv']),
    ]);
    expect(few).toEqual({
      stdout: 'a,b\n1,2\n',
      stderr: joined([
        'few.csv:3:1: this row has 1 field, the header has 2',
        '  3 | 3',
        '      ^',
        '  hint: check for a missing delimiter or a truncated row; for lines after the table, add --skip-footer N',
      ]),
      status: 1,
    });
    expect(many).toEqual({
      stdout: 'a,b\n',
      stderr: joined([
        'many.csv:2:5: this row has 3 fields, the header has 2',
        '  2 | 1,2,3',
        '          ^',
        '  hint: quote fields that contain the delimiter',
      ]),
      status: 1,
    });
  });

  test('an open quote is shown where it opens', async () => {
    const folder = await scratchFolder({ 'in.csv': 'a,b\n1,"x\n2,y\n' });
    const { stderr, status } = await outcomeIn(folder, ['-b', '0', '-c', 'a', 'in.csv']);
    expect(status).toBe(1);
    expect(stderr.split('\n').slice(0, 3)).toEqual([
      'in.csv:2:3: unclosed quote (byte offset 6)',
      '  2 | 1,"x',
      '        ^',
    ]);
  });

  test('files with different headers are no table', async () => {
    const folder = await scratchFolder({
      'a.csv': 'a,b\n1,2\n',
      'b.csv': 'a,c\n3,4\n',
      'c.csv': 'a\n5\n',
    });
    const hint = '  hint: files of one run need the same header; run the others separately';
    const [name, width] = await Promise.all([
      outcomeIn(folder, ['-b', 'a=0', 'a.csv', 'b.csv']),
      outcomeIn(folder, ['-b', 'a=0', 'a.csv', 'c.csv']),
    ]);
    const differs = 'the header differs from a.csv: column 2 is "c", not "b"';
    expect(name).toEqual({
      stdout: 'a,b\n1,2\n',
      stderr: joined([`b.csv:1:3: ${differs}`, '  1 | a,c', '        ^', hint]),
      status: 1,
    });
    expect(width).toMatchObject({ stdout: name.stdout, status: 1 });
    expect(width.stderr).toMatch(/^c\.csv:1:1: .* differs from a\.csv: it has 1 column, not 2\n/);
  });
});

describe.concurrent('missing and unreadable inputs: status 66', () => {
  test('the file and the reason are named', async () => {
    const folder = await scratchFolder({ 'a.csv': 'a\n1\n', 'sub/x': '' });
    const [missing, second, isFolder, inFile, empty] = await Promise.all([
      outcomeIn(folder, ['-b', '0', 'nope.csv']),
      outcomeIn(folder, ['-b', '0', '-c', 'a', 'a.csv', 'nope.csv']),
      outcomeIn(folder, ['-b', '0', 'sub']),
      outcomeIn(folder, ['-b', '0', 'a.csv/x']),
      outcomeIn(folder, ['-b', '0', '']),
    ]);
    const cannot = 'error: cannot read';
    expect(missing).toEqual(fails(66, `${cannot} nope.csv: no such file or directory`));
    expect(second).toEqual(missing);
    expect(isFolder).toEqual(fails(66, `${cannot} sub: is a directory`));
    expect(inFile).toEqual(fails(66, `${cannot} a.csv/x: not a directory`));
    expect(empty).toEqual(fails(66, `${cannot} "": no such file or directory`));
  });

  test.skipIf(process.getuid?.() === 0)('a file that may not be read says so', async () => {
    const { chmod } = await import('node:fs/promises');
    const folder = await scratchFolder({ 'a.csv': 'a\n1\n' });
    await chmod(`${folder}/a.csv`, 0);
    expect(await outcomeIn(folder, ['-b', '0', 'a.csv'])).toEqual(
      fails(66, 'error: cannot read a.csv: permission denied'),
    );
  });
});

describe.concurrent('hostile data', () => {
  const EVIL = '\x1b]0;owned\x07\x9b31m\u202e';
  const RAW = /[\p{Cc}\u202e]/u;

  /** Standard error without the line ends, which are meant. */
  function controls(stderr: string): string {
    return stderr.replaceAll('\n', '');
  }

  test('nothing from a file, a name or a spec acts on the terminal', async () => {
    const folder = await scratchFolder({
      'cell.csv': `a\n"${EVIL}"\n`,
      'text.csv': `n,a\n1,"${EVIL}"\n`,
      'header.csv': `${EVIL},b\n1,2\n`,
      [`${EVIL}.csv`]: 'a\nx\n',
      'spec.json': JSON.stringify({ [EVIL]: 1, features: [] }),
      'not.json': `${EVIL}`,
      'in.csv': 'a,b\n1,x\n',
    });
    const lines = [
      ['-b', 'a=0', 'cell.csv'],
      ['-b', '0', '--verbose', 'text.csv'],
      ['-b', 'x=0', 'header.csv'],
      ['-b', '0', '--verbose', 'header.csv'],
      ['-b', 'a=0', `${EVIL}.csv`],
      ['-b', '0', `no${EVIL}.csv`],
      ['-b', '0', '-o', `no/${EVIL}.csv`, 'in.csv'],
      ['-b', '0', '-c', EVIL, 'in.csv'],
      ['-b', EVIL, 'in.csv'],
      ['-s', 'spec.json', 'in.csv'],
      ['-s', 'not.json', 'in.csv'],
      ['-m', EVIL, '-b', '0', 'in.csv'],
      [`--${EVIL}`, 'in.csv'],
      ['--verbose', '-b', '0', '-c', '1', '-m', 'count', '--name', EVIL, 'in.csv'],
      ['spec', EVIL],
    ];
    const results = await Promise.all(lines.map((args) => outcomeIn(folder, args)));
    for (const [i, { stderr, status }] of results.entries()) {
      const what = lines[i]?.join(' ');
      expect(controls(stderr), what).not.toMatch(RAW);
      expect(stderr, what).toContain('\\x1b]0;owned\\x07\\x9b31m\\u202e');
      expect(status, what).not.toBe(70);
    }
  });

  test('standard output gets the bytes as they are', async () => {
    const folder = await scratchFolder({ 'in.csv': `${EVIL},b\n${EVIL},2\n` });
    expect(await outcomeIn(folder, ['-b', 'b=0', 'in.csv'])).toEqual({
      stdout: `${EVIL},b\n${EVIL},1\n`,
      stderr: '',
      status: 0,
    });
  });

  test('a megabyte in a cell does not flood the screen', async () => {
    const cell = 'x'.repeat(900_000);
    const folder = await scratchFolder({ 'in.csv': `a\n${cell}\n` });
    const [bad, verbose] = await Promise.all([
      outcomeIn(folder, ['-b', 'a=0', 'in.csv']),
      outcomeIn(folder, ['-b', '0', '--verbose', 'in.csv']),
    ]);
    expect(bad.status).toBe(1);
    expect(bad.stderr.length).toBeLessThan(3000);
    expect(verbose.status).toBe(2);
    expect(verbose.stderr.length).toBeLessThan(3000);
  });
});
