import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

/**
 * Writes the compiled code of the bundled command beside it, with the functions that the runs below have called: to compile
 * them anew takes longer than to bin a small file. It is for the version of Node that builds, and is not packed.
 */
const { cachePath, load, loaded } = createRequire(import.meta.url)('../bin/load.js');
const SAMPLE = resolve(import.meta.dirname, '../samples/in.csv');
const RUNS = [
  ['--version'],
  ['-b', '0,1', SAMPLE],
  ['-n', '3', SAMPLE],
  ['fit', '-n', '3', SAMPLE],
  ['hist', SAMPLE],
];

const { main } = load('main.cjs');
for (const args of RUNS) {
  const status = await main(args);
  if (status !== 0) throw new Error(`discretize ${args.join(' ')}: status ${status}`);
}
for (const [name, { script }] of loaded) writeFileSync(cachePath(name), script.createCachedData());
