import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { labels } from './cases.js';
import { fitArguments } from './quantiles.js';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const TOOL = here('../../bin/discretize.js');
const PYTHON = process.env.BENCH_PYTHON ?? 'python3';

/** Puts a text in quotes for sh. */
export const quoted = (text) => `'${String(text).replaceAll("'", "'\\''")}'`;

/** The tool's arguments for a case. */
export function toolArguments(one) {
  const { features, mode } = one;
  if (mode === 'fit') return fitArguments(one);
  const lists = features.map(({ columns, boundaries, name }) =>
    columns.length === 1
      ? `-b ${quoted(`${columns[0]}=${boundaries.join()}`)}`
      : `-b=${boundaries.join()} -c ${columns.join()} --name ${name}`,
  );
  return `-q -m ${mode} ${lists.join(' ')}`;
}

/** How the tool is started. */
export const toolPath = quoted(TOOL);
export const tool = `${quoted(process.execPath)} ${toolPath}`;

/** The first line that a command prints; undefined where it cannot be run. */
function answer(command) {
  const { status, stdout } = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
  return status === 0 ? stdout.split('\n')[0].trim() : undefined;
}

function own(threads) {
  return {
    name: `discretize, ${threads} ${threads === 1 ? 'thread' : 'threads'}`,
    find: () => answer(`${tool} --version`),
    install: 'npm run build',
    command: (one) => `${tool} ${toolArguments(one)} --threads ${threads}`,
    takes: () => true,
    readsGzip: true,
  };
}

function sketch(threads) {
  return {
    ...own(threads),
    name: 'discretize, sketch',
    command: (one) => `${tool} ${toolArguments(one)} --sketch --threads ${threads}`,
    takes: ({ mode }) => mode === 'fit',
    isSketch: true,
  };
}

/** A Python script of peers/ that is told the case as JSON; all share one for quantiles. */
function python(name, modes) {
  return {
    name,
    find: () => answer(`${quoted(PYTHON)} -c 'import ${name}; print(${name}.__version__)'`),
    install: `python3 -m venv V && V/bin/pip install ${name}; then BENCH_PYTHON=V/bin/python npm run bench`,
    command: (one) => {
      const script = one.mode === 'fit' ? 'quantiles' : `${name}_peer`;
      const told = `${quoted(JSON.stringify(one))}${one.mode === 'fit' ? ` ${name}` : ''}`;
      return `${quoted(PYTHON)} ${quoted(here(`peers/${script}.py`))} ${told}`;
    },
    takes: ({ mode }) => modes.includes(mode),
    readsGzip: true,
  };
}

/** A chain of comparisons in some tool's words: `x < 10 ? 0 : x < 20 ? 1 : 2`. */
function chain(boundaries, mode, ask, last) {
  const cell = (code) => (mode === 'label' ? `"${labels(boundaries)[code]}"` : String(code));
  return boundaries.reduceRight(
    (rest, b, code) => ask(b, cell(code), rest),
    last(cell(boundaries.length)),
  );
}

function miller({ features, mode }) {
  const put = features.map(({ columns: [column], boundaries }) => {
    const ask = (b, cell, rest) => `$${column} < ${b} ? ${cell} : ${rest}`;
    return `$${column} = ${chain(boundaries, mode, ask, (cell) => cell)}`;
  });
  return `mlr --csv put ${quoted(put.join('; '))}`;
}

/** mawk splits at every delimiter, so that it is right only where quoted fields come last. */
function mawk({ features, data }) {
  const positions = {
    mixed: { distance: 4, fare: 5 },
    numeric: Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`n${i + 1}`, i + 1])),
    narrow: { a: 1, b: 2 },
  };
  const steps = features.map(({ columns: [column], boundaries }) => {
    const x = `$${positions[data][column]}`;
    return `${x} = ${boundaries.map((b) => `(${x} >= ${b})`).join(' + ')}`;
  });
  return `mawk -F, -v OFS=, ${quoted(`NR > 1 { ${steps.join('; ')} } 1`)}`;
}

function xan({ features, mode }) {
  const put = features.map(({ columns: [column], boundaries }) => {
    const ask = (b, cell, rest) => `if(${column} < ${b}, ${cell}, ${rest})`;
    return `${chain(boundaries, mode, ask, (cell) => cell)} as ${column}`;
  });
  return `xan map -O ${quoted(put.join(', '))}`;
}

function qsv({ features, mode }) {
  return features
    .map(({ columns: [column], boundaries }) => {
      const ask = (b, cell, rest) => `${cell} if x < ${b} else (${rest})`;
      const code = chain(boundaries, mode, ask, (cell) => cell);
      return `qsv luau map -r ${column} ${quoted(`local x = tonumber(${column}); return ${luau(code)}`)}`;
    })
    .join(' | ');
}

/** Luau writes a choice as `if a then b else c`. */
function luau(code) {
  return code.replaceAll(/(\S+) if (x < \S+) else/g, 'if $2 then $1 else');
}

const TEXT_MODES = ['int', 'label'];
const ALL_MODES = ['int', 'one_hot', 'count', 'label'];
const ALL_JOBS = [...ALL_MODES, 'fit'];
const { node } = process.versions;

/**
 * Who is measured. `find` gives a version, or undefined where it is not installed; `command` reads
 * standard input or the path given after it, and writes to standard output; `takes` says which cases.
 */
export const CONTENDERS = [
  own(1),
  own(availableParallelism()),
  sketch(availableParallelism()),
  {
    name: 'cat',
    find: () => answer('cat --version') ?? 'installed',
    install: 'every system has it',
    command: () => 'cat',
    takes: () => true,
    readsGzip: true,
    isCopy: true,
  },
  {
    name: 'csv-parse -> csv-stringify',
    find: () => `node ${node}`,
    install: 'npm install',
    command: (one) =>
      `${quoted(process.execPath)} ${quoted(here('peers/csv.js'))} ${quoted(JSON.stringify(one))}`,
    takes: ({ mode }) => ALL_MODES.includes(mode),
  },
  python('polars', ALL_JOBS),
  python('duckdb', ALL_JOBS),
  python('pandas', ALL_JOBS),
  {
    name: 'Miller',
    find: () => answer('mlr --version'),
    install: 'apt-get install miller, or brew install miller',
    command: miller,
    takes: ({ mode }) => TEXT_MODES.includes(mode),
  },
  {
    name: 'mawk',
    find: () => answer('mawk -W version 2>&1'),
    install: 'apt-get install mawk, or brew install mawk',
    command: mawk,
    takes: ({ mode, data }) => mode === 'int' && data !== 'quoted',
  },
  {
    name: 'xan',
    find: () => answer('xan --version'),
    install: 'cargo install xan',
    command: xan,
    takes: ({ mode }) => TEXT_MODES.includes(mode),
  },
  {
    name: 'qsv',
    find: () => answer('qsv --version'),
    install: 'cargo install qsv --features feature_capable,luau',
    command: qsv,
    takes: ({ mode }) => TEXT_MODES.includes(mode),
  },
];

/** The shell command that does a case from `input` to `output`. */
export function commandFor(contender, one, input, output) {
  const command = contender.command(one);
  if (one.route === 'pipe') return `cat ${quoted(input)} | ${command} | cat > ${quoted(output)}`;
  if (one.route === 'gzip' && !contender.readsGzip)
    return `zcat ${quoted(input)} | ${command} > ${quoted(output)}`;
  const steps = command.split(' | ');
  return [`${steps[0]} ${quoted(input)}`, ...steps.slice(1)]
    .join(' | ')
    .concat(` > ${quoted(output)}`);
}
