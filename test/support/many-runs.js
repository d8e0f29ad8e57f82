// Runs the command many times in one process: argument lists come as JSON in a file, and what each run
// says on standard error goes to another, a line for each. Nothing may be thrown past main.

import { appendFileSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { main } = createRequire(import.meta.url)('../../bin/load.js').load('main.cjs');

const [from, to] = process.argv.slice(2);
let stray = '';
const note = (error) => {
  stray += String(error?.stack ?? error);
};
process.on('uncaughtException', note);
process.on('unhandledRejection', note);

for (const args of JSON.parse(readFileSync(from, 'utf8'))) {
  let stderr = '';
  process.stderr.write = (text) => {
    stderr += text;
    return true;
  };
  const status = await main(args);
  // A rejection is unhandled when the microtasks after it are done.
  await new Promise((resolve) => setImmediate(resolve));
  appendFileSync(to, `${JSON.stringify({ args, status, stderr, stray })}\n`);
  stray = '';
}
