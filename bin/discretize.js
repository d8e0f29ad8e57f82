#!/usr/bin/env node
/** Runs the command. */
async function run() {
  try {
    const { load } = require('./load.js');
    process.exitCode = await load('main.cjs').main(process.argv.slice(2));
  } catch (error) {
    // The modules that print errors may be those that cannot be read.
    if (error.syscall === undefined) throw error;
    const isFull = error.code === 'EMFILE' || error.code === 'ENFILE';
    const why = isFull ? 'too many open files' : error.message;
    const hint = isFull ? '  hint: allow more of them: ulimit -n 256\n' : '';
    process.stderr.write(`error: cannot load discretize: ${why}\n${hint}`);
    process.exitCode = isFull ? 71 : 66;
  }
}

run();
