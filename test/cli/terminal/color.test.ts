import { describe, expect, test } from 'vitest';
import { isColored } from '../../../src/cli/terminal/color.ts';
import { colorChoice, findColorChoice } from '../../../src/cli/terminal/color-choice.ts';
import { runCli, scratchFolder } from '../../support/cli.ts';
import { fails, outcomeIn } from '../../support/outcome.ts';
import { hasTerminal, onTerminal } from '../../support/start.ts';

const ESCAPE = '\x1b';

describe('isColored', () => {
  test.each([
    ['a terminal', true, 'auto', {}, true],
    ['no terminal', false, 'auto', {}, false],
    ['TERM=dumb', true, 'auto', { TERM: 'dumb' }, false],
    ['CLICOLOR=0', true, 'auto', { CLICOLOR: '0' }, false],
    ['CLICOLOR=1 alone', false, 'auto', { CLICOLOR: '1' }, false],
    ['NO_COLOR', true, 'auto', { NO_COLOR: '1' }, false],
    ['an empty NO_COLOR', true, 'auto', { NO_COLOR: '' }, true],
    ['NO_COLOR and FORCE_COLOR', true, 'auto', { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    ['FORCE_COLOR', false, 'auto', { FORCE_COLOR: '1', TERM: 'dumb' }, true],
    ['an empty FORCE_COLOR', false, 'auto', { FORCE_COLOR: '' }, true],
    ['FORCE_COLOR=0', true, 'auto', { FORCE_COLOR: '0', CLICOLOR_FORCE: '1' }, false],
    ['CLICOLOR_FORCE', false, 'auto', { CLICOLOR_FORCE: '1' }, true],
    ['CLICOLOR_FORCE=0', false, 'auto', { CLICOLOR_FORCE: '0' }, false],
    ['--color always', false, 'always', { NO_COLOR: '1', TERM: 'dumb' }, true],
    ['--color never', true, 'never', { FORCE_COLOR: '1' }, false],
  ])('%s', (_, isTerminal, wish, env, expected) => {
    expect(isColored(isTerminal, wish, env)).toBe(expected);
  });
});

describe('findColorChoice', () => {
  test.each([
    [['--color', 'always'], 'always'],
    [['-b', '1', '--color=never', 'in.csv'], 'never'],
    [['--color=NEVER'], 'never'],
    [['--color=always', '--color=auto'], 'auto'],
    [['--color=pink'], 'auto'],
    [['--', '--color=always'], 'auto'],
    [['--color'], 'auto'],
    [[], 'auto'],
  ])('%j', (args, wish) => {
    findColorChoice(args);
    expect(colorChoice()).toBe(wish);
  });
});

describe.concurrent('--color', () => {
  const files = { 'a.json': '[1]', 'b.json': '{"x": [1]}', 'in.csv': 'v\n1\n' };

  test('colors both streams with always, also errors in other arguments, and none with never', async () => {
    const folder = await scratchFolder(files);
    const [error, command, diff, preview, never] = await Promise.all([
      outcomeIn(folder, ['--color=always', '--nonsense']),
      outcomeIn(folder, ['spec', 'none.json', '--color', 'always']),
      outcomeIn(folder, ['spec', 'diff', 'a.json', 'b.json', '--color=always']),
      outcomeIn(folder, ['-b', '5', '--preview', 'in.csv', '--color=always']),
      runCli(['--color=never', '--nonsense'], { env: { NO_COLOR: '', FORCE_COLOR: '1' } }),
    ]);
    expect(error.stderr).toContain(`${ESCAPE}[31merror:`);
    expect(command.stderr).toContain(`${ESCAPE}[31merror:`);
    expect(diff.stdout).toContain(`${ESCAPE}[31mremoved:`);
    expect(diff.stdout).toContain(`${ESCAPE}[32madded:`);
    expect(preview.stdout).toContain(`${ESCAPE}[1mv`);
    expect(never.stderr).not.toContain(ESCAPE);
  });

  test('is rejected with its valid values', async () => {
    const folder = await scratchFolder(files);
    const expected = fails(
      2,
      'error: unknown --color "alway", did you mean "always"?',
      '  hint: use auto, always, never',
    );
    expect(await outcomeIn(folder, ['-b', '1', 'in.csv', '--color=alway'])).toEqual(expected);
    expect(await outcomeIn(folder, ['spec', 'a.json', '--color=alway'])).toEqual(expected);
  });

  test('U11: accepts its value after a space in every command, before and after files', async () => {
    const folder = await scratchFolder(files);
    for (const command of ['hist', 'fit', 'explain'] as const) {
      const operand = command === 'explain' ? '1' : 'in.csv';
      const flags = command === 'fit' ? ['-n', '2', '-q'] : ['-b', '5'];
      const plain = await outcomeIn(folder, [command, operand, ...flags]);
      expect(await outcomeIn(folder, [command, operand, ...flags, '--color', 'never'])).toEqual(
        plain,
      );
      expect(await outcomeIn(folder, [command, '--color', 'never', operand, ...flags])).toEqual(
        plain,
      );
    }
  });

  test('does not color the table', async () => {
    const folder = await scratchFolder(files);
    const { stdout } = await outcomeIn(folder, ['-b', '5', 'in.csv', '--color=always']);
    expect(stdout).toBe('v\n0\n');
  });
});

describe.skipIf(!hasTerminal)('with one stream on a terminal', () => {
  test('colors standard output and standard error independently', async () => {
    const folder = await scratchFolder({ 'a.json': '[1]', 'b.json': '{"x": [1]}' });
    const clean = 'env -u NO_COLOR -u FORCE_COLOR -u CI TERM=xterm';
    const [out, err] = await Promise.all([
      onTerminal(`${clean} $D spec diff a.json b.json; ${clean} $D --nonsense 2>&1 | cat`, folder),
      onTerminal(`${clean} $D spec diff a.json b.json | cat; ${clean} $D --nonsense`, folder),
    ]);
    expect(out.screen).toContain(`${ESCAPE}[31mremoved:`);
    expect(out.screen).not.toContain(`${ESCAPE}[31merror:`);
    expect(err.screen).not.toContain(`${ESCAPE}[31mremoved:`);
    expect(err.screen).toContain(`${ESCAPE}[31merror:`);
  });
});
