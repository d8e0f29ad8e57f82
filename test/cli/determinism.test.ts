import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';
import { inheritedRuns } from '../support/inherited-runs.ts';
import type { Outcome } from '../support/outcome.ts';

/** Numbers of all sizes with gaps, and a column that is passed through; larger than many blocks. */
const ROWS = Array.from({ length: 60_000 }, (_, i) => {
  const value = Math.sin(i) * 10 ** (i % 9);
  return `${i % 50 === 0 ? 'NA' : value},${(i * 7919) % 1000},"text ""${i}"" I\u0130\u0131i"`;
});
const INPUT = `a,b,note\n${ROWS.join('\n')}\n`;

/** What must make no difference: how many threads there are, and where in the world it runs. */
const WAYS: readonly (readonly [threads: number, env: Readonly<Record<string, string>>])[] = [
  [1, { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' }],
  [2, { TZ: 'Asia/Kathmandu', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' }],
  [3, { TZ: 'America/St_Johns', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }],
  [8, { TZ: '', LANG: 'en_US.ISO-8859-1', LC_ALL: 'POSIX' }],
];

const COMMANDS = [
  ['-b', '-100,-0.5,0,0.1,3,1e5', '-m', 'label', '--stats', '-', '-o', 'out.csv'],
  ['-b', 'a=-1,0,1', '-b', 'b=500', '-m', 'one-hot', '--append'],
  ['-n', '7', '-c', 'a,b'],
  ['fit', '-n', '10', '-c', 'a,b'],
  ['fit', '-n', '12', '-c', 'a', '--memory', '128k', '--nice'],
  ['fit', '-n', '5', '-c', 'b', '--strategy', 'kmeans'],
  ['hist', '--json', '-c', 'a,b'],
];

/** What the commands come to in one way: all of them run in one process, which has its place in the world from its start. */
interface Written {
  readonly way: string;
  readonly runs: readonly Outcome[];
  /** The table of the command that writes it to a file. */
  readonly table: string;
}

async function writtenIn([threads, env]: (typeof WAYS)[number]): Promise<Written> {
  const folder = await scratchFolder({ 'in.csv': INPUT });
  const exported = Object.entries(env).map(([name, value]) => `export ${name}='${value}'; `);
  const lines = COMMANDS.map((args) => [...args, '--threads', threads, 'in.csv'].join(' '));
  const runs = await inheritedRuns(lines, folder, { before: exported.join('') });
  const table = await readFile(join(folder, 'out.csv'), 'latin1');
  return { way: `${threads} threads: ${JSON.stringify(env)}`, runs, table };
}

describe('what a run writes does not depend on threads, language or time zone', () => {
  let ways: readonly Written[] = [];
  beforeAll(async () => {
    ways = await Promise.all(WAYS.map(writtenIn));
  });

  test.each(COMMANDS.map((args, i) => [args.join(' '), i] as const))('%s', (_, i) => {
    const [first] = ways;
    expect(ways).toHaveLength(WAYS.length);
    for (const { way, runs, table } of ways) {
      expect(runs[i]?.status, runs[i]?.stderr).toBe(0);
      const isSame = [
        runs[i]?.stdout === first?.runs[i]?.stdout,
        runs[i]?.stderr === first?.runs[i]?.stderr,
        table === first?.table,
      ];
      expect(isSame, way).toEqual([true, true, true]);
    }
    expect(first?.runs[i]?.stdout.length).toBeGreaterThan(100);
    expect(first?.table.length).toBeGreaterThan(INPUT.length / 2);
  });
});
