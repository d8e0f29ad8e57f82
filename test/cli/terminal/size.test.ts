import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shortCommandHelp, shortHelp } from '../../../src/cli/help/help.ts';
import { cellWidth } from '../../../src/view/text-width.ts';
import { runCli, scratchFolder } from '../../support/cli.ts';
import { hasTerminal, onTerminal } from '../../support/start.ts';

if (!hasTerminal) {
  test.skip('no terminal for tests: util-linux script(1) is missing', () => {});
}

const FILES = { 'in.csv': 'v,t\n1,a\n9,b\n' };

describe.skipIf(!hasTerminal)('on a terminal', () => {
  test('prints short help without arguments', async () => {
    const folder = await scratchFolder();
    expect(await onTerminal('$D', folder)).toEqual({ screen: shortHelp(), status: 2 });
  });

  test('reports missing input, and prints short help', async () => {
    const folder = await scratchFolder();
    expect(await onTerminal('$D -b 1', folder)).toEqual({
      screen: [
        'error: missing input',
        '  hint: name a file, or pipe CSV into discretize; "-" reads what you type',
        '',
        shortHelp(),
      ].join('\n'),
      status: 2,
    });
  });

  test('prints the short help of fit without files, and reports missing input with flags', async () => {
    const folder = await scratchFolder();
    const [bare, asked] = await Promise.all([
      onTerminal('$D fit', folder),
      onTerminal('$D fit -n 3', folder),
    ]);
    expect(bare).toEqual({ screen: shortCommandHelp('fit'), status: 2 });
    expect(bare.screen).toContain('Usage: discretize fit [FILE...] [FLAGS]');
    expect(asked.status).toBe(2);
    expect(asked.screen).toBe(
      [
        'error: missing input',
        '  hint: name a file, or pipe CSV into discretize fit; "-" reads what you type',
        '',
        shortCommandHelp('fit'),
      ].join('\n'),
    );
  });

  test('reads typed input for -', async () => {
    const folder = await scratchFolder(FILES);
    const { screen } = await onTerminal('(printf "v\\n9\\n" | $D -b 5 - -o out.csv) 2>&1', folder);
    expect(screen).toContain('1 row\n');
    expect(await readFile(join(folder, 'out.csv'), 'utf8')).toBe('v\n1\n');
  });

  test('prints the summary, with the detected columns', async () => {
    const folder = await scratchFolder(FILES);
    expect(await onTerminal('$D -b 5 in.csv -o out.csv', folder)).toEqual({
      screen: [
        '2 rows',
        'v: 0 missing, 0 invalid',
        '  0  (-inf, 5)  1  50.0%',
        '  1  [5, +inf)  1  50.0%',
        'numeric columns: v',
        'other columns (select them with -c):',
        '  t: "a" in row 1 is not a number',
        '',
      ].join('\n'),
      status: 0,
    });
  });

  test('U4: fits the source line, its caret and the hint to a narrow terminal', async () => {
    const folder = await scratchFolder({ 'in.csv': `価格,n\n"${'価'.repeat(30)}",x\n` });
    const { screen } = await onTerminal('stty cols 40; $D -b 1 -c n in.csv', folder);
    const [, , source = '', caret = '', ...hint] = screen.trimEnd().split('\n');
    expect(source).toMatch(/^ {2}2 \| \.\.\.(?:価)+",x$/);
    expect(cellWidth(source.slice(0, -1))).toBe(caret.indexOf('^'));
    expect(hint.length).toBeGreaterThan(1);
    expect(hint.slice(1).join('\n')).toMatch(/^( {8}\S.*(\n|$))+$/);
    for (const line of [source, caret, ...hint]) expect(cellWidth(line)).toBeLessThanOrEqual(40);
  });

  test('omits the summary with --quiet; standard error alone decides', async () => {
    const folder = await scratchFolder(FILES);
    const [quiet, redirected, piped] = await Promise.all([
      onTerminal('$D -q -b 5 in.csv -o /dev/null', folder),
      onTerminal('$D -b 5 in.csv 2> err.txt', folder),
      onTerminal('$D -b 5 in.csv | cat > piped.csv', folder),
    ]);
    expect(quiet).toEqual({ screen: '', status: 0 });
    expect(redirected).toEqual({ screen: 'v,t\n0,a\n1,b\n', status: 0 });
    expect(await readFile(join(folder, 'err.txt'), 'utf8')).toBe('');
    expect(piped.screen).toMatch(/^2 rows\n/);
    expect(await readFile(join(folder, 'piped.csv'), 'utf8')).toBe('v,t\n0,a\n1,b\n');
  });

  test('colors errors, unless NO_COLOR is set or TERM is dumb', async () => {
    const folder = await scratchFolder();
    const plain = { screen: 'error: cannot read x: no such file or directory\n', status: 66 };
    const coloured = { ...plain, screen: plain.screen.replace('error:', '\x1b[31merror:\x1b[39m') };
    const clean = 'env -u NO_COLOR -u FORCE_COLOR -u CI TERM=xterm-256color';
    const [colour, empty, none, dumb, file] = await Promise.all([
      onTerminal(`${clean} $D -b 1 x`, folder),
      onTerminal(`${clean} NO_COLOR= $D -b 1 x`, folder),
      onTerminal(`${clean} NO_COLOR=1 $D -b 1 x`, folder),
      onTerminal(`${clean} TERM=dumb $D -b 1 x`, folder),
      onTerminal(`${clean} $D -b 1 x 2> err.txt`, folder),
    ]);
    expect([colour, empty, none, dumb]).toEqual([coloured, coloured, plain, plain]);
    expect(file.screen).toBe('');
    expect(await readFile(join(folder, 'err.txt'), 'utf8')).toBe(plain.screen);
  });
});

describe('colors without a terminal', () => {
  test('are off unless FORCE_COLOR is set; NO_COLOR overrides it', async () => {
    const folder = await scratchFolder({ 'in.csv': 'a\n1\nx\n' });
    const run = async (env: Readonly<Record<string, string>>): Promise<string> =>
      (await runCli(['-b', 'a=0', 'in.csv'], { cwd: folder, env })).stderr;
    const [none, forced, rejected, zero] = await Promise.all([
      run({ NO_COLOR: '' }),
      run({ NO_COLOR: '', FORCE_COLOR: '1' }),
      run({ NO_COLOR: '1', FORCE_COLOR: '1' }),
      run({ NO_COLOR: '', FORCE_COLOR: '0' }),
    ]);
    expect(forced.split('\n').slice(0, 4)).toEqual([
      '\x1b[1min.csv:3:1\x1b[22m: column "a": "x" is not a number',
      '  3 | x',
      '      \x1b[31m^\x1b[39m',
      expect.stringContaining('  \x1b[36mhint:\x1b[39m '),
    ]);
    expect(none).not.toContain('\x1b');
    expect(zero).toBe(none);
    expect(
      rejected
        .split('\n')
        .filter((line) => !/NO_COLOR|trace-warnings/.test(line))
        .join('\n'),
    ).toBe(none);
  });

  test('are not taken from data', async () => {
    const folder = await scratchFolder({ 'in.csv': 'a\n\x1b[31mx\n' });
    const env = { NO_COLOR: '', FORCE_COLOR: '1' };
    const { stderr } = await runCli(['-b', 'a=0', 'in.csv'], { cwd: folder, env });
    expect(stderr).toContain('column "a": "\\x1b[31mx" is not a number');
  });
});
