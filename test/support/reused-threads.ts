import { EventEmitter, once } from 'node:events';
import { syncBuiltinESMExports } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import threads, { MessageChannel, type MessagePort, type WorkerOptions } from 'node:worker_threads';

const { Worker } = threads;
const HOST = new URL('thread-host.js', import.meta.url);

/** The host compiles worker files by a function of Node that warns that it is experimental. */
const EXEC_ARGV = ['--no-warnings'];

/** Runs of one thread. */
const RUNS = 200;

/** The milliseconds that a thread gets to become idle by default. One that waits for others never does. */
const PATIENCE = 50;

/** A thread that runs worker files one after the other. */
interface Host {
  readonly thread: InstanceType<typeof Worker>;
  runs: number;
}

const idle: Host[] = [];

/** A worker in a thread that has run others; to its user it is a `Worker`. */
export class ReusedWorker extends EventEmitter {
  readonly #host: Host;
  readonly #patience: number;
  readonly #port: MessagePort;
  readonly #fail = (error: Error): void => void this.emit('error', error);
  readonly #exit = (code: number): void => void this.emit('exit', code);

  constructor(file: URL, { workerData }: WorkerOptions, patience: number = PATIENCE) {
    super();
    this.#patience = patience;
    this.#host = idle.pop() ?? { thread: new Worker(HOST, { execArgv: EXEC_ARGV }), runs: 0 };
    this.#host.runs++;
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.on('message', (message) => this.emit('message', message));
    port1.on('messageerror', (error) => this.emit('messageerror', error));
    const { thread } = this.#host;
    thread.ref();
    thread.on('error', this.#fail).on('exit', this.#exit);
    const job = { file: file.href, workerData, port: port2 };
    thread.postMessage({ job }, [port2]);
  }

  postMessage(message: unknown): void {
    this.#port.postMessage(message);
  }

  /** Gives the thread back once it has done what it was sent; ends one that has not after a while. */
  async terminate(): Promise<void> {
    const { thread, runs } = this.#host;
    thread.postMessage({});
    const isIdle = await Promise.race([
      once(thread, 'message').then(
        () => true,
        () => false,
      ),
      sleep(this.#patience, false),
    ]);
    this.#port.close();
    thread.off('error', this.#fail).off('exit', this.#exit);
    thread.unref();
    if (isIdle && runs < RUNS) idle.push(this.#host);
    else await thread.terminate();
  }
}

let users = 0;

/**
 * Runs something whose worker threads are taken from those that earlier runs have started: starting a thread
 * takes longer than a small run. The worker file, its messages and its memory are the same.
 *
 * @param patience the milliseconds that a thread gets to become idle
 */
export async function withReusedThreads<T>(
  run: () => Promise<T>,
  patience: number = PATIENCE,
): Promise<T> {
  users++;
  use(
    class extends ReusedWorker {
      constructor(file: URL, options: WorkerOptions) {
        super(file, options, patience);
      }
    } as unknown as typeof Worker,
  );
  try {
    return await run();
  } finally {
    if (--users === 0) use(Worker);
  }
}

function use(Thread: typeof Worker): void {
  Object.assign(threads, { Worker: Thread });
  syncBuiltinESMExports();
}
