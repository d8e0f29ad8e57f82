import { spawnSync } from 'node:child_process';
import { chmod, readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';
import { type CommandClient, commandClient } from '../support/command-client.ts';
import { hasTerminal } from '../support/start.ts';
import { type ShellSetUp, typeInto } from '../support/typed-line.ts';

/** Names that run a command if a shell reads them as they are. All begin with "fare". */
const NAMES: readonly string[] = [
  'fare$(touch pwned)',
  'fare`touch pwned`;touch pwned;',
  "fare';touch pwned;'",
  'fare";touch pwned;"',
  "fare\\';touch pwned;'",
  'fare\\";touch pwned;"$(touch pwned)',
  'fare|touch pwned&touch pwned>pwned',
  'fare!touch',
  'fare=$(touch pwned)',
  'fare\u2019;touch pwned;\u2019',
];

/** Names with a line end or an invisible mark, which a list may leave out. */
const UNSEEN: readonly string[] = [
  'fare\n;touch pwned;\n',
  'fare\r\ntouch pwned\r\n',
  'fare\u202e$(touch pwned)\u202c',
  'fare\u2066`touch pwned`\u2069',
];

/** The beginning of a word in each state of quoting. */
const BEGINNINGS: readonly string[] = [
  'fa',
  "'fa",
  '"fa',
  '"fare"',
  '\'"fa',
  '--columns=fa',
  '\\"fa',
  'f"a',
  '--columns="fa',
];

/** Closes an open quote of `$LINE` and runs it. To define a function reads all of its lines, and runs none. */
const CLOSE_AND_RUN =
  'for q in "" "\'" "\\""; do ' +
  'if eval "parses() { $LINE$q"$\'\\n\\n}\' 2> n; then eval "$LINE$q"; break; fi; done';

const PRINT = `t() { printf '<%s>' "$@" >> words; echo >> words; }`;

/** Sets up completion of `t`, which writes down its words, and Ctrl-T. */
const SHELLS: Readonly<Record<string, ShellSetUp>> = {
  bash: {
    command: 'bash --norc --noprofile -i',
    lines: [
      'source <(discretize completion bash); complete -F _discretize t',
      PRINT,
      `run() { local q LINE=$READLINE_LINE; ${CLOSE_AND_RUN}; READLINE_LINE=; }`,
      `bind -x '"\\C-t": run'`,
    ],
    prompt: 'PS1="rea""dy> "',
  },
  zsh: {
    command: 'zsh -f -i',
    lines: [
      'unsetopt zle_bracketed_paste prompt_sp; autoload -U compinit; compinit -u -D',
      'setopt no_beep no_auto_menu no_list_ambiguous no_auto_list',
      'source <(discretize completion zsh); compdef _discretize t',
      PRINT,
      `run() { local q LINE=$BUFFER; ${CLOSE_AND_RUN}; BUFFER=; }`,
      "zle -N run; bindkey '^T' run",
    ],
    prompt: 'PS1="rea""dy> "',
  },
  fish: {
    command: 'fish --no-config',
    lines: [
      "discretize completion fish | source; complete -c t -f -a '(__discretize_complete)'",
      `function t; printf '<%s>' $argv >> words; echo >> words; end`,
      `function run; set -l line (commandline); for q in '' "'" '"'; if eval "function parses; $line$q"\\n\\n"end" 2> n; eval $line$q; break; end; end; commandline -r ''; end`,
      'bind \\ct run',
    ],
    prompt: 'function fish_prompt; echo -n "rea""dy> "; end',
  },
};

/** Completion starts the command for every word, so what is on the path stands for it. */
let client: CommandClient;
beforeAll(async () => {
  client = await commandClient();
});
afterAll(() => client.close());

/** A folder with a table for each name: 0.csv and so on. */
async function hostileFolder(): Promise<string> {
  const tables = [...NAMES, ...UNSEEN].map((name, i) => [
    `${i}.csv`,
    `"${name.replaceAll('"', '""')}"\n1\n`,
  ]);
  const folder = await scratchFolder({
    'bin/discretize': client.script,
    discretize: '#!/bin/sh\ntouch pwned\n',
    ...Object.fromEntries(tables),
  });
  const programs = ['bin/discretize', 'discretize'].map((path) =>
    chmod(`${folder}/${path}`, 0o755),
  );
  await Promise.all(programs);
  return folder;
}

/** A test that is skipped, and says so, if a shell is not installed. */
function testIn(program: string, title: string, run: () => Promise<void>): void {
  const isInstalled = spawnSync(program, ['--version']).status === 0;
  if (isInstalled && hasTerminal) test(title, run, 120_000);
  else test.skip(`${title} (${program} or script is not installed)`, () => {});
}

describe.concurrent.each(Object.entries(SHELLS))('in a real %s', (program, setUp) => {
  testIn(program, 'a Tab and Enter run no part of a column name', async () => {
    const folder = await hostileFolder();
    const keys = [...NAMES, ...UNSEEN].flatMap((_, i) => {
      const words = BEGINNINGS.map((word) => (word.startsWith('--') ? word : `-c ${word}`));
      return words.map((word) => `t ${i}.csv ${word}\t\x14`);
    });
    const lines = await typeInto(setUp, folder, keys);
    expect(await readdir(folder)).not.toContain('pwned');
    expect(lines).toHaveLength(keys.length);
    const completed = lines.map((line) => /"?(fare[^a-z].*?)"?>$/u.exec(line)?.[1]);
    const names = completed.map((name) => name?.replaceAll('""', '"'));
    expect(names).toEqual(expect.arrayContaining([...NAMES]));
  });

  testIn(program, 'a Tab does not run a program of the working folder', async () => {
    const folder = await hostileFolder();
    const keys = ['./discretize 0.csv -c fa\t\x15', 'discretize 0.csv -c fa\t\x15'];
    await typeInto({ ...setUp, lines: [...setUp.lines, 'PATH=.::$PATH'] }, folder, keys);
    expect(await readdir(folder)).not.toContain('pwned');
  });
});
