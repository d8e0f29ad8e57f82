import { spawnSync } from 'node:child_process';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { complete } from '../../src/cli/completion/candidates.ts';
import { readLine } from '../../src/cli/completion/line.ts';
import { SCRIPTS } from '../../src/cli/completion/scripts.ts';
import { COMMANDS, SHELLS } from '../../src/cli/definitions/command-table.ts';
import { FLAGS } from '../../src/cli/definitions/flags.ts';
import { runCli, scratchFolder } from '../support/cli.ts';
import { commandClient } from '../support/command-client.ts';
import { outcome, prints } from '../support/outcome.ts';
import { shell } from '../support/start.ts';

const COLUMNS = ['fare', 'tip', 'total, all', 'pay by'];

/** What the last word of a line may become, or the word at an index. */
async function candidates(line: string, at?: number): Promise<readonly string[]> {
  const words = line.split(' ');
  const found = await complete(readLine(words, at ?? words.length - 1), async () => COLUMNS);
  return [...found.candidates.map(({ text }) => text), ...(found.files ? ['FILES'] : [])];
}

describe('what a word may become', () => {
  test('commands and files at first, then what belongs to the command', async () => {
    const first = [...new Set(COMMANDS.map(({ name }) => name.split(' ')[0]))];
    expect(await candidates('')).toEqual([...first, 'FILES']);
    expect(await candidates('spec ')).toEqual(['check', 'diff', 'FILES']);
    expect(await candidates('spec d')).toEqual(['diff', 'FILES']);
    expect(await candidates('spec diff ')).toEqual(['FILES']);
    expect(await candidates('completion ')).toEqual(SHELLS);
    expect(await candidates('completion bash ')).toEqual([]);
    expect(await candidates('help num')).toEqual(['numbers']);
    expect(await candidates('help errors E_NOT')).toEqual(['E_NOT_A_NUMBER']);
  });

  test('every flag of the table, but for one that is there and is no list', async () => {
    const longs = FLAGS.map(({ long }) => `--${long}`);
    expect(await candidates('--')).toEqual(longs);
    expect(await candidates('-b 1 --append --')).toEqual(
      longs.filter((name) => name !== '--append'),
    );
    expect(await candidates('spec --t')).toEqual(['--to']);
    expect(await candidates('-')).toContain('-b');
    expect(await candidates('-- --')).toEqual(['FILES']);
  });

  test.each(FLAGS.filter(({ words }) => words !== undefined))(
    'the words of --$long',
    async ({ long, words = [] }) => {
      expect(await candidates(`--${long} `)).toEqual(words);
      expect(await candidates(`--${long}=`)).toEqual(words.map((word) => `--${long}=${word}`));
    },
  );

  test('files where a flag takes one', async () => {
    expect(await candidates('-o ')).toEqual(['FILES']);
    expect(await candidates('--spec=')).toEqual(['FILES']);
  });

  test('columns, also as the last of a list, and each once', async () => {
    const quoted = ['fare', 'tip', '"total, all"', 'pay by'];
    expect(await candidates('in.csv -c ')).toEqual(quoted);
    expect(await candidates('-c  in.csv', 1)).toEqual(quoted);
    expect(await candidates('in.csv -c fare,ti')).toEqual(['fare,tip']);
    expect(await candidates('in.csv -c fare,tip,')).toEqual([
      'fare,tip,"total, all"',
      'fare,tip,pay by',
    ]);
    expect(await candidates('in.csv --columns=fare,t')).toEqual(['--columns=fare,tip']);
    expect(await candidates('in.csv -b t')).toEqual(['tip=']);
    expect(await candidates('in.csv -b fare=1')).toEqual([]);
  });
});

describe('readLine', () => {
  test('knows files from values, before and after the word', () => {
    const line = readLine(['-b', '1', 'a.csv', '-c', '', '-d', 'tab', 'b.csv'], 4);
    expect(line).toMatchObject({ operands: ['a.csv', 'b.csv'], operandsBefore: 1 });
    expect(line.flag?.long).toBe('columns');
    expect([...line.given]).toEqual([
      ['boundaries', '1'],
      ['columns', ''],
      ['delimiter', 'tab'],
    ]);
  });
});

