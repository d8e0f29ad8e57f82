// Runs the command many times in one process, with the descriptors that a shell has opened for it: the arguments of each
// run end with `--end`. Arguments that begin with `--stdin FILE` have a file or a named pipe as standard input, as after
// `<` in a shell. Standard output is a file; the result of each run is written to another file as JSON.

import { closeSync, createReadStream, fstatSync, openSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Socket } from 'node:net';

const { main } = createRequire(import.meta.url)('../../bin/load.js').load('main.cjs');

const [report, ...words] = process.argv.slice(2);
let said = '';
process.stderr.write = (text) => {
  said += text;
  return true;
};

/** The stream that Node makes of standard input when a program first asks for it. */
const streamOfInput = () =>
  fstatSync(0).isFile()
    ? createReadStream('', { fd: 0, autoClose: false })
    : new Socket({ fd: 0, readable: true, writable: false });

/** Makes a file standard input; the function that it gives ends this. */
function redirect(path) {
  closeSync(0);
  // The lowest descriptor that is free.
  if (openSync(path) !== 0) throw new Error(`${path} is not standard input`);
  let stream;
  Object.defineProperty(process, 'stdin', {
    get: () => (stream ??= streamOfInput()),
    configurable: true,
  });
  return () =>
    new Promise((closed) => {
      if (stream === undefined || stream.closed) closed();
      else stream.on('close', closed).destroy();
    });
}

const runs = [];
for (let rest = words; rest.length > 0; ) {
  const end = rest.indexOf('--end');
  const args = rest.slice(0, end);
  rest = rest.slice(end + 1);
  said = '';
  const input = args[0] === '--stdin' ? args.splice(0, 2)[1] : undefined;
  const restore = input === undefined ? undefined : redirect(input);
  const status = await main(args);
  await restore?.();
  runs.push({ status, stderr: said, end: fstatSync(1).size });
}
writeFileSync(report, JSON.stringify(runs));
