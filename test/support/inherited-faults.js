// Runs the command many times in one process, whose standard output is a file that a shell has opened: in each run the next
// call of an operation fails, until a run has no such call. What each run came to is written to a file as JSON.
import { fstatSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { patchFs } from './patch-fs.js';

const [report, op, kind, ...args] = process.argv.slice(2);
const fault = { op, kind };
const folder = process.cwd();
patchFs(fault, () => folder);

const { main } = createRequire(import.meta.url)('../../bin/load.js').load('main.cjs');

let said = '';
process.stderr.write = (text) => {
  said += text;
  return true;
};

const runs = [];
do {
  Object.assign(fault, { nth: runs.length + 1, calls: 0, isHit: false });
  said = '';
  const status = await main(args);
  const { isHit } = fault;
  fault.nth = 0;
  runs.push({ status, stderr: said, isHit, end: fstatSync(1).size });
} while (runs.at(-1).isHit);
writeFileSync(report, JSON.stringify(runs));