describe('discretize completion', () => {
  test.each([...SCRIPTS])('prints the script for %s', async (name, script) => {
    expect(outcome(await runCli(['completion', name]))).toEqual(prints(script.trimEnd()));
    expect(script).toContain(`__complete ${name} `);
  });

  test('has a script for every shell that it names', () => {
    expect([...SCRIPTS.keys()]).toEqual(SHELLS);
  });

  test('guesses what a wrong shell was meant to be', async () => {
    const { stderr, status } = await runCli(['completion', 'bsh']);
    expect(stderr).toContain('unknown shell "bsh", did you mean "bash"?');
    expect(status).toBe(2);
  });

  test('__complete is silent about what is wrong', async () => {
    const folder = await scratchFolder({
      'bad.csv': 'a,"b\n',
      'in.gz': new Uint8Array([31, 139, 8, 0]),
    });
    for (const args of [
      ['bash', '2', 'bad.csv', '-c', ''],
      ['bash', '2', 'in.gz', '-c', ''],
      ['bash', '2', 'none.csv', '-c', ''],
      ['zsh', '4', 'bad.csv', '-d', 'too many', '-c', ''],
    ]) {
      const found = outcome(await runCli(['__complete', ...args], { cwd: folder }));
      expect(found, args.join(' ')).toEqual(prints('nospace'));
    }
    expect(outcome(await runCli(['__complete']))).toMatchObject({ stderr: '', status: 0 });
  });
});

/** Sources the script, with the command's stand-in on the path, and completes lines of words, as bash cuts them, the last one being typed. */
async function inBash(lines: readonly string[]): Promise<string[]> {
  const client = await commandClient();
  const folder = await scratchFolder({
    'in.csv': 'fare,tip,"total, all",pay by\n1,2,3,4\n',
    'semi.csv': 'x y;z\n1;2\n',
    'other.csv': '',
    'setup.sh': [
      'PATH="$PWD/bin:$PATH"',
      'source <(discretize completion bash)',
      'complete -p discretize | grep -q _discretize || echo "not registered"',
      't() {',
      '  COMP_WORDS=(discretize "$@"); COMP_CWORD=$#; COMPREPLY=()',
      '  _discretize 2> /dev/null; local IFS="|"; echo "$' + '{COMPREPLY[*]}"',
      '}',
    ].join('\n'),
    'bin/discretize': client.script,
  });
  await chmod(join(folder, 'bin/discretize'), 0o755);
  const { stdout } = await shell(`source ./setup.sh\n${lines.join('\n')}`, folder);
  client.close();
  return stdout.split('\n').slice(0, -1);
}

describe('in a real bash', () => {
  test('words are completed as they stand after COMP_WORDBREAKS', async () => {
    const cases: readonly (readonly [string, string])[] = [
      ['t com', 'completion'],
      ['t spec d', 'diff'],
      ['t --missi', '--missing'],
      ["t --missing ''", 'empty|own|last|drop|error'],
      ['t --missing = ow', 'own'],
      ['t --missing =', 'empty|own|last|drop|error'],
      ['t in.csv -c fare,ti', 'fare,tip'],
      ["t in.csv -c ''", 'fare|tip|\\"total,\\ all\\"|pay\\ by'],
      ['t in.csv -c pa', 'pay\\ by'],
      ["t in.csv -c '\"pa'", 'pay by'],
      ['t in.csv --columns = ti', 'tip'],
      ['t in.csv -b fa', 'fare='],
      ["t -d semi semi.csv -c ''", 'x\\ y|z'],
      ['t -o o', 'other.csv'],
      ['t --output = o', 'other.csv'],
      ['t ot', 'other.csv'],
    ];
    expect(await inBash(cases.map(([line]) => line))).toEqual(cases.map(([, found]) => found));
  });
});

const SYNTAX_CHECKS: readonly (readonly [string, string, readonly string[]])[] = [
  ['bash', 'bash', ['-n']],
  ['zsh', 'zsh', ['-n']],
  ['fish', 'fish', ['--no-execute']],
  [
    'powershell',
    'pwsh',
    ['-NoProfile', '-Command', '[ScriptBlock]::Create((Get-Content -Raw $args[0]))', '-args'],
  ],
];

for (const [name, program, options] of SYNTAX_CHECKS) {
  const isThere = spawnSync(program, ['--version']).status === 0;
  const title = `the script for ${name} is good syntax`;
  if (!isThere) test.skip(`${title} (${program} is not installed)`, () => {});
  else {
    test(title, async () => {
      const folder = await scratchFolder({ script: SCRIPTS.get(name) ?? '' });
      expect(spawnSync(program, [...options, 'script'], { cwd: folder }).status).toBe(0);
    });
  }
}
