import { figure, measured } from './measured.js';

/** What a run may take beyond what its longest record takes; csv-parse makes much garbage of tiny records. */
const MEGABYTES = { bytes: 190, records: 450 };

/** How many times as long a run on twice the bytes may take; a square would be 4. */
const GROWTH = 2.9;

/** Runs shorter than this say more about the machine than about the input. */
const SHORT = 0.8;

/** Bytes that no table is made of. */
const FILLS = {
  quotes: '"',
  commas: ',',
  'carriage returns': '\r',
  'line feeds': '\n',
  'empty quoted fields': '"",',
  'empty quoted rows': '"",""\n',
  'one field': 'x',
  'one quoted field': ['"', 'x'],
  NUL: '\0',
  'bytes that are no UTF-8': '\xff',
};

const WAYS = [
  ['--engine', 'bytes'],
  ['--engine', 'records'],
  ['--engine', 'bytes', '--max-record', '200M'],
  ['--engine', 'records', '--max-record', '200M'],
];

/** A megabyte of one sign after another: linear time, bounded memory, and a clear end. */
export async function bulk({ print, folder, megabytes, isQuick }) {
  const failures = [];
  for (const [name, fill] of Object.entries(FILLS)) {
    for (const way of WAYS) {
      const most = isQuick ? megabytes / quickPart(way) : megabytes;
      const runs = [];
      for (const size of [most / 4, most / 2, most]) {
        const args = ['-b', 'a=1', ...way];
        runs.push({ size, ...(await measured(args, { cwd: folder, stdin: pieces(fill, size) })) });
      }
      const title = `${name}, ${way.slice(1).join(' ')}`;
      const { status, stderr } = runs.at(-1);
      const said = stderr.split('\n')[0].slice(0, 100);
      print(`${title}: ${runs.map(figure).join('; ')}; ends with ${status} ${said}`);
      failures.push(...judge(runs, way).map((what) => `${title}: ${what}`));
    }
  }
  return failures;
}

/** The part of the bytes that a quick run has: one thread of csv-parse takes seconds for each megabyte. */
function quickPart(way) {
  if (way.includes('records')) return 50;
  return way.includes('--max-record') ? 4 : 1;
}

function judge(runs, way) {
  const failures = [];
  const [, before, last] = runs;
  if (![0, 1].includes(last.status)) failures.push(`ends with ${last.status}: ${last.stderr}`);
  if (/bug in discretize|^\s+at /m.test(last.stderr)) failures.push(`a bug: ${last.stderr}`);
  if (last.cpu > SHORT && last.cpu > GROWTH * before.cpu) {
    failures.push(`${before.cpu.toFixed(2)} s became ${last.cpu.toFixed(2)} s`);
  }
  // A record of nothing but delimiters is a list of as many fields.
  const record = way.includes('--max-record') ? 70 * last.size : 0;
  const most = MEGABYTES[way[1]] + record;
  if (last.megabytes > most) failures.push(`took ${last.megabytes.toFixed(0)} MB`);
  return failures;
}

/** The header of two columns, and so many megabytes of a sign. */
function* pieces(fill, megabytes) {
  const [first, sign] = Array.isArray(fill) ? fill : ['', fill];
  yield `a,b\n${first}`;
  const piece = Buffer.from(sign.repeat(Math.floor(1e5 / sign.length)), 'latin1');
  for (let left = megabytes * 1e6; left > 0; left -= piece.length) yield piece;
}
