import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';
import { inheritedRuns } from '../support/inherited-runs.ts';
import { type Outcome, outcomeIn } from '../support/outcome.ts';
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

/** How standard input comes, as a shell line with `COMMAND` and `FILE` in it, and the name that it has there. */
const STANDARD: readonly (readonly [kind: string, name: string, line: string])[] = [
  ['a pipe as -', '-', 'cat FILE | COMMAND'],
  ['a pipe as /dev/stdin', '/dev/stdin', 'cat FILE | COMMAND'],
  ['a file as /dev/stdin', '/dev/stdin', 'COMMAND < FILE'],
];

/** A named pipe, a process substitution or a descriptor that a shell has opened, with what the command makes of it. */
interface Named {
  readonly kind: string;
  readonly command: string;
  readonly file: string;
  readonly run: Outcome;
}

/** The input as each kind of pipe with a name: all commands run in one process, each with pipes of its own. */
async function namedPipes(): Promise<readonly Named[]> {
  const folder = await scratchFolder(FILES);
  const cases = COMMANDS.flatMap((command, i) => [
    { kind: 'a named pipe', command, file: 'in.csv', name: `pipe${i}` },
    { kind: 'a process substitution', command, file: 'in.csv', name: '<(cat in.csv)' },
    { kind: 'a pipe as /dev/fd/N', command, file: 'in.csv', name: `/dev/fd/${i + 3}` },
    // A packed file is spooled and looked at as another one is: two kinds of input show it.
    { kind: 'a named pipe', command, file: 'in.csv.gz', name: `packed${i}` },
    { kind: 'a process substitution', command, file: 'in.csv.gz', name: '<(cat in.csv.gz)' },
  ]);
  const pipes = cases.filter(({ kind }) => kind === 'a named pipe');
  const before = pipes.map(({ name, file }) => `mkfifo ${name}; cat ${file} > ${name} & `).join('');
  const redirections = COMMANDS.map((_, i) => `${i + 3}< <(cat in.csv)`).join(' ');
  const lines = cases.map(({ command, name }) => quiet(command).replace('IN', name));
  const runs = await inheritedRuns(lines, folder, { before, redirections });
  return cases.map((one, i) => ({ ...one, run: runs[i] as Outcome }));
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
  let named: readonly Named[] = [];
  beforeAll(async () => {
    named = await namedPipes();
  });

  test.each(COMMANDS)('gives with %s what a file gives, of every kind', async (command) => {
    const wanted = await expected(command, 'in.csv');
    const packed = await expected(command, 'in.csv.gz');
    const runs = named.filter((one) => one.command === command);
    expect(runs).toHaveLength(5);
    for (const { kind, file, run } of runs) {
      const outcome = { ...run, stdout: nameless(run.stdout) };
      expect(outcome, `${kind}: ${file}`).toEqual(file === 'in.csv' ? wanted : packed);
    }
    const folder = await scratchFolder(FILES);
    for (const [kind, name, line] of STANDARD) {
      const text = line.replace('COMMAND', `$D ${quiet(command).replace('IN', name)}`);
      const run = await shell(text.replace('FILE', 'in.csv'), folder);
      expect({ ...run, stdout: nameless(run.stdout) }, kind).toEqual(wanted);
    }
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
    for (const names of [
      '/dev/stdin /dev/stdin',
      '- /dev/stdin',
      '/dev/fd/0 -',
      '-s - /dev/stdin',
    ]) {
      for (const command of ['-b 1', 'hist', 'fit'].slice(0, names.startsWith('-s') ? 1 : 3)) {
        expect(await shell(`$D ${command} ${names} < in.csv`, folder)).toEqual({
          stdout: '',
          stderr:
            'error: cannot read standard input twice\n' +
            '  hint: use a file for the spec or for the data\n',
          status: 2,
        });
      }
    }
    expect(await shell('mkfifo pipe; $D -b 1 pipe ./pipe', folder)).toEqual({
      stdout: '',
      stderr:
        'error: cannot read ./pipe twice: is a pipe\n' +
        '  hint: name the pipe once, or write its data to a file first\n',
      status: 2,
    });
  });
});
