import { describe, expect, test } from 'vitest';
import { runCli, scratchFolder } from '../support/cli.ts';
import { fails, outcome, prints } from '../support/outcome.ts';
import { hasTerminal, onTerminal } from '../support/start.ts';

const FILES = { 'in.csv': `fare\n${[1, 2, 3, 4, 10, 20, 30, 40].join('\n')}\n` };
const TABLE = [
  'fare (2 bins, int): 7',
  '  code  bin        rows  share',
  '     0  (-inf, 7)     4  50.0%',
  '     1  [7, +inf)     4  50.0%',
];

describe.concurrent('the table of fit', () => {
  test('is printed after -o, and as JSON with --json', async () => {
    const cwd = await scratchFolder(FILES);
    const fit = ['fit', '-n', '2', 'in.csv', '-o'];
    const [text, json, quiet] = await Promise.all([
      runCli([...fit, 'a.json'], { cwd }),
      runCli([...fit, 'b.json', '--json'], { cwd }),
      runCli([...fit, 'c.json', '-q'], { cwd }),
    ]);
    expect(outcome(text)).toEqual(prints(...TABLE));
    expect(JSON.parse(json.stdout.toString())).toMatchObject({
      features: [
        {
          name: 'fare',
          boundaries: [7],
          bins: [
            { code: 0, label: '(-inf, 7)', lower: null, upper: 7, rows: 4, share: 0.5 },
            { code: 1, label: '[7, +inf)', lower: 7, upper: null, rows: 4, share: 0.5 },
          ],
        },
      ],
    });
    expect(outcome(quiet)).toEqual(prints());
  });

  test('has a line for missing values that have a bin, of which shares are then shares, too', async () => {
    const cwd = await scratchFolder({ 'in.csv': 'fare\n1\n-9\n19\nNA\n' });
    const args = ['fit', '-n', '2', '--special=-9', 'in.csv', '-o', 'a.json'];
    const lines = (more: string[]) => runCli([...args, ...more], { cwd }).then(outcome);
    expect(await lines(['--missing', 'own'])).toEqual(
      prints(
        'fare (2 bins, int): 10',
        '  code  bin         rows  share',
        '     0  (-inf, 10)     1  25.0%',
        '     1  [10, +inf)     1  25.0%',
        '     2  -9             1  25.0%',
        '     3  missing        1  25.0%',
      ),
    );
    const csv = await runCli(['spec', 'check', '--csv', 'a.json'], { cwd });
    expect(csv.stdout.toString().replaceAll(/,+$/gm, '').split('\n').slice(1, -1)).toEqual([
      'fare,"(-inf, 10)",interval,,1,0.25',
      'fare,"[10, +inf)",interval,,1,0.25',
      'fare,-9,special,,1,0.25',
      'fare,missing,missing,,1,0.25',
    ]);
    expect((await lines([])).stdout).toContain('     2  -9             1  33.3%\n');
  });

  test('cannot go where the spec or a sketch goes', async () => {
    const cwd = await scratchFolder(FILES);
    const [both, partial] = await Promise.all([
      runCli(['fit', '-n', '2', '--json', 'in.csv'], { cwd }),
      runCli(['fit', '--partial', '--json', '-o', 'a.txt', 'in.csv'], { cwd }),
    ]);
    expect(outcome(both)).toEqual(
      fails(
        2,
        'error: cannot print the spec and --json together',
        '  hint: write the spec to a file: -o spec.json',
      ),
    );
    expect(outcome(partial).stderr).toContain('cannot use --json with --partial');
  });

  test.skipIf(!hasTerminal)('follows the spec on a terminal', async () => {
    const { screen } = await onTerminal('$D fit -n 2 in.csv', await scratchFolder(FILES));
    expect(screen.trimEnd().split('\n').slice(-4)).toEqual(TABLE);
  });
});
