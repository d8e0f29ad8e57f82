import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CASES } from './cases.js';
import { quoted, tool, toolArguments, toolPath } from './contenders.js';
import { dataFile } from './data.js';
import { measure, median, summarize } from './measure.js';

const [INT] = CASES;
const FIT = CASES.find(({ mode }) => mode === 'fit');
/** Starting takes so little time that more runs are needed. */
const STARTS = 21;
const COMPILE = resolve(import.meta.dirname, '../../build/code-cache.js');

/**
 * What it costs to start: the tool against a Node that does nothing, in turns; for the Node that runs this and others
 * that are named.
 *
 * @returns for each version of Node, the figures of each command
 */
export function startUp(flags) {
  return [process.execPath, ...flags.nodes].map((path) => startUpOf(path, flags));
}

function startUpOf(path, flags) {
  // As if this version had built the command.
  execFileSync(path, [COMPILE], { stdio: 'ignore' });
  const node = quoted(path);
  const ten = join(flags.folder, 'ten.csv');
  const row = '1,2024-02-02 01:07:13,2,2.07,18.29,0.00,20.79,1,card,"Red Hook"\n';
  writeFileSync(
    ten,
    `id,pickup,passengers,distance,fare,tip,total,zone,paid,note\n${row.repeat(10)}`,
  );
  const commands = {
    'node -e 0': `exec ${node} -e 0`,
    '--version': `exec ${node} ${toolPath} --version`,
    'ten rows': `exec ${node} ${toolPath} ${toolArguments(INT)} ${quoted(ten)}`,
  };
  const runs = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let turn = 0; turn < STARTS; turn++) {
    for (const [name, command] of Object.entries(commands)) runs[name].push(measure(command));
  }
  const version = execFileSync(path, ['--version'], { encoding: 'utf8' }).trim();
  const figures = Object.entries(runs).map(([name, all]) => [name, summarize(all)]);
  return { version, figures: Object.fromEntries(figures) };
}

/** How bytes come: from a file that is named, or through a pipe. */
const ROUTES = {
  file: (command, path) => `exec ${command} ${path} > /dev/null`,
  pipe: (command, path) => `cat ${path} | ${command} > /dev/null`,
};

/**
 * Peak memory in bytes at several sizes: applying boundaries with one thread and with all, learning, and learning by a
 * sketch; from a file and from a pipe.
 */
export function memory(flags, threads, say) {
  const [int, fit] = [toolArguments(INT), toolArguments(FIT)];
  const jobs = {
    'one thread': `${int} --threads 1`,
    'all threads': `${int} --threads ${threads}`,
    fit: `${fit} --threads ${threads}`,
    'fit --sketch': `${fit} --sketch --threads ${threads}`,
  };
  return flags.memory.map((megabytes) => {
    const { path, bytes } = dataFile(flags.folder, 'mixed', megabytes);
    const peaks = {};
    for (const [job, args] of Object.entries(jobs)) {
      for (const [route, command] of Object.entries(ROUTES)) {
        say(`memory: ${megabytes} MB, ${job}, ${route}`);
        const run = () => measure(command(`${tool} ${args} --engine bytes`, quoted(path))).rss;
        peaks[`${job}, ${route}`] = median([run(), run(), run()].map((rss) => rss ?? Number.NaN));
      }
    }
    return { megabytes, bytes, peaks };
  });
}
