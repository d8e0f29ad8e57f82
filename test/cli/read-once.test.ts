import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';
import { inheritedRuns } from '../support/inherited-runs.ts';
import { fails, type Outcome, outcomeIn } from '../support/outcome.ts';
import { shell } from '../support/start.ts';

/** More than is read ahead, with a delimiter that has to be found. */
const TABLE = `a;b\n${Array.from({ length: 4000 }, (_, i) => `${i % 97};${String(i).padEnd(40, ' x')}\n`).join('')}`;

/** Commands that read their input twice, or look at it before; `IN` stands for the input. */
const COMMANDS: readonly string[] = [
  '-d semi -b a=50 IN',
  '-d semi -n 3 -c a IN',
  '-d auto -b a=50 IN',
  '-d auto -n 3 -c a --engine records IN',
  '-d auto --preview -n 3 -c a IN',
  '-d semi --preview -n auto -c a IN',
  '-d auto --print-spec -n 3 -c a IN',
  'hist -d auto -c a --csv IN',
  'hist -d semi -n sqrt -c a --json IN',
  'fit -d auto -n 3 -c a IN',
  'fit -d auto --partial -c a IN',
];

const FILES = { 'in.csv': TABLE, 'in.csv.gz': gzipSync(TABLE) };

/** How standard input comes: its name, what a shell makes it of, and the line for that with `COMMAND` and `FILE` in it. */
const STANDARD: readonly (readonly [kind: string, name: string, line: string])[] = [
  ['a pipe as -', '-', 'cat FILE | COMMAND'],
  ['a pipe as /dev/stdin', '/dev/stdin', 'cat FILE | COMMAND'],
  ['a file as /dev/stdin', '/dev/stdin', 'COMMAND < FILE'],
];

/** An input of some kind: the name that it has on the command line. */
interface Given {
  readonly kind: string;
  readonly command: string;
  readonly file: string;
  readonly name: string;
  /** The file or the named pipe that is standard input. */
  readonly stdin?: string;
}

/** A command with an input, and what it comes to. */
type Tried = Given & { readonly run: Outcome };

/** The input as each kind of pipe with a name, and as standard input: for all commands, each with pipes of its own. */
const GIVEN: readonly Given[] = COMMANDS.flatMap((command, i) => [
  { kind: 'a named pipe', command, file: 'in.csv', name: `pipe${i}` },
  { kind: 'a process substitution', command, file: 'in.csv', name: '<(cat in.csv)' },
  { kind: 'a pipe as /dev/fd/N', command, file: 'in.csv', name: `/dev/fd/${i + 3}` },
  // A packed file is spooled and looked at as another one is: two kinds of input show it.
  { kind: 'a named pipe', command, file: 'in.csv.gz', name: `packed${i}` },
  { kind: 'a process substitution', command, file: 'in.csv.gz', name: '<(cat in.csv.gz)' },
  ...STANDARD.map(([kind, name, line], j) => {
    const stdin = line.includes('|') ? `standard${i}-${j}` : 'in.csv';
    return { kind, command, file: 'in.csv', name, stdin };
  }),
]);

/** What all commands come to with all inputs, in one process. */
async function allTried(): Promise<readonly Tried[]> {
  const folder = await scratchFolder(FILES);
  const pipes = GIVEN.flatMap(({ kind, name, stdin = '', file }) => {
    const path = kind === 'a named pipe' ? name : stdin;
    return path === '' || path === 'in.csv' ? [] : [`mkfifo ${path}; cat ${file} > ${path} & `];
  });
  const redirections = COMMANDS.map((_, i) => `${i + 3}< <(cat in.csv)`).join(' ');
  const lines = GIVEN.map(({ command, name, stdin }) => {
    const line = quiet(command).replace('IN', name);
    return stdin === undefined ? line : `--stdin ${stdin} ${line}`;
  });
  const runs = await inheritedRuns(lines, folder, { before: pipes.join(''), redirections });
  return GIVEN.map((one, i) => ({ ...one, run: runs[i] as Outcome }));
}

