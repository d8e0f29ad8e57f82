import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CASES } from './cases.js';
import { quoted, tool, toolArguments } from './contenders.js';
import { dataFile } from './data.js';
import { measure, summarize } from './measure.js';

const [INT] = CASES;
const RUNS = 5;

/** Short rows: all good, with a word for a number, with a stray quote, and with a field too many. */
const NARROW = { good: '1,2,34', word: '1,x,34', quote: '1,2,3"4', long: '1,2,3,4' };
const NARROW_ROWS = 100_000;

/** As many cells in few columns and in many. */
const CELLS = 1_500_000;
const [FEW, MANY] = [10, 10_000];

const MILLION = 1_000_000;

/**
 * What the tool does with unusual work, against the usual: each with its base, in turns. `base` and `other` are
 * arguments of the command, the files among them.
 */
export function alone(flags, say) {
  return pairs(flags).map(({ name, base, other, most }) => {
    say(`alone: ${name}`);
    const runs = { base: [], other: [] };
    for (let turn = 0; turn < RUNS; turn++) {
      runs.base.push(measure(`exec ${tool} ${base}`));
      runs.other.push(measure(`exec ${tool} ${other}`));
    }
    return { name, most, base: summarize(runs.base), other: summarize(runs.other) };
  });
}

function pairs(flags) {
  const out = quoted(join(flags.folder, 'alone.out'));
  const refused = quoted(join(flags.folder, 'alone.rejects'));
  const { path } = dataFile(flags.folder, 'mixed', flags.size);
  const plain = `${toolArguments(INT)} ${quoted(path)}`;
  const narrow = (kind) => quoted(made(flags, `${kind}.csv`, () => narrowRows(NARROW[kind])));
  const rows = (kind, policy) => `-q -b 1 -c b ${policy} ${narrow(kind)} > ${out}`;
  const rejects = `--rejects ${refused}`;
  const wide = (columns) => quoted(made(flags, `wide-${columns}.csv`, () => wideRows(columns)));
  const numbers = quoted(made(flags, 'numbers.csv', () => numberRows()));
  const spec = quoted(made(flags, 'million.json', () => millionBoundaries()));
  const dates = quoted(made(flags, 'dates.csv', () => dateRows()));
  const list = `-q -b 1,2,3,4,5,6,7,8,9,10 -c a ${numbers} > ${out}`;
  return [
    { name: '-o file / > file', base: `${plain} > ${out}`, other: `${plain} -o ${out}`, most: 1.1 },
    {
      name: 'a word in each row, --rejects / good rows',
      base: rows('good', rejects),
      other: rows('word', rejects),
    },
    {
      name: 'a stray quote in each row, --lenient / good rows',
      base: rows('good', '--lenient'),
      other: rows('quote', '--lenient'),
    },
    {
      name: 'a stray quote in each row, --rejects / good rows',
      base: rows('good', rejects),
      other: rows('quote', rejects),
    },
    {
      name: 'a field too many in each row, --lenient / good rows',
      base: rows('good', '--lenient'),
      other: rows('long', '--lenient'),
    },
    {
      name: 'a word in each row, --invalid drop / good rows',
      base: rows('good', '--invalid drop'),
      other: rows('word', '--invalid drop'),
    },
    {
      name: '10,000 columns / 10 columns, -c c1',
      base: `-q -b 10 -c c1 ${wide(FEW)} > ${out}`,
      other: `-q -b 10 -c c1 ${wide(MANY)} > ${out}`,
      most: 1.3,
    },
    {
      name: '10,000 columns / 10 columns, all of them',
      base: `-q -b 10 ${wide(FEW)} > ${out}`,
      other: `-q -b 10 ${wide(MANY)} > ${out}`,
      most: 1.3,
    },
    {
      name: '10,000 columns / 10 columns, -c with all of them',
      base: `-q -b 10 -c 1-${FEW} ${wide(FEW)} > ${out}`,
      other: `-q -b 10 -c 1-${MANY} ${wide(MANY)} > ${out}`,
      most: 1.3,
    },
    {
      name: 'dates / numbers',
      base: list,
      other: `-q -b 2020-01-01,2021-01-01,2022-01-01 --type datetime -c a ${dates} > ${out}`,
    },
    {
      name: 'a million boundaries / ten',
      base: list,
      other: `-q -s ${spec} ${numbers} > ${out}`,
      most: 6,
    },
  ];
}

/** A file that is made once. */
function made(flags, name, content) {
  const path = join(flags.folder, name);
  if (!existsSync(path)) writeFileSync(path, content());
  return path;
}

function narrowRows(row) {
  // A table without a single good row would be refused.
  return `a,b,c\n${NARROW.good}\n${`${row}\n`.repeat(NARROW_ROWS)}`;
}

function wideRows(columns) {
  const numbers = (make) => Array.from({ length: columns }, (_, i) => make(i)).join(',');
  const rows = Array.from({ length: CELLS / columns }, (_, row) => numbers((i) => (row * i) % 997));
  return `${[numbers((i) => `c${i + 1}`), ...rows].join('\n')}\n`;
}

/** The numbers of a sequence without order. */
function numberRows() {
  const rows = Array.from({ length: MILLION }, (_, row) => ((row * 7919) % MILLION) / 4);
  return `a\n${rows.join('\n')}\n`;
}

/** As many days, in the same order. */
function dateRows() {
  const day = (row) => new Date(1.5e12 + ((row * 7919) % 3000) * 864e5).toISOString().slice(0, 10);
  return `a\n${Array.from({ length: MILLION }, (_, row) => day(row)).join('\n')}\n`;
}

function millionBoundaries() {
  const boundaries = Array.from({ length: MILLION }, (_, i) => i / 4 + 0.125);
  return JSON.stringify({ features: [{ columns: ['a'], boundaries }] });
}
