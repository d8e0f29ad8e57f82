import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';
import { runWithFault } from '../support/command-server.ts';
import type { Fault } from '../support/faulty-fs.d.ts';
import { type Outcome, outcome } from '../support/outcome.ts';
import { shell } from '../support/start.ts';
import { TIME_LIMIT } from '../support/time-limit.ts';

const SCRIPT = resolve(import.meta.dirname, '../support/inherited-faults.js');
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

/** Runs the words of a line after `$D` with a fault. */
async function runWith(folder: string, line: string, fault: ChosenFault): Promise<Faulty> {
  const args = line.split(' ').slice(1);
  const request = { args, cwd: folder, stdin: Buffer.of(), fault };
  const { isHit, ...result } = await runWithFault(request, TIME_LIMIT);
  return { ...outcome(result), isHit };
}

async function text(folder: string, name: string): Promise<string> {
  return await readFile(join(folder, name), 'utf8');
}

/** Expects a status and a message that the fault of a run may lead to; of a run without a fault, success. */
function expectOutcome({ status, stderr, isHit }: Faulty, statuses: Row[2], what: string): void {
  expect(isHit ? statuses : [0], what).toContain(status);
  expect(stderr, what).toMatch(
    status === 0 ? /^$/ : /^error: [^\n]*(made to fail|input\/output error|left)[^\n]*\n$/,
  );
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
    expectOutcome(run, statuses, what);
    expect(isHit || nth > 1, what).toBe(true);
    expect(run.stdout, what).toBe('');
    const others = line.includes('s.json') ? ['s.json'] : [];
    expect((await readdir(folder)).sort(), what).toEqual(['in.csv', 'out.csv', ...others]);
    check(run, await text(folder, 'out.csv'), what);
    for (const name of others) {
      const isWhole = /^(?:old|\{[\s\S]*\n\}\n)$/.test(await text(folder, name));
      expect(isWhole, what).toBe(true);
    }
  }
}

/** Runs the command as `everyFault` does, to a file that a shell has opened for all runs. */
async function everyFaultByShell([op, kind, statuses]: Row, flags: string): Promise<void> {
  const folder = await scratchFolder({ 'in.csv': INPUT });
  const program = `'${process.execPath}' '${SCRIPT}'`;
  const { stderr } = await shell(`${program} report ${op} ${kind} ${flags} > out.csv`, folder);
  expect(stderr).toBe('');
  expect((await readdir(folder)).sort()).toEqual(['in.csv', 'out.csv', 'report']);
  const written = await text(folder, 'out.csv');
  const runs: (Faulty & { readonly end: number })[] = JSON.parse(await text(folder, 'report'));
  expect(runs.length).toBeGreaterThan(1);
  for (const [i, run] of runs.entries()) {
    const what = `${op} ${kind} ${i + 1}: ${run.stderr}`;
    expect(run.isHit, what).toBe(i < runs.length - 1);
    expectOutcome(run, statuses, what);
    const output = written.slice(runs[i - 1]?.end ?? 0, run.end);
    expect(run.status === 0 ? output === CODES : CODES.startsWith(output), what).toBe(true);
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
    (...row) => everyFaultByShell(row, flags),
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
