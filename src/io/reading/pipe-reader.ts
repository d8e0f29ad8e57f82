import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import { netModule } from '../builtin-modules.ts';

/** A socket of Node on an open descriptor. */
type Socket = InstanceType<ReturnType<typeof netModule>['Socket']>;

/** The maximum number of bytes that a wait reads; later bytes are read directly into their buffer. */
const FIRST_BYTES = 4096;

/** The size of the chunks of a pipe. */
const PIECE = 64 * 1024;

/** The permission bit of a link in `/proc/self/fd`: the descriptor can be read. */
const READABLE = 0o400;

/**
 * Reads an open pipe. Reads available bytes synchronously into a buffer. A socket of Node waits for more, so that
 * signals and timers are handled meanwhile, and the process can exit.
 */
export class PipeReader {
  readonly #descriptor: number;
  readonly #isOwn: boolean;
  #socket: Socket | undefined;
  #isEnded = false;
  #isEmpty = false;
  #failure: Error | undefined;
  #waiting: ((first: Uint8Array) => void) | undefined;

  /**
   * @param descriptor a non-blocking descriptor, or one that a socket makes non-blocking
   *
   * @param isOwn true if it is closed at the end
   */
  constructor(descriptor: number, isOwn: boolean) {
    this.#descriptor = descriptor;
    this.#isOwn = isOwn;
    if (!isOwn) this.#socket = this.#openSocket().pause();
  }

  /**
   * Reads available bytes, which empties the pipe if they do not fill the buffer. An immediate second read would
   * usually fail, and its error takes longer than a read. Not called during a wait.
   *
   * @param into at least one byte
   * @returns the number of bytes; 0 at the end, undefined if none are available yet
   */
  readNow(into: Uint8Array): number | undefined {
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#isEnded) return 0;
    try {
      const got = readSync(this.#descriptor, into, 0, into.length, null);
      if (got === 0) this.close();
      this.#isEmpty = false;
      return got;
    } catch (cause) {
      if (!isForNow(cause as NodeJS.ErrnoException)) throw cause;
      this.#isEmpty = true;
      return undefined;
    }
  }

  /** True if the last read emptied the pipe, so that another read would probably fail. */
  get isEmpty(): boolean {
    return this.#isEmpty;
  }

  /** Waits for bytes. @returns the first ones; none at the end */
  async wait(): Promise<Uint8Array> {
    if (this.#isEnded) return new Uint8Array(0);
    this.#socket ??= this.#openSocket();
    const socket = this.#socket;
    const first = await new Promise<Uint8Array>((resolve) => {
      this.#waiting = resolve;
      socket.resume();
    });
    this.#isEmpty = false;
    if (this.#failure !== undefined) throw this.#failure;
    return first;
  }

  #openSocket(): Socket {
    const callback = (count: number, buffer: Uint8Array): boolean => {
      this.#wake(Uint8Array.from(buffer.subarray(0, count)));
      return false;
    };
    const onread = { buffer: new Uint8Array(FIRST_BYTES), callback };
    const options = { fd: this.#descriptor, readable: true, writable: false, onread };
    const socket = new (netModule().Socket)(options);
    const end = (): void => {
      this.#isEnded = true;
      this.#wake(new Uint8Array(0));
    };
    socket.on('error', (error) => {
      this.#failure ??= error;
    });
    return socket.on('end', end).on('close', end);
  }

  #wake(first: Uint8Array): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.(first);
  }

  /** Ends the reading, and a wait; may be called repeatedly. */
  close(): void {
    const isOpen = !this.#isEnded;
    this.#isEnded = true;
    // A socket closes its descriptor.
    if (this.#socket !== undefined) this.#socket.destroy();
    else if (isOpen && this.#isOwn) closeSync(this.#descriptor);
  }
}

/** True for errors of reads that should be repeated. */
function isForNow({ code }: NodeJS.ErrnoException): boolean {
  return code === 'EAGAIN' || code === 'EINTR';
}

/**
 * The reader of an open pipe; undefined for other descriptors, and on systems without non-blocking reads. Other
 * processes may share the descriptor: on Linux, the pipe is opened again, which leaves the descriptor unchanged.
 */
export function pipeReader(descriptor: number): PipeReader | undefined {
  if (process.platform === 'win32' || !isPipe(descriptor)) return undefined;
  const own = reopened(descriptor);
  if (own !== undefined) return new PipeReader(own, true);
  // Node restores standard input at exit.
  return descriptor === 0 ? new PipeReader(descriptor, false) : undefined;
}

function isPipe(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isFIFO();
  } catch {
    return false;
  }
}

/** A new descriptor of the pipe; undefined if the system cannot open it: a pipe of another user, or no `/proc`. */
function reopened(descriptor: number): number | undefined {
  const path = `/proc/self/fd/${descriptor}`;
  try {
    // The other end of a pipe has the same name.
    if ((lstatSync(path).mode & READABLE) === 0) return undefined;
    return openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch {
    return undefined;
  }
}

/** The bytes of a pipe in new pieces; closes the pipe at the end. */
export async function* piecesOfPipe(reader: PipeReader): AsyncGenerator<Uint8Array> {
  let piece = new Uint8Array(PIECE);
  try {
    for (;;) {
      const got = reader.isEmpty ? undefined : reader.readNow(piece);
      const come = got === undefined ? await reader.wait() : piece.subarray(0, got);
      if (come.length === 0) return;
      yield come;
      if (got !== undefined) piece = new Uint8Array(PIECE);
    }
  } finally {
    reader.close();
  }
}
