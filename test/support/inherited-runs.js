// Runs the command many times in one process, with the descriptors that a shell has opened for it: the arguments of each
// run end with `--end`. Standard output is a file; what each run came to is written to another one as JSON.

import { fstatSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { main } = createRequire(import.meta.url)('../../bin/load.js').load('main.cjs');

const [report, ...words] = process.argv.slice(2);
let said = '';
process.stderr.write = (text) => {
  said += text;
  return true;
};

const runs = [];
for (let rest = words; rest.length > 0; ) {
  const end = rest.indexOf('--end');
  const args = rest.slice(0, end);
  rest = rest.slice(end + 1);
  said = '';
  const status = await main(args);
  runs.push({ status, stderr: said, end: fstatSync(1).size });
}
writeFileSync(report, JSON.stringify(runs));
