// Runs the command many times in one process. Each run has its own folder, arguments and standard input;
// its output goes to the standard streams of this process, and the answer says how many bytes of it there are.
import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import { ended } from './ended.js';

const { main } = createRequire(import.meta.url)('../../bin/load.js').load('main.cjs');

const CHUNK = 65_536;

/** Standard input with the bytes of one run, in the chunks that a pipe gives. */
function setInput(bytes) {
  let from = 0;
  const stream = new Readable({
    read() {
      const chunk = bytes.subarray(from, from + CHUNK);
      from += chunk.length;
      this.push(chunk.length === 0 ? null : chunk);
    },
  });
  Object.defineProperty(process, 'stdin', { value: stream, configurable: true });
}

/** What keeps this process alive between runs: the standard streams, and where requests come from. */
const OWN = ['PipeWrap'];

const streams = [process.stdout, process.stderr];
const written = () => streams.map((stream) => stream.bytesWritten);

/** The writes of a run in their order, as descriptors and numbers of bytes; those that follow each other count as one. */
let writes = [];
function note(descriptor, bytes) {
  const last = writes.at(-1);
  if (last?.[0] === descriptor) last[1] += bytes;
  else writes.push([descriptor, bytes]);
}
for (const [i, stream] of streams.entries()) {
  const { write } = stream;
  stream.write = (...args) => {
    const before = stream.bytesWritten;
    const isTaken = write.apply(stream, args);
    note(i + 1, stream.bytesWritten - before);
    return isTaken;
  };
}

/** Sets variables; undefined removes one. Gives what they were. */
function setEnvironment(variables) {
  const before = {};
  for (const [name, value] of Object.entries(variables)) {
    before[name] = process.env[name];
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  return before;
}

const milliseconds = ({ user, system }) => (user + system) / 1000;

process.on('message', async ({ args, cwd, stdin, env = {}, isMeasured = false }) => {
  const environment = setEnvironment(env);
  process.chdir(cwd);
  setInput(stdin);
  const before = written();
  writes = [];
  // The time of the processor takes long to ask for.
  const start = isMeasured ? process.cpuUsage() : undefined;
  const status = await main(args);
  const left = await ended(OWN);
  for (const stream of streams) stream.removeAllListeners('error');
  const [stdout, stderr] = written().map((count, i) => count - before[i]);
  const time = start === undefined ? {} : { cpu: milliseconds(process.cpuUsage(start)) };
  process.chdir('/');
  setEnvironment(environment);
  process.send({ status, left, stdout, stderr, writes, ...time });
});
process.on('disconnect', () => process.exit());
