import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CASES } from './cases.js';
import { quoted, tool, toolArguments } from './contenders.js';
import { dataFile } from './data.js';
import { measure, median, summarize } from './measure.js';

const [INT] = CASES;
const FIT = CASES.find(({ mode }) => mode === 'fit');
/** Starting takes so little time that more runs are needed. */
const STARTS = 21;

/** What it costs to start: the tool against a Node that does nothing, in pairs. */
export function startUp(flags) {
  const ten = join(flags.folder, 'ten.csv');
  const row = '1,2024-02-02 01:07:13,2,2.07,18.29,0.00,20.79,1,card,"Red Hook"\n';
  writeFileSync(
    ten,
    `id,pickup,passengers,distance,fare,tip,total,zone,paid,note\n${row.repeat(10)}`,
  );
  const commands = {
    'node -e 0': `exec ${quoted(process.execPath)} -e 0`,
    '--version': `exec ${tool} --version`,
    'ten rows': `exec ${tool} ${toolArguments(INT)} ${quoted(ten)}`,
  };
  const runs = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let turn = 0; turn < STARTS; turn++) {
    for (const [name, command] of Object.entries(commands)) runs[name].push(measure(command));
  }
  return Object.fromEntries(Object.entries(runs).map(([name, all]) => [name, summarize(all)]));
}

/** Peak memory at several sizes, with all threads and with one, and of learning by a sketch. */
export function memory(flags, threads, say) {
  return flags.memory.map((megabytes) => {
    const { path, bytes } = dataFile(flags.folder, 'mixed', megabytes);
    const peak = (args, count) => {
      const command = `exec ${tool} ${args} --engine bytes --threads ${count} ${quoted(path)} > /dev/null`;
      return median([1, 2, 3].map(() => measure(command).rss ?? Number.NaN));
    };
    say(`memory: ${megabytes} MB`);
    const [int, sketch] = [toolArguments(INT), `${toolArguments(FIT)} --sketch`];
    return {
      megabytes,
      bytes,
      one: peak(int, 1),
      all: peak(int, threads),
      sketch: peak(sketch, threads),
    };
  });
}
