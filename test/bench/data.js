import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** Fresh rows are made up to this many bytes; a larger file repeats them. No branch predictor learns as much. */
const FRESH_BYTES = 64_000_000;

const ZONES = ['Upper East Side', 'JFK, Terminal 4', 'SoHo', 'Harlem, East', 'Midtown', 'Red Hook'];
const SAYINGS = [
  'fine',
  'said ""no"", twice',
  'first line\nsecond line',
  'a, b; c',
  '',
  'long '.repeat(9),
];

/** The files: a header, a row as text, and a seed that makes every run's bytes the same. */
const KINDS = {
  /** Ten columns of all sorts, quoted text in the last. */
  mixed: {
    header: 'id,pickup,passengers,distance,fare,tip,total,zone,paid,note',
    row(random, i) {
      const fare = 3 + 60 * random() ** 2;
      const tip = random() < 0.4 ? 0 : fare * 0.25 * random();
      const clock = `${two(i % 24)}:${two((i * 7) % 60)}:${two((i * 13) % 60)}`;
      const numbers = `${1 + (i % 5)},${(20 * random() ** 3).toFixed(2)},${fare.toFixed(2)},${tip.toFixed(2)}`;
      const total = (fare + tip + 2.5).toFixed(2);
      const note = ZONES[(random() * ZONES.length) | 0];
      return `${i},2024-0${1 + (i % 9)}-${two(1 + (i % 28))} ${clock},${numbers},${total},${i % 263},card,"${note}"\n`;
    },
  },
  /** Fifty numbers. */
  numeric: {
    header: Array.from({ length: 50 }, (_, i) => `n${i + 1}`).join(','),
    row: (random) =>
      `${Array.from({ length: 50 }, () => (100 * random() - 20).toFixed(3)).join(',')}\n`,
  },
  /** Two short columns: many records for each byte. */
  narrow: {
    header: 'a,b',
    row: (random) => `${(random() * 100) | 0},${(random() * 9).toFixed(1)}\n`,
  },
  /** Every field in quotes; quotes, delimiters and line ends within them. */
  quoted: {
    header: '"key","said","fare","again","distance"',
    row(random, i) {
      const [one, other] = [SAYINGS[(random() * 6) | 0], SAYINGS[(random() * 6) | 0]];
      return `"k${i}","${one}","${(60 * random()).toFixed(2)}","${other}","${(20 * random()).toFixed(2)}"\n`;
    },
  },
};

/** The names of a kind's columns. */
export function headerOf(kind) {
  return KINDS[kind].header.replaceAll('"', '').split(',');
}

function two(number) {
  return String(number).padStart(2, '0');
}

/** A small seeded generator (mulberry32), so that the data are the same everywhere. */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * A file of the kind and about the size; made where it is not there yet.
 *
 * @param folder where files are kept
 * @returns its path and its size in bytes
 */
export function dataFile(folder, kind, megabytes) {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${kind}-${megabytes}.csv`);
  if (!existsSync(path)) write(path, KINDS[kind], megabytes * 1e6);
  return { path, bytes: statSync(path).size };
}

function write(path, { header, row }, bytes) {
  const partial = `${path}.part`;
  const file = openSync(partial, 'w');
  writeSync(file, `${header}\n`);
  const fresh = freshRows(row, Math.min(bytes, FRESH_BYTES));
  for (let left = bytes; left > 0; left -= fresh.length) {
    const end = left < fresh.length ? lastRowEnd(fresh, left) : fresh.length;
    for (let at = 0; at < end; ) at += writeSync(file, fresh, at, end - at);
  }
  closeSync(file);
  renameSync(partial, path);
}

function freshRows(row, bytes) {
  const random = seeded(20240101);
  const parts = [];
  let length = 0;
  for (let i = 1; length < bytes; i++) {
    const text = row(random, i);
    length += text.length;
    parts.push(text);
  }
  return Buffer.from(parts.join(''), 'latin1');
}

/** The end of the last row before an offset. A line end inside quotes is never followed by a quote or digit here. */
function lastRowEnd(rows, before) {
  for (let at = rows.lastIndexOf(10, before); at > 0; at = rows.lastIndexOf(10, at - 1)) {
    if (rows[at + 1] !== 0x73) return at + 1;
  }
  return 0;
}
