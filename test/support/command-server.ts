import { type ChildProcess, fork } from 'node:child_process';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import type { CliResult } from './cli.ts';
import type { Fault } from './faulty-fs.d.ts';

/** A run for the server: arguments, working folder and standard input. */
interface Request {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly stdin: Uint8Array;
  /** Variables of this run, which the command itself reads. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether the time of the processor is wanted. */
  readonly isMeasured?: boolean;
  /** The call that fails; only for a server whose file system can fail. */
  readonly fault?: Pick<Fault, 'op' | 'kind' | 'nth'>;
}

/** The answer of the server: the exit status, how many bytes each stream got, and what is still alive. */
interface Reply {
  readonly status: number;
  readonly stdout: number;
  readonly stderr: number;
  readonly left: readonly string[];
  readonly isHit?: boolean;
  /** Milliseconds of the processor. */
  readonly cpu?: number;
  readonly writes?: Writes;
}

/** Writes in their order: 1 for standard output or 2 for standard error, and the number of bytes. */
type Writes = readonly (readonly [descriptor: 1 | 2, bytes: number])[];

/** A server, and what it has written that no run has taken yet. */
interface Server {
  readonly child: ChildProcess;
  readonly unread: { stdout: Buffer; stderr: Buffer };
}

/** What a run on a server came to, whether its fault did occur, and the time that it took. */
interface ServerResult extends CliResult {
  readonly isHit: boolean;
  /** Milliseconds of the processor; infinite for a run that ended its server. */
  readonly cpu: number;
  readonly stderrBytes: Buffer;
  /** Its writes on both streams; none for a run that ended its server. */
  readonly writes: Writes;
}

/** What is not known of a run whose server has ended. */
const UNKNOWN = { isHit: false, cpu: Number.POSITIVE_INFINITY, writes: [] } as const;

/** The scripts of servers: a plain one, and one whose file system can be made to fail. */
const SCRIPTS = { plain: 'command-server.js', faulty: 'fault-server.js' } as const;

type Kind = keyof typeof SCRIPTS;

const current: { [kind in Kind]?: Server } = {};
let last: Promise<unknown> = Promise.resolve();

/**
 * Runs the built command in a process that has run it before, which saves the start of one. Runs follow
 * each other.
 *
 * @param limit a run that takes more milliseconds is killed, and its server with it
 * @throws Error if a run leaves something open that would keep its process from ending
 */
export async function runOnServer(request: Request, limit: number): Promise<CliResult> {
  const run = await inTurn('plain', request, limit);
  const { stdout, stdoutBytes, stderr, status, signal } = run;
  return { stdout, stdoutBytes, stderr, status, signal };
}

/** Runs the built command as `runOnServer` does, with the order of its writes and the time that it takes. */
export function runMeasured(request: Request, limit: number): Promise<ServerResult> {
  return inTurn('plain', { ...request, isMeasured: true }, limit);
}

/** Runs the built command as `runOnServer` does, with one call of the file system that fails in the folder of the run. */
export function runWithFault(
  request: Request & Required<Pick<Request, 'fault'>>,
  limit: number,
): Promise<ServerResult> {
  return inTurn('faulty', request, limit);
}

function inTurn(kind: Kind, request: Request, limit: number): Promise<ServerResult> {
  const run = last.then(() => ask(kind, request, limit));
  last = run.catch(() => {});
  return run;
}

function runningServer(kind: Kind): Server {
  const server = current[kind] ?? startServer(SCRIPTS[kind]);
  current[kind] = server;
  return server;
}

function startServer(script: string): Server {
  const { FORCE_COLOR: _, ...inherited } = process.env;
  const child = fork(join(import.meta.dirname, script), {
    env: { ...inherited, NO_COLOR: '1' },
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const server = { child, unread: { stdout: Buffer.alloc(0), stderr: Buffer.alloc(0) } };
  for (const name of ['stdout', 'stderr'] as const) {
    const stream = child[name] as Socket;
    stream.on('data', (chunk: Buffer) => {
      server.unread[name] = Buffer.concat([server.unread[name], chunk]);
    });
    stream.unref();
  }
  child.unref();
  child.channel?.unref();
  return server;
}

/** One run; the server is given up if the run ends its process. */
function ask(kind: Kind, request: Request, limit: number): Promise<ServerResult> {
  const server = runningServer(kind);
  const { child } = server;
  const timer = setTimeout(() => child.kill('SIGKILL'), limit);
  const result = new Promise<ServerResult>((done, failed) => {
    child.once('message', (reply: Reply) => {
      if (reply.left.length === 0) whenRead(server, reply, done);
      else failed(new Error(`${request.args.join(' ')} leaves open: ${reply.left.join(', ')}`));
    });
    child.once('close', (status, signal) => {
      delete current[kind];
      const { stdout, stderr } = server.unread;
      const result = resultOf(stdout, stderr, status, signal);
      done({ ...result, stderrBytes: stderr, ...UNKNOWN });
    });
    child.send(request);
  });
  return result.finally(() => {
    clearTimeout(timer);
    child.removeAllListeners('message').removeAllListeners('close');
  });
}

/** Takes a run's output once all of it has come through the pipes. */
function whenRead(server: Server, reply: Reply, done: (result: ServerResult) => void): void {
  const { stdout, stderr } = server.unread;
  if (stdout.length < reply.stdout || stderr.length < reply.stderr) {
    setImmediate(() => whenRead(server, reply, done));
    return;
  }
  server.unread.stdout = stdout.subarray(reply.stdout);
  server.unread.stderr = stderr.subarray(reply.stderr);
  const [out, err] = [stdout.subarray(0, reply.stdout), stderr.subarray(0, reply.stderr)];
  const { isHit, cpu, writes } = { ...UNKNOWN, ...reply };
  done({ ...resultOf(out, err, reply.status, null), stderrBytes: err, isHit, cpu, writes });
}

/** The result of a run of the command, its output decoded. */
export function resultOf(
  stdoutBytes: Buffer,
  stderr: Buffer,
  status: number | null,
  signal: NodeJS.Signals | null,
): CliResult {
  const [out, err] = [stdoutBytes.toString('utf8'), stderr.toString('utf8')];
  return { stdout: out, stdoutBytes, stderr: err, status, signal };
}
