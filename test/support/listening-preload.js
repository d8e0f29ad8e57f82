/**
 * Makes the file `listening` in the folder of a process once it listens for SIGUSR1, which would start the debugger of
 * Node before: `node --import listening-preload.js ...`.
 */
import { writeFileSync } from 'node:fs';

process.on('newListener', (name) => {
  if (name === 'SIGUSR1') process.nextTick(() => writeFileSync('listening', ''));
});
