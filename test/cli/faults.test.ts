import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';
import { runWithFault } from '../support/command-server.ts';
import type { Fault } from '../support/faulty-fs.d.ts';
import { type Outcome, outcome } from '../support/outcome.ts';
import { shell } from '../support/start.ts';
import { TIME_LIMIT } from '../support/time-limit.ts';

const PRELOAD = resolve(import.meta.dirname, '../support/fault-preload.js');
const ROWS = 5000;
const INPUT = `a,b\n${'1,some text\n2,more\n'.repeat(ROWS)}`;
const CODES = `a,b\n${'0,some text\n1,more\n'.repeat(ROWS)}`;

/** What is made to fail, and the exit statuses that it may lead to. */
type Row = readonly [op: string, kind: string, statuses: readonly number[]];

const READING: readonly Row[] = [
  ['read', 'EIO', [66]],
  ['read', 'short', [0]],
];

const ENOSPC: Row = ['write', 'ENOSPC', [74]];

const WRITING: readonly Row[] = [ENOSPC, ['write', 'EAGAIN', [0]], ['write', 'short', [0]]];

const REPLACING: readonly Row[] = [
  // The last file to be opened is the folder, to make sure of the new name.
  ['open', 'EIO', [66, 73, 0]],
  ['fsync', 'EIO', [74, 0]],
  ['close', 'EIO', [0, 74]],
  ['rename', 'EIO', [74]],
  ['readdir', 'EIO', [0]],
];

type ChosenFault = Pick<Fault, 'op' | 'kind' | 'nth'>;

/** The outcome of a run, and whether its fault did occur. */
type Faulty = Outcome & { readonly isHit: boolean };

/** True if the shell opens the output, so that the run has a process of its own. */
function isByShell(line: string): boolean {
  return line.includes('>');
}

/** Runs a line of words, in which `$D` is the command, with a fault. */
async function runWith(folder: string, line: string, fault: ChosenFault): Promise<Faulty> {
  if (isByShell(line)) return await runInShell(folder, line, fault);
  const args = line.split(' ').slice(1);
  const request = { args, cwd: folder, stdin: Buffer.of(), fault };
  const { isHit, ...result } = await runWithFault(request, TIME_LIMIT);
  return { ...outcome(result), isHit };
}

async function runInShell(folder: string, line: string, fault: ChosenFault): Promise<Faulty> {
  await rm(join(folder, 'report'), { force: true });
  const env = `FAULT='${JSON.stringify(fault)}' FAULT_REPORT=report NODE_OPTIONS='--import ${PRELOAD}'`;
  const run = await shell(line.replace('$D', `${env} $D`), folder);
  return { ...run, isHit: (await text(folder, 'report')) === 'true' };
}

async function text(folder: string, name: string): Promise<string> {
  return await readFile(join(folder, name), 'utf8');
}

/** Runs a line with each call of an operation failing, until one run is without a fault. */
async function everyFault(
  [op, kind, statuses]: Row,
  line: string,
  check: (run: Outcome, output: string, what: string) => void,
): Promise<void> {
  const folder = await scratchFolder({ 'in.csv': INPUT });
  for (let nth = 1, isHit = true; isHit; nth++) {
    await writeFile(join(folder, 'out.csv'), 'old');
    if (line.includes('s.json')) await writeFile(join(folder, 's.json'), 'old');
    const run = await runWith(folder, line, { op, kind, nth });
    const what = `${op} ${kind} ${nth}: ${run.stderr}`;
    isHit = run.isHit;
    expect(isHit ? statuses : [0], what).toContain(run.status);
    expect(isHit || nth > 1, what).toBe(true);
    expect(run.stdout, what).toBe('');
    expect(run.stderr, what).toMatch(
      run.status === 0 ? /^$/ : /^error: [^\n]*(made to fail|input\/output error|left)[^\n]*\n$/,
    );
    const others = line.includes('s.json') ? ['s.json'] : [];
    const report = isByShell(line) ? ['report'] : [];
    expect((await readdir(folder)).sort(), what).toEqual([
      'in.csv',
      'out.csv',
      ...report,
      ...others,
    ]);
    check(run, await text(folder, 'out.csv'), what);
    for (const name of others) {
      const isWhole = /^(?:old|\{[\s\S]*\n\}\n)$/.test(await text(folder, name));
      expect(isWhole, what).toBe(true);
    }
  }
}

/** With -o, there is the old file or all of the new one. */
async function expectWhole(row: Row, flags: string): Promise<void> {
  await everyFault(row, `$D ${flags} -o out.csv`, ({ status }, output, what) => {
    expect(output === (status === 0 ? CODES : 'old'), what).toBe(true);
  });
}

describe.each(['records', 'bytes'])('a call that fails in a run of the engine for %s', (engine) => {
  const flags = `-b 2 -c a --engine ${engine} --threads 1 in.csv`;

  test.concurrent.each([...READING, ...WRITING])(
    '%s (%s): with -o, the old file or all of the new one',
    (...row) => expectWhole(row, flags),
  );

  test.concurrent.each([...READING, ...WRITING])(
    '%s (%s): to a file that the shell opened, all of it or an error',
    async (...row) => {
      await everyFault(row, `$D ${flags} > out.csv`, ({ status }, output, what) => {
        expect(status === 0 ? output === CODES : CODES.startsWith(output), what).toBe(true);
      });
    },
  );
});

describe('a call that fails while a file takes its place', () => {
  test.concurrent.each(REPLACING)('%s (%s): the old file or all of the new one', (...row) =>
    expectWhole(row, '-b 2 -c a in.csv'),
  );

  test.concurrent.each([ENOSPC, ...REPLACING])(
    '%s (%s): with --stats, each file is the old one or all of the new one',
    async (...row) => {
      await everyFault(
        row,
        '$D -b 2 -c a in.csv -o out.csv --stats s.json',
        (run, output, what) => {
          expect(output, what).toBe(run.status === 0 || output !== 'old' ? CODES : 'old');
        },
      );
    },
  );

  test.concurrent.each([ENOSPC, ...REPLACING])(
    '%s (%s): with fit -o, the old spec or all of the new one',
    async (...row) => {
      await everyFault(
        row,
        '$D fit -q -n 2 -c a --threads 1 in.csv -o out.csv',
        (run, spec, what) => {
          if (run.status !== 0) return expect(spec, what).toBe('old');
          expect(JSON.parse(spec), what).toMatchObject({ features: [{ boundaries: [1.5] }] });
        },
      );
    },
  );
});
