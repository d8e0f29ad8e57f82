import { rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { expectedOutput, fault, packed } from './check.js';
import { commandFor, quoted } from './contenders.js';
import { dataFile, headerOf } from './data.js';
import { isNoisy, measure, summarize } from './measure.js';

/**
 * One case: checks every contender on a small file, then times those that are right, in turn.
 *
 * @returns the figures of each contender, by name; `fault` where it is wrong or fails
 */
export async function race(plain, contenders, flags, say) {
  const one = { ...plain, header: headerOf(plain.data) };
  const takers = contenders.filter((contender) => contender.takes(one));
  const small = dataFile(flags.folder, one.data, flags.verifySize);
  const large = dataFile(flags.folder, one.data, flags.size);
  const isPacked = one.route === 'gzip';
  const expected = await expectedOutput(one, small.path);
  const results = new Map();
  const right = [];
  for (const contender of takers) {
    const wrong = await fault(contender, one, isPacked ? packed(small.path) : small.path, expected);
    if (wrong === undefined) right.push(contender);
    else results.set(contender.name, { fault: wrong });
  }
  const input = isPacked ? packed(large.path) : large.path;
  const [load] = loadavg();
  for (const [name, runs] of timed(right, one, input, flags, say))
    results.set(name, summarize(runs));
  return { name: one.name, bytes: large.bytes, load, results: Object.fromEntries(results) };
}

/**
 * Runs all in turn, several times, so that what else the machine does falls on all alike; as many times again if the
 * figures of this tool are noisy.
 */
function timed(contenders, one, input, flags, say) {
  const runs = new Map(contenders.map(({ name }) => [name, []]));
  measure(`cat ${quoted(input)} > /dev/null`);
  const turns = (count) => {
    for (let turn = 0; turn < count; turn++) takeTurn(runs, contenders, one, input, flags, say);
  };
  turns(flags.runs);
  const own = contenders.filter(({ name }) => name.startsWith('discretize'));
  if (own.some(({ name }) => isNoisy(runs.get(name)))) turns(flags.runs);
  return runs;
}

/** Runs each contender once; those that are slow only if they have not run yet. */
function takeTurn(runs, contenders, one, input, flags, say) {
  const output = join(flags.folder, 'out.csv');
  for (const contender of contenders) {
    const before = runs.get(contender.name);
    if (before[0]?.wall > flags.slow) continue;
    rmSync(output, { force: true });
    const run = measure(commandFor(contender, one, input, output));
    before.push(run);
    say(`${one.name}: ${contender.name} ${run.wall.toFixed(2)} s`);
  }
  rmSync(output, { force: true });
}
