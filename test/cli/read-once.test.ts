import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';
import { outcomeIn } from '../support/outcome.ts';
import { shell } from '../support/start.ts';

/** More than is read ahead, with a delimiter that has to be found. */
const TABLE = `a;b\n${Array.from({ length: 20_000 }, (_, i) => `${i % 97};${i}\n`).join('')}`;

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

/** How an input comes, as a shell line with `COMMAND` in it, and the name that it has there. */
const KINDS: readonly (readonly [kind: string, name: string, line: string])[] = [
  ['a named pipe', 'pipe', 'mkfifo pipe; cat FILE > pipe & COMMAND'],
  ['a process substitution', '<(cat FILE)', 'COMMAND'],
  ['a pipe as -', '-', 'cat FILE | COMMAND'],
  ['a pipe as /dev/stdin', '/dev/stdin', 'cat FILE | COMMAND'],
  ['a file as /dev/stdin', '/dev/stdin', 'COMMAND < FILE'],
  ['a pipe as /dev/fd/3', '/dev/fd/3', 'COMMAND 3< <(cat FILE)'],
];

/** A spec without the names of the files that it was learned from. */
function nameless(text: string): string {
  return text.replaceAll(/"(files|file)":\s*(\[[^\]]*\]|"[^"]*")/g, '"$1"');
}

async function expected(command: string, file: string, folder: string): Promise<string> {
  const line = `-q ${command.replace('IN', file)}`.replace(/-q (hist|fit)/, '$1 -q');
  const run = await outcomeIn(folder, line.split(' '));
  expect(run.status, run.stderr).toBe(0);
  return nameless(run.stdout);
}

describe('an input that can be read only once', () => {
  test.each(COMMANDS)(
    'gives with %s what a file gives, of every kind',
    async (command) => {
      const quiet = `$D -q ${command}`.replace(/-q (hist|fit)/, '$1 -q');
      for (const file of ['in.csv', 'in.csv.gz']) {
        const folder = await scratchFolder({ 'in.csv': TABLE, 'in.csv.gz': gzipSync(TABLE) });
        const stdout = await expected(command, file, folder);
        // A packed file is spooled and looked at as another one is: two kinds of input show it.
        for (const [kind, name, line] of file === 'in.csv' ? KINDS : KINDS.slice(0, 2)) {
          const text = line.replace('COMMAND', quiet.replace('IN', name)).replace('FILE', file);
          const run = await shell(
            text.replace('FILE', file).replace('<(cat FILE)', `<(cat ${file})`),
            folder,
          );
          const { status, stderr } = run;
          expect({ status, stdout: nameless(run.stdout) }, `${kind}: ${stderr}`).toEqual({
            status: 0,
            stdout,
          });
        }
      }
    },
    120_000,
  );

  test('may be a socket: standard input by its other name', async () => {
    const folder = await scratchFolder({ 'in.csv': TABLE });
    const flags = ['-d', 'auto', '-n', '3', '-c', 'a'];
    const file = await outcomeIn(folder, [...flags, 'in.csv']);
    const socket = await outcomeIn(folder, [...flags, '/dev/stdin'], TABLE);
    expect(socket).toEqual({ ...file, stderr: file.stderr.replace('in.csv', '<stdin>') });
  });

  test('is refused by --in-place before a byte of it is read', async () => {
    const folder = await scratchFolder();
    const line = 'mkfifo pipe; $D -n 2 -d auto --in-place pipe; $D -n 2 --in-place /dev/stdin';
    expect(await shell(line, folder)).toEqual({
      stdout: '',
      stderr:
        'error: --in-place: pipe is not a regular file\n' +
        '  hint: name each file once\n' +
        'error: --in-place: cannot overwrite standard input\n' +
        '  hint: name the files\n',
      status: 2,
    });
  });

  test('is refused where it is named twice, by any of its names', async () => {
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
