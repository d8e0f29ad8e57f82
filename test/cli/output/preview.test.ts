import { readdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { hasUnicode } from '../../../src/cli/terminal/size.ts';
import { scratchFolder } from '../../support/cli.ts';
import { fails, outcomeIn, prints } from '../../support/outcome.ts';
import { hasTerminal, onTerminal } from '../../support/start.ts';

const ROWS = Array.from({ length: 12 }, (_, i) => `${i},x`);
/** Five values each, in signs that every locale has or in blocks, as this one has. */
const SPARK = hasUnicode() ? '██' : '@@';

const FILES = { 'in.csv': `v,t\n${ROWS.join('\n')}\n`, 'bad.csv': 'v,t\n1,a\nfoo,b\n2,c\n' };

describe.concurrent('--preview', () => {
  test('U12: shows the first 10 rows, bins with labels and a sparkline, and reads the next argument as a file', async () => {
    const folder = await scratchFolder(FILES);
    const { stdout, stderr, status } = await outcomeIn(folder, ['-b', '5', '--preview', 'in.csv']);
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    expect(stdout.split('\n')).toEqual([
      '1 of 2 columns, the first 10 rows; nothing is written',
      '',
      'v: int, 2 bins',
      '  0 (-inf, 5)    1 [5, +inf)',
      `  values in these rows: ${SPARK}`,
      '',
      'before  |  after',
      'v       |  v',
      ...ROWS.slice(0, 10).map((_, i) => `${i}       |  ${i < 5 ? 0 : 1}`),
      '',
    ]);
  });

  test('--preview=N shows N rows, and opens no output', async () => {
    const folder = await scratchFolder(FILES);
    const args = ['--preview=2', '-b', '5', 'in.csv', '-o', 'out.csv', '--stats', 'counts.json'];
    const { stdout } = await outcomeIn(folder, args);
    expect(stdout).toContain('the first 2 rows; nothing is written');
    expect(await readdir(folder)).toEqual(['bad.csv', 'in.csv']);
  });

  test('fails with the error of the run', async () => {
    const folder = await scratchFolder(FILES);
    const [bad, before] = await Promise.all([
      outcomeIn(folder, ['-b', '5', '-c', 'v', '--preview', 'bad.csv']),
      outcomeIn(folder, ['-b', '5', '-c', 'v', '--preview=1', 'bad.csv']),
    ]);
    expect(bad.status).toBe(1);
    expect(bad.stdout).toContain('the first row; nothing');
    expect(bad.stderr).toContain('bad.csv:3:1: column "v": "foo" is not a number');
    expect(before).toMatchObject({ stderr: '', status: 0 });
  });

  test('rejects an invalid number of rows, and is not the value of another flag', async () => {
    const folder = await scratchFolder(FILES);
    for (const rows of ['0', 'x', '1001', '-1']) {
      expect(await outcomeIn(folder, [`--preview=${rows}`, '-b', '5', 'in.csv'])).toEqual(
        fails(
          2,
          `error: invalid --preview "${rows}"`,
          '  hint: use --preview, or --preview=20; at most 1000',
        ),
      );
    }
    expect(await outcomeIn(folder, ['-b', '5', '-o', '--preview'])).toEqual(
      fails(
        2,
        'error: --output has no value: "--preview" is another flag',
        '  hint: write --output FILE, then --preview',
      ),
    );
  });

  test('reports empty input', async () => {
    const folder = await scratchFolder();
    expect(await outcomeIn(folder, ['-b', '5', '--preview'], '')).toEqual({
      ...prints(),
      stderr: 'warning: the input is empty\n',
    });
  });

  test.skipIf(!hasTerminal)('is as wide as the terminal', async () => {
    const names = Array.from({ length: 30 }, (_, i) => `column_${i}`);
    const folder = await scratchFolder({ 'wide.csv': `${names}\n${names.map(() => 1)}\n` });
    const widest = async (columns: number): Promise<number> => {
      const { screen } = await onTerminal(
        `stty cols ${columns}; $D -b 5 --preview wide.csv`,
        folder,
      );
      const lines = screen.split('\n');
      return Math.max(...lines.slice(lines.indexOf('')).map((line) => line.length));
    };
    const [narrow, wide] = await Promise.all([widest(80), widest(200)]);
    expect(narrow).toBeLessThanOrEqual(80);
    expect(wide).toBeLessThanOrEqual(200);
    expect(wide).toBeGreaterThan(150);
  });
});
