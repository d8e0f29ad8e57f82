import { readFileSync } from 'node:fs';
import { arch, cpus, loadavg, platform, totalmem } from 'node:os';

/** The machine that the figures are of. */
export function machine() {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memory: totalmem(),
    system: `${platform()} ${arch()}`,
    node: process.version,
    load: loadavg()[0],
    caches: cacheOf(),
  };
}

function cacheOf() {
  try {
    return readFileSync('/sys/devices/system/cpu/cpu0/cache/index3/size', 'utf8').trim();
  } catch {
    return 'unknown';
  }
}

const fixed = (number, digits) => (Number.isFinite(number) ? number.toFixed(digits) : '-');
const row = (cells) => `| ${cells.join(' | ')} |`;
const table = (header, rows) =>
  [row(header), row(header.map(() => '---')), ...rows.map(row)].join('\n');

/** A case's table: fastest first, what is wrong last. `best` is who the ratios are of. */
function caseTable({ name, bytes, load, results }, best) {
  const ours = results[best]?.wall;
  const entries = Object.entries(results);
  const right = entries
    .filter(([, { wall }]) => wall !== undefined)
    .sort(([, a], [, b]) => a.wall - b.wall);
  const rows = right.map(([who, { wall, least, most, cpu, rss, runs, isNoisy }]) => [
    who,
    fixed(wall, 3),
    `${fixed(least, 3)} to ${fixed(most, 3)}`,
    `${runs.length}${isNoisy ? ', noisy' : ''}`,
    fixed(cpu, 2),
    fixed((cpu / bytes) * 1e9, 2),
    fixed(rss / 1e6, 0),
    fixed(ours / wall, 3),
  ]);
  const wrong = entries.filter(([, { fault }]) => fault !== undefined);
  const notes = wrong.map(([who, { fault }]) => `- ${who}: ${fault}`);
  const header = [
    '',
    'wall s',
    'spread',
    'runs',
    'user+sys s',
    'ns a byte',
    'peak MB',
    'ours / it',
  ];
  const title = `### ${name}, ${fixed(bytes / 1e6, 0)} MB, load ${fixed(load, 1)}`;
  return [title, table(header, rows), notes.join('\n')].join('\n\n');
}

function startTable({ version, figures }) {
  const base = figures['node -e 0'].wall;
  const rows = Object.entries(figures).map(([name, { wall, least, most }]) => [
    name,
    fixed(wall * 1e3, 1),
    `${fixed(least * 1e3, 1)} to ${fixed(most * 1e3, 1)}`,
    fixed(wall / base, 2),
  ]);
  return `### start-up, Node ${version}\n\n${table(['', 'ms', 'spread', '/ node -e 0'], rows)}`;
}

function memoryTable(memory) {
  const names = Object.keys(memory[0]?.peaks ?? {});
  const rows = names.map((name) => [
    name,
    ...memory.map(({ peaks }) => fixed(peaks[name] / 1e6, 0)),
  ]);
  const header = ['', ...memory.map(({ megabytes }) => `${megabytes} MB`)];
  return `### peak memory, MB\n\n${table(header, rows)}`;
}

const verdict = (isMet) => (isMet === undefined ? 'not measured' : isMet ? 'met' : 'MISSED');

function libraryTable({ name, results }) {
  const rows = Object.entries(results).map(([who, { ms, fault }]) => [who, fault ?? fixed(ms, 1)]);
  return `### the library: ${name}\n\n${table(['', 'user+sys ms'], rows)}`;
}

function aloneTable(alone) {
  const rows = alone.map(({ name, figure, base, other }) => [
    name,
    fixed(figure, 3),
    fixed(other.wall, 3),
    fixed(other.cpu, 2),
    fixed(other.wall / base.wall, 2),
    fixed(other.cpu / base.cpu, 2),
  ]);
  const header = ['', 'figure', 'wall s', 'user+sys s', 'wall ratio', 'user+sys ratio'];
  return `### discretize alone\n\n${table(header, rows)}`;
}

function orderingText({ small, large, perGB }) {
  const at = ({ bytes, seconds }) => `${fixed(seconds, 3)} s for ${fixed(bytes / 1e6, 0)} MB`;
  return `### the ordering thread alone\n\n${at(small)}, ${at(large)}: ${fixed(perGB, 3)} s of CPU a GB`;
}

/** The table of what is aimed at. */
export function targetTable(goals) {
  const rows = goals.map(({ what, figure, most, isMet }) => [
    what,
    fixed(figure, 3),
    String(most),
    verdict(isMet),
  ]);
  return table(['', 'reached', 'wanted', ''], rows);
}

/** The report, in Markdown. */
export function report({ machine: of, versions, cases, goals, best, notes, ...parts }) {
  const { start, memory, alone, library, ordering } = parts;
  return [
    `${of.cpu}, ${of.cores} cores, ${fixed(of.memory / 1e9, 0)} GB, ${of.system}, Node ${of.node}, load ${fixed(of.load, 2)} before`,
    Object.entries(versions)
      .map(([name, version]) => `- ${name}: ${version}`)
      .join('\n'),
    notes.map((note) => `- ${note}`).join('\n'),
    ...cases.map((one) => caseTable(one, best)),
    ...(start === undefined ? [] : start.map(startTable)),
    ...(ordering === undefined ? [] : [orderingText(ordering)]),
    ...(memory === undefined ? [] : [memoryTable(memory)]),
    ...(alone === undefined ? [] : [aloneTable(alone)]),
    ...(library ?? []).map(libraryTable),
    `### targets (for 2 cores and 400 MB)\n\n${targetTable(goals)}`,
    '',
  ].join('\n\n');
}
