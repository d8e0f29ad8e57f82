import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { quoted } from './contenders.js';

/** Short rows: all good, with a word for a number, with a stray quote, and with a field too many. */
const NARROW = { good: '1,2,34', word: '1,x,34', quote: '1,2,3"4', long: '1,2,3,4' };
const NARROW_ROWS = 700_000;

/** The number of cells of wide and of narrow files. */
const CELLS = 15_000_000;

const MILLION = 1_000_000;

/** The paths of the files, in quotes for the shell; each is made when it is first asked for, and kept in the folder. */
export function aloneFiles(folder) {
  const made = (name, content) => {
    const path = join(folder, name);
    if (!existsSync(path)) writeFileSync(path, content());
    return quoted(path);
  };
  return {
    few: () => made('few.csv', () => narrowRows(NARROW.good, 10)),
    bad: (kind) => made(`bad-${kind}.csv`, () => narrowRows(NARROW[kind], NARROW_ROWS)),
    wide: (columns) => made(`columns-${columns}.csv`, () => wideRows(columns)),
    numbers: () => made('numbers.csv', numberRows),
    dates: () => made('dates.csv', dateRows),
    million: () => made('million.json', millionBoundaries),
  };
}

/** The size of the bad rows of a kind, in bytes. */
export function badBytes(kind) {
  return NARROW_ROWS * (NARROW[kind].length + 1);
}

/** A table without a single good row would be refused. */
function narrowRows(row, count) {
  return `a,b,c\n${NARROW.good}\n${`${row}\n`.repeat(count)}`;
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
