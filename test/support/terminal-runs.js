// Runs the command many times in one process on the terminal that it was started on: the arguments of each run end with
// `--end`, and after each run comes a line with the same mark.
import { createRequire } from 'node:module';

const { main } = createRequire(import.meta.url)('../../bin/load.js').load('main.cjs');

for (let rest = process.argv.slice(2); rest.length > 0; ) {
  const end = rest.indexOf('--end');
  await main(rest.slice(0, end));
  rest = rest.slice(end + 1);
  await new Promise((written) => process.stdout.write('\n--end\n', written));
}
