// The command server with a file system in which one call of each run fails.
import { patchFs } from './patch-fs.js';

const fault = {};
let folder = '';
patchFs(fault, () => folder);

const send = process.send.bind(process);
process.send = (reply) => send({ ...reply, isHit: fault.isHit });
await import('./command-server.js');
// Before the listener of the command server, which begins the run.
process.prependListener('message', (request) => {
  folder = request.cwd;
  Object.assign(fault, request.fault, { calls: 0, isHit: false });
});
