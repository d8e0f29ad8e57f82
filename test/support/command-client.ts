import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { runOnServer } from './command-server.ts';
import { TIME_LIMIT } from './time-limit.ts';

/** A script that stands for the command, and what it speaks to. */
export interface CommandClient {
  /** For a file on the PATH of a shell. */
  readonly script: string;
  readonly close: () => void;
}

/**
 * Makes a script that acts as the built command: it has the command server run it in its own folder, prints what the
 * run printed on standard output, and has its exit status. Standard input is empty. Shells that complete
 * words start the command for every word, and this takes a fraction of the time of a new process of Node.
 */
export async function commandClient(): Promise<CommandClient> {
  const server = createServer((socket) => serve(socket));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { script: scriptFor(server), close: () => void server.close() };
}

function scriptFor(server: Server): string {
  const { port } = server.address() as AddressInfo;
  return [
    '#!/bin/bash',
    `exec 3<>/dev/tcp/127.0.0.1/${port}`,
    `printf '%s\\0' "$#" "$PWD" "$@" >&3`,
    'read -r status <&3',
    '/bin/cat <&3',
    'exit "$status"\n',
  ].join('\n');
}

/** Runs the command once all words of a request are there: their number, the folder, and the arguments. */
function serve(socket: Socket): void {
  let request = '';
  const onData = (bytes: Buffer): void => {
    request += bytes.toString('latin1');
    const [count = '', cwd = '', ...args] = words(request);
    if (count === '' || args.length < Number(count)) return;
    socket.off('data', onData);
    answer(socket, cwd, args).catch((error: Error) => socket.destroy(error));
  };
  socket.on('data', onData).on('error', () => {});
}

/** The words of a request that are whole. */
function words(request: string): string[] {
  const all = request.split('\0').slice(0, -1);
  return all.map((word) => Buffer.from(word, 'latin1').toString('utf8'));
}

async function answer(socket: Socket, cwd: string, args: readonly string[]): Promise<void> {
  const { status, stdoutBytes } = await runOnServer({ args, cwd, stdin: Buffer.of() }, TIME_LIMIT);
  socket.write(`${status}\n`);
  socket.end(stdoutBytes);
}
