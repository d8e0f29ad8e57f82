import { describe, expect, test } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { parseMain } from '../../../src/cli/arguments/parse.ts';
import type { Flag } from '../../../src/cli/definitions/flag.ts';
import { FLAG_GROUPS, FLAGS, isFlagName } from '../../../src/cli/definitions/flags.ts';
import { flagSynopsis } from '../../../src/cli/help/flag-lines.ts';
import { BRIEF_HELP, fullHelp, shortHelp } from '../../../src/cli/help/help.ts';
import { cellWidth } from '../../../src/view/text-width.ts';
import { runCli, scratchFolder } from '../../support/cli.ts';
import { outcome, outcomeIn } from '../../support/outcome.ts';
import { shell } from '../../support/start.ts';

/** The lines of the help that are examples, without what they are followed by. */
function examples(text: string): string[] {
  const lines = text.split('\n').filter((line) => /^ {2}(discretize|zcat) /.test(line));
  return lines.map((line) => line.trim().split(/ {2,}/)[0] ?? '');
}

/** A flag as it is typed, with the value x where it takes one. */
function typed({ long, value, isOptional }: Flag): string[] {
  if (value === undefined) return [`--${long}`];
  return isOptional ? [`--${long}=x`] : [`--${long}`, 'x'];
}

describe('--help', () => {
  test('fits a screen of 118 lines and 80 columns', () => {
    const lines = fullHelp().split('\n');
    expect(lines.length).toBeLessThanOrEqual(118);
    for (const line of lines) expect(cellWidth(line), line).toBeLessThanOrEqual(80);
    expect(fullHelp()).not.toMatch(/[ \t]$/m);
  });

  test('has 6 examples before the flags', () => {
    const [before = ''] = fullHelp().split(FLAG_GROUPS[0]?.title ?? '');
    expect(examples(before)).toHaveLength(6);
    expect(examples(fullHelp())).toEqual(examples(before));
  });

  test('names each flag once, with its value', () => {
    // A help that is longer than a line goes on below it.
    const lines = fullHelp()
      .replace(/\n {12,}(?=\S)/g, ' ')
      .split('\n');
    for (const flag of FLAGS) {
      const synopsis = flagSynopsis(flag);
      const found = lines.filter((line) => line.startsWith(`  ${synopsis}  `));
      expect(found, synopsis).toHaveLength(1);
      expect(found[0]).toContain(flag.help);
    }
  });

  test('names the values of a flag', () => {
    // Only quantile-method has more of them than a line can hold.
    for (const { words = [], help, long } of FLAGS) {
      if (words.length > 8) continue;
      for (const word of words) expect(help, `--${long}`).toContain(word);
    }
  });

  test('lists the exit codes', () => {
    const codes = fullHelp().slice(fullHelp().indexOf('Exit codes:'));
    for (const code of [0, 1, 2, 66, 70, 73, 74]) expect(codes).toMatch(`${code} `);
  });

  test('is printed to standard output with any other flag', async () => {
    const expected = { stdout: fullHelp(), stderr: '', status: 0 };
    const lines = [
      ['--help'],
      ['help'],
      ['--nonsense', '--help'],
      ['-b', '--help'],
      ['-h', '--help'],
    ];
    const runs = lines.map(async (args) => outcome(await runCli(args)));
    expect(await Promise.all(runs)).toEqual(lines.map(() => expected));
  });

  test('accepts a reader that closes early', async () => {
    expect(await shell('$D --help | head -1; echo "$' + '{PIPESTATUS[0]}"', '/')).toEqual({
      stdout: `${fullHelp().split('\n')[0]}\n0\n`,
      stderr: '',
      status: 0,
    });
  });

  test('shows examples that work', async () => {
    const folder = await scratchFolder({
      'in.csv': 'fare,tip\n5,1\n15,2\n',
      'spec.json': '{"fare": [10]}',
    });
    await shell('gzip -k in.csv', folder);
    const runs = examples(fullHelp()).map(async (example) => ({
      example,
      ...(await shell(example.replace('discretize', '$D'), folder)),
    }));
    for (const { example, stdout, stderr, status } of await Promise.all(runs)) {
      expect({ stderr, status }, example).toEqual({ stderr: '', status: 0 });
      if (!example.includes('-o ')) expect(stdout, example).toMatch(/^fare/);
    }
  });
});

describe('-h', () => {
  test('fits a screen of 24 lines and 80 columns, with the examples of --help', () => {
    expect(BRIEF_HELP.trimEnd().split('\n').length).toBeLessThanOrEqual(24);
    for (const line of BRIEF_HELP.split('\n'))
      expect(cellWidth(line), line).toBeLessThanOrEqual(80);
    expect(examples(BRIEF_HELP)).toEqual(examples(fullHelp()));
  });

  test('names flags of the table only', () => {
    const [flags = ''] = BRIEF_HELP.split('Examples:');
    const names = [...flags.matchAll(/(?<= )--[a-z-]+/g)].map(([name]) => name);
    expect(names.length).toBeGreaterThanOrEqual(20);
    expect(names.filter((name) => !isFlagName(name))).toEqual([]);
  });

  test('is printed to standard output with any other flag', async () => {
    const expected = { stdout: BRIEF_HELP, stderr: '', status: 0 };
    const runs = [['-h'], ['-b', '-h']].map(async (args) => outcome(await runCli(args)));
    expect(await Promise.all(runs)).toEqual([expected, expected]);
  });
});

describe('--version', () => {
  test('prints the version of the package, and nothing else', async () => {
    const expected = { stdout: `${packageJson.version}\n`, stderr: '', status: 0 };
    const lines = [['--version'], ['-V'], ['-qV'], ['-b', '1', '--version', 'nope.csv']];
    const runs = lines.map(async (args) => outcome(await runCli(args)));
    expect(await Promise.all(runs)).toEqual(lines.map(() => expected));
  });
});

describe('short help', () => {
  test('is a screen of examples that names --help', () => {
    expect(examples(shortHelp())).toEqual(examples(fullHelp()));
    expect(shortHelp()).toContain('discretize --help');
    expect(shortHelp().split('\n').length).toBeLessThanOrEqual(15);
  });

  test('is not printed for empty standard input from a pipe', async () => {
    const folder = await scratchFolder();
    expect(await outcomeIn(folder, ['-b', '1'])).toEqual({
      stdout: '',
      stderr: 'warning: the input is empty\n',
      status: 0,
    });
  });
});

describe('the table of flags', () => {
  test('has each name once', () => {
    const names = FLAGS.flatMap(({ long, short }) => [
      `--${long}`,
      ...(short ? [`-${short}`] : []),
    ]);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(isFlagName(name), name).toBe(true);
    for (const name of ['--', '-', 'append', '--appen', '-bq']) {
      expect(isFlagName(name), name).toBe(false);
    }
  });

  test('drives the parser, which accepts each flag', () => {
    for (const flag of FLAGS) {
      const { long, value, isRepeatable } = flag;
      const key = long
        .replace(/^no-/, '')
        .replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
      const { flags, files } = parseMain([...typed(flag), 'in.csv']);
      const given = value === undefined ? !long.startsWith('no-') : isRepeatable ? ['x'] : 'x';
      expect({ flags, files }, long).toMatchObject({ flags: { [key]: given }, files: ['in.csv'] });
    }
  });
});
