// Writes the figures of a run of the benchmark into the README, as a table and a chart, and the targets into this
// folder's README.
//
//   node test/bench/readme.js bench.json
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { targetTable } from './report.js';

const ROOT = resolve(import.meta.dirname, '../..');
const [, , path = ''] = process.argv;
const { machine, versions, cases, start, goals } = JSON.parse(readFileSync(path, 'utf8'));
const [first] = cases;
const seconds = (one) => one?.results ?? {};
const names = Object.keys(versions).filter((name) => seconds(first)[name]?.wall !== undefined);

writeFileSync(join(ROOT, 'test/bench/chart.svg'), chart(first));
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const marks = /(<!-- benchmark -->\n)[\s\S]*?(<!-- end of benchmark -->)/;
writeFileSync(join(ROOT, 'README.md'), readme.replace(marks, `$1\n${section()}\n$2`));
const here = join(import.meta.dirname, 'README.md');
const targets = /(<!-- targets -->\n)[\s\S]*?(<!-- end of targets -->)/;
writeFileSync(here, readFileSync(here, 'utf8').replace(targets, `$1\n${targetSection()}\n\n$2`));

function section() {
  const { cpu, cores, system, node } = machine;
  const head = `| wall seconds | ${cases.map(({ name }) => name).join(' | ')} | MB at most |`;
  const rows = names.map((name) => {
    const walls = cases.map((one) => seconds(one)[name]?.wall?.toFixed(2) ?? '');
    const peak = Math.max(...cases.map((one) => seconds(one)[name]?.rss || 0)) / 2 ** 20;
    return `| ${label(name)} | ${walls.join(' | ')} | ${peak.toFixed(0)} |`;
  });
  const [{ figures: own }] = start;
  const ratio = (own['ten rows'].wall / own['node -e 0'].wall || 0).toFixed(1);
  return `${Math.round(first.bytes / 1e6)} MB, 10 columns, two of them binned; whole processes, medians, input in the page cache, output to a
file. ${cpu}, ${cores} cores, ${system}, Node ${node}. Ten rows take ${ratio} times as long as \`node -e 0\`.

![wall seconds of each tool](test/bench/chart.svg)

${head}
|---|${cases.map(() => '---:|').join('')}---:|
${rows.join('\n')}
`;
}

function targetSection() {
  const { cpu, cores, node, load } = machine;
  const of = `${cpu}, ${cores} cores, Node ${node}, load ${load.toFixed(1)} before; the file has ${Math.round(first.bytes / 1e6)} MB.`;
  return `${of}\n\n${targetTable(goals)}`;
}

function label(name) {
  const version = versions[name];
  return name.startsWith('discretize') || !/\d/.test(version) ? name : `${name} (${version})`;
}

/** Bars of wall time on a scale of logarithms: the slowest takes a hundred times as long as the fastest. */
function chart({ results }) {
  const bars = names.map((name) => [name, results[name].wall]).sort((a, b) => a[1] - b[1]);
  const least = Math.min(...bars.map(([, wall]) => wall)) / 2;
  const scale = 420 / Math.log(Math.max(...bars.map(([, wall]) => wall)) / least);
  const rows = bars.map(([name, wall], i) => {
    const y = 34 + 24 * i;
    const width = (Math.log(wall / least) * scale).toFixed(1);
    const colour = name.startsWith('discretize') ? '#2563eb' : '#9ca3af';
    return `<text x="190" y="${y + 13}" text-anchor="end">${name}</text><rect x="198" y="${y}" width="${width}" height="18" fill="${colour}"/><text x="${(204 + Number(width)).toFixed(1)}" y="${y + 13}">${wall.toFixed(2)} s</text>`;
  });
  const height = 46 + 24 * bars.length;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="720" height="${height}" viewBox="0 0 720 ${height}" font-family="sans-serif" font-size="13"><title>Wall seconds of each tool</title><rect width="100%" height="100%" fill="#fff"/><text x="12" y="20" font-weight="bold">Two columns of ${Math.round(first.bytes / 1e6)} MB to codes, wall seconds (logarithmic)</text>${rows.join('')}</svg>
`;
}
