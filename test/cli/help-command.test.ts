import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/definitions/command-table.ts';
import { commandHelp, fullHelp } from '../../src/cli/help/help.ts';
import { ERROR_CODES } from '../../src/cli/topics/errors.ts';
import { TOPICS } from '../../src/cli/topics/topics.ts';
import { parseNumber } from '../../src/core/cells/number.ts';
import { cellWidth, wrap } from '../../src/view/text-width.ts';
import { runCli } from '../support/cli.ts';
import { fails, outcome, prints } from '../support/outcome.ts';

const help = async (...args: readonly string[]) => outcome(await runCli(['help', ...args]));

const text = (name: string): string => TOPICS.get(name)?.text(undefined) ?? '';

describe('discretize help TOPIC', () => {
  test.each([...TOPICS.keys()])('%s fits 80 columns, and has no blanks at line ends', (name) => {
    for (const line of text(name).split('\n'))
      expect(cellWidth(line), line).toBeLessThanOrEqual(80);
    expect(text(name)).not.toMatch(/[ \t]$/m);
    expect(text(name)).toMatch(/[^\n]\n$/);
  });

  test('prints the topic on standard output', async () => {
    expect(await help('missing')).toEqual(prints(text('missing').trimEnd()));
  });

  test('numbers shows numbers that are read and others that are not', () => {
    for (const number of ['12', '-0.5', '.5', '5.', '+1e-3', '00012', 'inf', '-Infinity', 'nan']) {
      expect(text('numbers')).toContain(number);
      expect(parseNumber(number), number).toBeDefined();
    }
    for (const rejected of ['1,5', '1,234.5', '0x1F', '12%', '$12']) {
      expect(text('numbers')).toContain(rejected);
      expect(parseNumber(rejected), rejected).toBeUndefined();
    }
  });

  test('errors lists every code, and errors CODE one of them', async () => {
    for (const code of ERROR_CODES) expect(text('errors')).toMatch(new RegExp(`^${code} \\(`, 'm'));
    const one = await help('errors', 'E_NOT_A_NUMBER');
    expect(one).toEqual(
      prints(
        'E_NOT_A_NUMBER (exit code 1: bad data)',
        '    A cell in a selected column is neither a number nor missing.',
        '    Remedy: Correct the cell, or set the notation with --decimal and',
        '            --thousands. If the cell means "no value", add it to --na-values. To',
        '            continue without correcting the data, use --invalid missing or drop,',
        '            or --rejects FILE. To skip the column, select other columns with -c.',
      ),
    );
    expect(await help('errors', 'not_a_number')).toEqual(one);
  });

  test.each([
    ['woe', 'target'],
    ['iv', 'target'],
    ['label', 'labels'],
    ['date', 'dates'],
    ['NA', 'missing'],
    ['currency', 'numbers'],
    ['gap', 'strategies'],
    ['csv', 'formats'],
  ])('finds a topic by another word: %s', async (word, topic) => {
    expect(await help(word)).toEqual(prints(text(topic).trimEnd()));
  });

  test('shows a flag with the commands that have it', async () => {
    const expected = prints(
      '  discretize, discretize fit',
      '  -n, --bins N             fit N bins, or use a rule: auto, fd',
      '  discretize hist',
      '  -n, --bins N             make N bins, or use a rule: auto, fd',
    );
    for (const name of ['bins', '--bins', '-n', 'n']) expect(await help(name)).toEqual(expected);
  });

  test.each([
    [['numbers', 'foo'], 'numbers', 'foo', 'numbers'],
    [['fit', 'target'], 'fit', 'target', 'target'],
    [['spec', 'check', 'x'], 'spec check', 'x', 'spec check'],
  ])(
    'rejects a word after a topic or command that takes none: %j',
    async (args, name, word, next) => {
      expect(await help(...args)).toEqual(
        fails(
          2,
          `error: help ${name} takes no word: "${word}"`,
          `  hint: use discretize help ${next}`,
        ),
      );
    },
  );

  test('a topic or a code that there is not is an error with the ones that there are', async () => {
    expect(await help('numbrs')).toEqual(
      fails(
        2,
        'error: unknown help topic "numbrs", did you mean "numbers"?',
        `  hint: use ${[...TOPICS.keys(), ...topCommands].join(', ')}`,
      ),
    );
    expect(await help('errors', 'E_NOT_A_NUMBR')).toEqual(
      fails(
        2,
        'error: unknown error code "E_NOT_A_NUMBR", did you mean "E_NOT_A_NUMBER"?',
        '  hint: discretize help errors lists all codes',
      ),
    );
  });
});

const topCommands = COMMANDS.map(({ name }) => name).filter((name) => !name.includes(' '));

describe('the help of commands', () => {
  test('names every command with what it does', () => {
    for (const { name, help: what } of COMMANDS) {
      expect(fullHelp()).toMatch(new RegExp(`discretize ${name} .* ${what.slice(0, 8)}`));
    }
  });

  test.each(COMMANDS)('$name has one of its own that fits 80 columns', (info) => {
    for (const line of commandHelp(info).split('\n')) {
      expect(cellWidth(line), line).toBeLessThanOrEqual(80);
    }
  });

  test('is printed by help COMMAND and COMMAND --help, whatever else is asked', async () => {
    const info = COMMANDS.find(({ name }) => name === 'spec');
    const expected = prints(commandHelp(info ?? (COMMANDS[0] as never)).trimEnd());
    expect(await help('spec')).toEqual(expected);
    expect(outcome(await runCli(['spec', '--nonsense', '-h']))).toEqual(expected);
  });
});

describe('wrap', () => {
  test('breaks at blanks, and leaves a long word whole', () => {
    expect(wrap('a bc def', 6, '  ')).toEqual(['  a bc', '  def']);
    expect(wrap('a bc def', 6, '  ', '> ')).toEqual(['> a bc', '  def']);
    expect(wrap('abcdefgh i', 4, '')).toEqual(['abcdefgh', 'i']);
    expect(wrap('', 4, '  ')).toEqual(['  ']);
  });
});
