// Runs programs one after the other in one process, each once the one before it would have ended. Both standard streams are
// one file; the sizes that it has after each program are written to another one as JSON.

import { fstatSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ended } from './ended.js';

const [report, ...files] = process.argv.slice(2);
const ends = [];
for (const file of files) {
  await import(pathToFileURL(resolve(file)).href);
  const left = await ended();
  if (left.length > 0) throw new Error(`${file} leaves open: ${left.join(', ')}`);
  ends.push(fstatSync(1).size);
}
writeFileSync(report, JSON.stringify(ends));
