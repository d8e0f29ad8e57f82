import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { runMeasured } from './command-server.ts';
import { TIME_LIMIT } from './time-limit.ts';

/** A script that stands for the command, and what it speaks to. */
export interface CommandClient {
  /** For a file on the PATH of a shell. */
  readonly script: string;
  readonly close: () => void;
}

/**
 * Makes a script that acts as the built command: it has the command server run it in its own folder, prints what the
 * run printed on both streams, and has its exit status. Shells that complete words start the command for every word,
 * and this takes a fraction of the time of a new process of Node.
 *
 * @param isWhole whether it also hands on standard input, which it reads to its end before the run, and `LC_ALL`
 */
export async function commandClient(isWhole = false): Promise<CommandClient> {
  const server = createServer((socket) => serve(socket));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { script: scriptFor(server, isWhole), close: () => void server.close() };
}

function scriptFor(server: Server, isWhole: boolean): string {
  const { port } = server.address() as AddressInfo;
  return [
    '#!/bin/bash',
    `exec 3<>/dev/tcp/127.0.0.1/${port}`,
    isWhole ? 'input=$(mktemp); cat > "$input"' : 'input=',
    `printf '%s\\0' "$(($# + 3))" "$PWD" "$input" "$LC_ALL" "$@" >&3`,
    'while read -r to count <&3; do',
    '  if [ "$to" = end ]; then break; fi',
    '  head -c "$count" <&3 >&"$to" || exit',
    'done',
    '[ -z "$input" ] || rm -f "$input"',
    'exit "$count"\n',
  ].join('\n');
}

/** Runs the command once all words of a request are there: their number, and what `answer` takes. */
function serve(socket: Socket): void {
  let request = '';
  const onData = (bytes: Buffer): void => {
    request += bytes.toString('latin1');
    const [count = '', ...rest] = words(request);
    if (count === '' || rest.length < Number(count)) return;
    socket.off('data', onData);
    answer(socket, rest).catch((error: Error) => socket.destroy(error));
  };
  socket.on('data', onData).on('error', () => {});
}

/** The words of a request that are whole. */
function words(request: string): string[] {
  const all = request.split('\0').slice(0, -1);
  return all.map((word) => Buffer.from(word, 'latin1').toString('utf8'));
}

/** Runs the command and writes what it printed, piece by piece, each after its descriptor and its size. */
async function answer(
  socket: Socket,
  [cwd = '', input = '', locale = '', ...args]: readonly string[],
): Promise<void> {
  const stdin = input === '' ? Buffer.of() : await readFile(input);
  const env = locale === '' ? {} : { LC_ALL: locale };
  const run = await runMeasured({ args, cwd, stdin, env }, TIME_LIMIT);
  const taken = { 1: 0, 2: 0 };
  for (const [to, count] of run.writes) {
    const from = taken[to];
    taken[to] += count;
    if (count === 0) continue;
    socket.write(`${to} ${count}\n`);
    socket.write((to === 1 ? run.stdoutBytes : run.stderrBytes).subarray(from, from + count));
  }
  // As a shell says it of a program that was killed.
  socket.end(`end ${run.status ?? 137}\n`);
}
