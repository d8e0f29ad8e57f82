import { join } from 'node:path';
import { aloneFiles, badBytes } from './alone-data.js';
import { CASES } from './cases.js';
import { quoted, tool, toolArguments } from './contenders.js';
import { dataFile } from './data.js';
import { measure, summarize } from './measure.js';

const [INT] = CASES;
const RUNS = 5;

const BAD_ROWS = {
  word: 'a word for a number in each row',
  quote: 'a stray quote in each row',
  long: 'a field too many in each row',
};

/** The columns of a usual file, and of wide ones. */
const FEW = 10;
const WIDE = [10_000, 100_000];

/**
 * What the tool does with unusual work, against the usual: each with its base, in turns. `base` and `other` are
 * arguments of the command, the files among them; `figure` makes one number of the two.
 */
export function alone(flags, say) {
  return pairs(flags).map(({ name, base, other, most, figure = wallRatio }) => {
    say(`alone: ${name}`);
    const runs = { base: [], other: [] };
    for (let turn = 0; turn < RUNS; turn++) {
      runs.base.push(measure(`exec ${tool} ${base}`));
      runs.other.push(measure(`exec ${tool} ${other}`));
    }
    const [usual, unusual] = [summarize(runs.base), summarize(runs.other)];
    return { name, most, figure: figure(usual, unusual), base: usual, other: unusual };
  });
}

const wallRatio = (base, other) => other.wall / base.wall;
const moreSeconds = (base, other) => other.cpu - base.cpu;

function pairs(flags) {
  const files = aloneFiles(flags.folder);
  const out = quoted(join(flags.folder, 'alone.out'));
  return [
    disk(flags, out),
    ...badRows(flags, files, out),
    ...WIDE.flatMap((columns) => wideFiles(columns, files, out)),
    ...longLists(files, out),
  ];
}

function disk(flags, out) {
  const { path } = dataFile(flags.folder, 'mixed', flags.size);
  const plain = `${toolArguments(INT)} ${quoted(path)}`;
  return {
    name: '-o file / > file',
    base: `${plain} > ${out}`,
    other: `${plain} -o ${out}`,
    most: 1.1,
  };
}

/** CPU time for each MB of bad rows, beyond that of ten good rows, which is the start. */
function badRows({ folder }, files, out) {
  const rejects = quoted(join(folder, 'alone.rejects'));
  const policies = { '--rejects': ` ${rejects}`, '--lenient': '', '--invalid drop': '' };
  const tried = {
    word: ['--rejects', '--invalid drop'],
    quote: ['--rejects', '--lenient'],
    long: ['--rejects', '--lenient'],
  };
  return Object.entries(tried).flatMap(([kind, names]) =>
    names.map((policy) => {
      const command = (path) => `-q -b 1 -c b ${policy}${policies[policy]} ${path} > ${out}`;
      return {
        name: `${BAD_ROWS[kind]}, ${policy}: s of CPU a MB`,
        base: command(files.few()),
        other: command(files.bad(kind)),
        most: 0.05,
        figure: (base, other) => (moreSeconds(base, other) / badBytes(kind)) * 1e6,
      };
    }),
  );
}

/** As many cells in few columns and in many: one of them, all by themselves, and all that are named. */
function wideFiles(columns, files, out) {
  const chosen = { '-c c1': () => '-c c1', 'all of them': () => '', '-c 1-N': (n) => `-c 1-${n}` };
  const command = (flags, n) => `-q -b 10 ${flags(n)} ${files.wide(n)} > ${out}`;
  return Object.entries(chosen).map(([name, flags]) => ({
    name: `${columns} columns / ${FEW} columns, ${name}`,
    base: command(flags, FEW),
    other: command(flags, columns),
    most: 1.3,
  }));
}

function longLists(files, out) {
  const few = `-q -b 1,2,3,4,5,6,7,8,9,10`;
  const list = `${few} -c a ${files.numbers()} > ${out}`;
  return [
    {
      name: 'dates / numbers',
      base: list,
      other: `-q -b 2020-01-01,2021-01-01,2022-01-01 --type datetime -c a ${files.dates()} > ${out}`,
    },
    {
      name: 'a million boundaries / ten',
      base: list,
      other: `-q -s ${files.million()} ${files.numbers()} > ${out}`,
      most: 6,
    },
    {
      name: 'a spec of a million boundaries, s of CPU',
      base: `${few} -c a ${files.few()} > ${out}`,
      other: `-q -s ${files.million()} ${files.few()} > ${out}`,
      most: 0.1,
      figure: moreSeconds,
    },
  ];
}
