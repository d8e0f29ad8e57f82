/**
 * Interrupts a process of its own as soon as it has made its temporary file: `node --import interrupt-preload.js ...`.
 * A signal from outside may come when a short run is over.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { openSync } = fs;
let isSent = false;
fs.openSync = (path, ...rest) => {
  const file = openSync(path, ...rest);
  if (!isSent && String(path).endsWith('.tmp')) {
    isSent = true;
    process.kill(process.pid, 'SIGINT');
  }
  return file;
};
syncBuiltinESMExports();