/** A spec without the names of the files that it was learned from. */
function nameless(text: string): string {
  return text.replaceAll(/"(files|file)":\s*(\[[^\]]*\]|"[^"]*")/g, '"$1"');
}

function quiet(command: string): string {
  return `-q ${command}`.replace(/-q (hist|fit)/, '$1 -q');
}

async function expected(command: string, file: string): Promise<Outcome> {
  const line = quiet(command).replace('IN', file);
  const { stdout, stderr, status } = await outcomeIn(await scratchFolder(FILES), line.split(' '));
  expect(status, stderr).toBe(0);
  return { stdout: nameless(stdout), stderr, status };
}

describe('an input that can be read only once', () => {
  let tried: readonly Tried[] = [];
  beforeAll(async () => {
    tried = await allTried();
  });

  test.each(COMMANDS)('gives with %s what a file gives, of every kind', async (command) => {
    const wanted = await expected(command, 'in.csv');
    const packed = await expected(command, 'in.csv.gz');
    const runs = tried.filter((one) => one.command === command);
    expect(runs).toHaveLength(8);
    for (const { kind, file, run } of runs) {
      const outcome = { ...run, stdout: nameless(run.stdout) };
      expect(outcome, `${kind}: ${file}`).toEqual(file === 'in.csv' ? wanted : packed);
    }
  });

  test.each(STANDARD)('gives what a file gives, as %s of a process of its own', async (...one) => {
    const [, name, line] = one;
    const folder = await scratchFolder(FILES);
    const command = COMMANDS[3] as string;
    const text = line.replace('COMMAND', `$D ${quiet(command).replace('IN', name)}`);
    const run = await shell(text.replace('FILE', 'in.csv'), folder);
    expect({ ...run, stdout: nameless(run.stdout) }).toEqual(await expected(command, 'in.csv'));
  });

  test('may be a socket: standard input by its other name', async () => {
    const folder = await scratchFolder({ 'in.csv': TABLE });
    const flags = ['-d', 'auto', '-n', '3', '-c', 'a'];
    const file = await outcomeIn(folder, [...flags, 'in.csv']);
    const socket = await outcomeIn(folder, [...flags, '/dev/stdin'], TABLE);
    expect(socket).toEqual({ ...file, stderr: file.stderr.replace('in.csv', '<stdin>') });
  });

  test('is rejected by --in-place before a byte of it is read', async () => {
    const folder = await scratchFolder();
    const line = 'mkfifo pipe; $D -n 2 -d auto --in-place pipe; $D -n 2 --in-place /dev/stdin';
    expect(await shell(line, folder)).toEqual({
      stdout: '',
      stderr:
        'error: --in-place: pipe is not a regular file\n' +
        '  hint: write a new file with --output\n' +
        'error: --in-place: cannot overwrite standard input\n' +
        '  hint: name the files\n',
      status: 2,
    });
  });

  test('is rejected where it is named twice, by any of its names', async () => {
    const folder = await scratchFolder({ 'in.csv': 'a\n1\n' });
    const lines = [
      ...['/dev/stdin /dev/stdin', '- /dev/stdin', '/dev/fd/0 -'].flatMap((names) =>
        ['-b 1', 'hist', 'fit'].map((command) => `${command} ${names}`),
      ),
      '-b 1 -s - /dev/stdin',
    ];
    const twice = fails(
      2,
      'error: cannot read standard input twice',
      '  hint: use a file for the spec or for the data',
    );
    const runs = await inheritedRuns(lines, folder, { redirections: '< in.csv' });
    expect(runs).toEqual(lines.map(() => twice));
    expect(await shell(`$D ${lines[0]} < in.csv`, folder)).toEqual(twice);
    expect(await shell('mkfifo pipe; $D -b 1 pipe ./pipe', folder)).toEqual(
      fails(
        2,
        'error: cannot read ./pipe twice: is a pipe',
        '  hint: name the pipe once, or write its data to a file first',
      ),
    );
  });
});
