import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli, scratchFolder } from '../support/cli.ts';

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

describe('what a run writes does not depend on threads, language or time zone', () => {
  test.each(COMMANDS.map((args) => [args.join(' '), args] as const))('%s', async (_, args) => {
    const folder = await scratchFolder({ 'in.csv': INPUT });
    let first: readonly string[] | undefined;
    for (const [threads, env] of WAYS) {
      const all = [...args, '--threads', String(threads), 'in.csv'];
      const { stdout, stderr, status } = await runCli(all, { cwd: folder, env });
      expect(status, stderr).toBe(0);
      const table = args.includes('-o') ? await readFile(join(folder, 'out.csv'), 'latin1') : '';
      first ??= [stdout, stderr, table];
      const isSame = [stdout, stderr, table].map((text, i) => text === first?.[i]);
      expect(isSame, `${threads} threads: ${JSON.stringify(env)}`).toEqual([true, true, true]);
    }
  });
});
