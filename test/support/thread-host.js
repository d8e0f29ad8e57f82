// A thread that runs one worker file after the other, each with its own data and port, as if it were new.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileFunction, constants } from 'node:vm';
import threads from 'node:worker_threads';

/** The only static import that a worker file may have: what it gets of its thread. */
const THREAD_IMPORT = /import\s*(\{[^}]*\})\s*from\s*["']node:worker_threads["'];?/;

/** The code of worker files, compiled once; each run evaluates it anew, so it keeps nothing of the run before. */
const compiled = new Map();

const host = threads.parentPort;
let port;

/** The code of a worker file as a function of `node:worker_threads`, with the module's imports as its variables. */
function compile(file) {
  const code = readFileSync(fileURLToPath(file), 'utf8')
    .replace(THREAD_IMPORT, (_, names) => `const ${names.replaceAll(/\s+as\s+/g, ': ')} = threads;`)
    .replace(/export\s*\{\s*\};?\s*$/, '');
  return compileFunction(`"use strict";${code}`, ['threads'], {
    filename: file,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
}

function start({ file, workerData, port: own }) {
  port = own;
  if (!compiled.has(file)) compiled.set(file, compile(file));
  compiled.get(file)({ ...threads, workerData, parentPort: port });
}

host.on('message', ({ job }) => {
  if (job !== undefined) return start(job);
  port.close();
  host.postMessage('idle');
});
