import { beforeAll, describe, expect, test } from 'vitest';
import { cellWidth } from '../../src/view/text-width.ts';
import { runCli, scratchFolder } from '../support/cli.ts';

const LONG = 'average_monthly_revenue_per_customer_in_the_last_quarter';
const WIDE = '\u4ef7\u683c\u4e00\u89c8\u8868\u4e2d\u7684\u5e73\u5747\u4ef7\u683c';
const GROUP = 'the group of all customers without an account manager';

const ROWS = Array.from({ length: 200 }, (_, i) => {
  const date = new Date(Date.UTC(2026, 0, 1, i)).toISOString().slice(0, 16);
  const bad = i % 7 === 0 ? 'yes' : 'no';
  return `${i * 1234.5678},${(i * 37) % 101},${date},${bad},${i % 3 === 0 ? GROUP : 'b'},$${i}`;
});
const TABLE = `${[`${LONG},${WIDE},date of the last order,bad,customer group,price\n${ROWS.join('\n')}`]}\n`;

const SPEC = {
  features: [
    {
      columns: [LONG],
      boundaries: Array.from({ length: 12 }, (_, i) => 10_000.125 + i * 7_654.321),
    },
    {
      columns: [WIDE],
      boundaries: [20, 40],
      labels: ['a long label of the lowest bin', 'b', 'c'],
      output: 'label',
    },
  ],
};
const OLD = {
  features: [{ columns: [LONG], boundaries: SPEC.features[0]?.boundaries.map((x) => x + 500.25) }],
};

let folder = '';

beforeAll(async () => {
  folder = await scratchFolder({
    'in.csv': TABLE,
    'spec.json': JSON.stringify(SPEC),
    'old.json': JSON.stringify(OLD),
  });
  const cwd = folder;
  const fits = [
    ['fit', '-q', '-n', '6', '-c', `${LONG},${WIDE}`, '-o', 'fitted.json'],
    ['fit', '-q', '-n', '6', '-c', LONG, '--by', 'customer group', '-o', 'groups.json'],
    ['fit', '-q', '--target', 'bad', '-c', `${LONG},${WIDE}`, '-o', 'card.json'],
  ];
  for (const args of fits) await runCli([...args, 'in.csv'], { cwd });
});

/** A word that is wider than a line has a line of its own; a proposed command stays whole. */
function isTooWide(line: string, width: number): boolean {
  const isCommand = line.startsWith('  discretize ');
  const words = line.trim().split(/ +/);
  return cellWidth(line) > width && !isCommand && words.length > 1;
}

const COMMANDS: readonly (readonly string[])[] = [
  ['describe', 'in.csv'],
  ['describe', '--numbers', 'currency', 'in.csv'],
  ['hist', '-c', LONG, 'in.csv'],
  [
    'hist',
    '-c',
    `${WIDE},date of the last order`,
    '--type',
    'date of the last order=datetime',
    'in.csv',
  ],
  ['hist', '-b', `${LONG}=1000,2000`, '--by', 'customer group', 'in.csv'],
  ['hist', '-c', WIDE, '--weight', LONG, 'in.csv'],
  ['fit', '-n', '8', '-c', LONG, '-o', 'out.json', 'in.csv'],
  ['fit', '-n', '8', '-m', 'mean', '-c', LONG, '-o', 'out.json', 'in.csv'],
  ['fit', '--target', 'bad', '-c', `${LONG},${WIDE}`, '-o', 'out.json', 'in.csv'],
  ['fit', '--target', 'customer group', '--target-type', 'classes', '-c', WIDE, 'in.csv'],
  ['spec', 'check', 'spec.json'],
  ['spec', 'check', 'fitted.json'],
  ['spec', 'check', 'groups.json'],
  ['spec', 'check', 'card.json'],
  ['spec', 'diff', 'old.json', 'spec.json'],
  ['explain', '-s', 'spec.json', `${LONG}=40000`],
  ['explain', '-s', 'spec.json', '--invalid', 'missing', `${LONG}=1`, `${WIDE}=abc`],
  ['-s', 'spec.json', '--preview', 'in.csv'],
  ['-n', '12', '-c', `${LONG},${WIDE}`, '-m', 'one_hot', '--preview=3', 'in.csv'],
  ['-s', 'spec.json', '-o', 'out.csv', '--verbose', 'in.csv'],
  ['-n', '4', '-o', 'out.csv', '--verbose', 'in.csv'],
  ['-n', '4', '--shared', '-c', `${LONG},${WIDE}`, '-o', 'out.csv', '--verbose', 'in.csv'],
  ['drift', 'card.json', 'in.csv'],
  ['drift', 'fitted.json', 'in.csv', '--by', 'customer group'],
  ['drift', 'spec.json', 'in.csv', '--baseline', 'in.csv'],
  ['verify', '--on', 'javascript,Rscript,spark-submit,keras', 'groups.json'],
];

describe.each([40, 80, 120])('in %d columns', (width) => {
  test.each(COMMANDS)('no line of the screen is wider: %s %s %s %s', async (...args) => {
    const env = { COLUMNS: String(width), LC_ALL: 'C.UTF-8' };
    const { stdout, stderr } = await runCli(args, { cwd: folder, env });
    // Without a terminal, a warning and its hint are a line each, for programs.
    const screen = stderr.split('\n').filter((line) => !/^warning:| hint:/.test(line));
    const isTable = args.includes('in.csv') && stdout.startsWith('{');
    const lines = [...(isTable ? [] : stdout.split('\n')), ...screen];
    expect(stdout + stderr).not.toMatch(/^error:/m);
    expect(lines.filter((line) => isTooWide(line, width))).toEqual([]);
  });
});
