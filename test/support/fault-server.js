// The command server with a file system in which one call of each run fails.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { resolve, sep } from 'node:path';
import { faulty } from './faulty-fs.js';

const fault = {};
const real = { ...fs };
let folder = '';
const isOurs = (path) => `${resolve(path)}${sep}`.startsWith(folder + sep);
Object.assign(fs, faulty(real, fault, isOurs));
syncBuiltinESMExports();

const send = process.send.bind(process);
process.send = (reply) => send({ ...reply, isHit: fault.isHit });
await import('./command-server.js');
// Before the listener of the command server, which begins the run.
process.prependListener('message', (request) => {
  folder = request.cwd;
  Object.assign(fault, request.fault, { calls: 0, isHit: false });
});
