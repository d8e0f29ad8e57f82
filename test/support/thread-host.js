// A thread that runs one worker file after the other, each with its own data and port, as if it were new.
import { syncBuiltinESMExports } from 'node:module';
import threads from 'node:worker_threads';

const host = threads.parentPort;
let port;
/** Resolves when the worker file is evaluated. */
let started;
let runs = 0;

function start({ file, workerData, port: own }) {
  port = own;
  Object.assign(threads, { workerData, parentPort: port });
  syncBuiltinESMExports();
  // Under another address the module is evaluated again: it keeps nothing of the run before.
  started = import(`${file}?${runs++}`);
}

host.on('message', async ({ job }) => {
  if (job !== undefined) return start(job);
  await started;
  port.close();
  host.postMessage('idle');
});
