import { spawnSync } from 'node:child_process';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';
import { type CommandClient, commandClient } from '../support/command-client.ts';
import { shell } from '../support/start.ts';

const FILES = {
  'in.csv': 'fare,tip,"total, all",pay by\n1,2,3,4\n',
  'semi.csv': 'x y;z\n1;2\n',
  'other.csv': '',
};

/** Completion starts the command for every line, so what is on the path stands for it. */
let client: CommandClient;
beforeAll(async () => {
  client = await commandClient();
});
afterAll(() => client.close());

/** Runs a script in a shell that finds the command, and gives the lines that it printed. */
async function linesIn(
  program: string,
  script: string,
  args: readonly string[] = [],
): Promise<string[]> {
  const folder = await scratchFolder({ ...FILES, script, 'bin/discretize': client.script });
  await chmod(join(folder, 'bin/discretize'), 0o755);
  const quoted = args.map((arg) => `'${arg.replaceAll("'", "'\\''")}'`).join(' ');
  const line = `PATH="$PWD/bin:$PATH" HOME=$PWD ${program} ./script ${quoted}`;
  const { stdout, stderr } = await shell(line, folder);
  expect(stderr).toBe('');
  return stdout.split('\n').slice(0, -1);
}

/** A test that is skipped, and says so, where a shell is not installed. */
function testIn(program: string, title: string, run: () => Promise<void>): void {
  if (spawnSync(program, ['--version']).status === 0) test(title, run);
  else test.skip(`${title} (${program} is not installed)`, () => {});
}

/** Fish itself says what a line may become: a candidate, a tab and its help on each line. */
const FISH = `source (discretize completion fish | psub)
for line in $argv
  echo "## $line"
  complete -C "discretize $line" | string replace -r '\\t.*' ''
end
`;

testIn('fish', 'U16: in a real fish flags, words, columns and files are completed', async () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['--missi', ['--missing']],
    ['--missing ', ['drop', 'empty', 'error', 'last', 'own']],
    ['--missing=ow', ['--missing=own']],
    ['in.csv -c ', ['"total, all"', 'fare', 'pay by', 'tip']],
    ['in.csv -c fare,ti', ['fare,tip']],
    ['-d semi semi.csv -c ', ['x y', 'z']],
    ['in.csv -b ti', ['tip=']],
    ['fit in.csv --strategy k', ['keras', 'kmeans']],
    ['spec d', ['diff']],
    ['help errors E_NOT', ['E_NOT_A_NUMBER']],
    ['-o oth', ['other.csv']],
    ['--output=oth', ['--output=other.csv']],
    ['sem', ['semi.csv']],
  ];
  const lines = await linesIn(
    'fish',
    FISH,
    cases.map(([line]) => line),
  );
  expect(lines).toEqual(cases.flatMap(([line, found]) => [`## ${line}`, ...found]));
});

/**
 * Types a line into an interactive zsh, with a Tab after it, and has it print the words that are then on
 * the line. Completion of `t` is that of discretize.
 */
const ZSH = `zmodload zsh/zpty
zpty z "zsh -f -i"
enter() { zpty -w z "$1; print DO''NE"; zpty -r z out '*DONE*' }
enter "PS1=; unsetopt zle_bracketed_paste prompt_sp; autoload -U compinit; compinit -u -D"
enter "source <(discretize completion zsh)"
enter 't() { print -r -- "<\${(j:|:)@}>" }; _t() { words[1]=discretize; _discretize }; compdef _t t'
enter 'setopt no_list_beep no_auto_menu no_list_ambiguous no_auto_list'
for line in "$@"; do
  zpty -w -n z "t $line"$'\\t'
  enter ""
  print -r -- "\${out//$'\\n'/ }"
done
zpty -d z
`;

testIn('zsh', 'U16: in a real zsh flags, words, columns and files are completed', async () => {
  const cases: readonly (readonly [string, string])[] = [
    ['--missi', '<--missing>'],
    ['--missing o', '<--missing|own>'],
    ['--missing=ow', '<--missing=own>'],
    ['in.csv -c fare,ti', '<in.csv|-c|fare,tip>'],
    ['in.csv -c pa', '<in.csv|-c|pay by>'],
    ['in.csv -c \\"to', '<in.csv|-c|"total, all">'],
    ['-d semi semi.csv -c x', '<-d|semi|semi.csv|-c|x y>'],
    ['in.csv -b ti', '<in.csv|-b|tip=>'],
    ['spec d', '<spec|diff>'],
    ['help errors E_NOT', '<help|errors|E_NOT_A_NUMBER>'],
    ['-o oth', '<-o|other.csv>'],
    ['--output=oth', '<--output=other.csv>'],
  ];
  const lines = await linesIn(
    'zsh -f',
    ZSH,
    cases.map(([line]) => line),
  );
  // Around what is printed there is what a terminal is told, and the line as it was typed.
  const printed = lines.map((line) => /<[^<>]*>/.exec(line)?.[0]);
  expect(printed).toEqual(cases.map(([, words]) => words));
});
