import type { Source } from '../../csv/decode.ts';
import { copyBytes } from './kernel/memory.ts';

/** The error that ended an input early. */
export interface Failure {
  readonly cause: unknown;
}

/** The size of the first piece, which is short: it usually holds the whole header. */
const FIRST_PIECE = 4 * 1024;

/** The timers at the start of the program, which tests may replace later. */
const { setTimeout, clearTimeout } = globalThis;

/** The milliseconds that available bytes wait for more, so that a fast pipe gives large blocks. */
const PATIENCE = 4;

/** The bytes of a source: first read by `ahead`, for the header; then from the start again, into blocks. */
export class ByteInput {
  readonly name: string;
  readonly file: Source['file'];
  readonly #pieces: AsyncIterator<Uint8Array>;
  readonly #source: Source;
  /** Bytes that were read and not yet used. */
  #waiting: Uint8Array[] = [];
  #isKept = true;
  /** A requested piece that is not used yet. */
  #coming: Promise<Uint8Array | undefined> | undefined;
  #isEnded = false;
  #failure: Failure | undefined;

  constructor(source: Source) {
    this.name = source.name;
    this.#source = source;
    this.file = source.file;
    this.#pieces = source.bytes[Symbol.asyncIterator]();
  }

  /** A source that reads ahead: `fill` reads its bytes again. */
  get ahead(): Source {
    return { name: this.name, bytes: this.#readAhead(), isQuick: true };
  }

  async *#readAhead(): AsyncGenerator<Uint8Array> {
    let i = 0;
    for (;;) {
      const isKnown = i < this.#waiting.length;
      if (!isKnown && !(await this.#readOn(i === 0))) return;
      if (isKnown || this.#isKept) yield this.#waiting[i++] as Uint8Array;
      else yield* this.#waiting.splice(i);
    }
  }

  /** Reads one more piece. @returns true if there was one */
  async #readOn(isFirst: boolean): Promise<boolean> {
    const piece = await this.#next();
    if (piece === undefined && this.#failure !== undefined) throw this.#failure.cause;
    if (piece === undefined) return false;
    this.#waiting.push(...(isFirst ? cutFirst(piece) : [piece]));
    return true;
  }

  /**
   * The next piece. A late piece comes with the next call.
   *
   * @returns undefined at the end, at a failure, and if `late` comes first
   */
  async #next(late?: Promise<undefined>): Promise<Uint8Array | undefined> {
    if (this.#isEnded) return undefined;
    this.#coming ??= this.#pull();
    const arrived = this.#coming.then(() => true);
    if (late !== undefined && !(await Promise.race([arrived, late]))) return undefined;
    const piece = await this.#coming;
    this.#coming = undefined;
    return piece;
  }

  /** Reads a piece. A failure is kept, and reported to every read that reaches it. */
  async #pull(): Promise<Uint8Array | undefined> {
    try {
      const next = await this.#pieces.next();
      if (next.done !== true) return next.value;
    } catch (cause) {
      this.#failure = { cause };
    }
    this.#isEnded = true;
    return undefined;
  }

  /** The error that ended the bytes early; undefined at the end of the input, and until all bytes are read. */
  get failure(): Failure | undefined {
    return this.#failure;
  }

  /** Stops recording: `ahead` no longer keeps its bytes for `fill`. */
  release(): void {
    this.#isKept = false;
  }

  /** True if all bytes are used. */
  get isAtEnd(): boolean {
    return this.#isEnded && this.#waiting.length === 0;
  }

  /**
   * Copies bytes into a buffer until it is full, the input ends, or no bytes come for a moment, so that live pipes
   * have prompt output.
   *
   * @param isEager true if one piece is enough
   * @param isPatient true to wait for the first piece without limit
   * @returns the number of bytes; 0 only at the end, at the failure, or if no piece came in time
   */
  async fill(into: Uint8Array, isEager = false, isPatient = true): Promise<number> {
    const late = afterMoment();
    let filled = 0;
    while (filled < into.length && !(isEager && filled > 0)) {
      const rest = into.subarray(filled);
      const read =
        this.#readDirectly(rest) ?? (await this.#take(rest, (filled > 0 || !isPatient) && late));
      if (read === undefined) break;
      filled += read;
    }
    late.cancel();
    return filled;
  }

  /** Copies one piece. @returns the number of bytes; undefined at the end, and if no piece comes before `late` */
  async #take(into: Uint8Array, late: Late | false): Promise<number | undefined> {
    const piece = this.#waiting.shift() ?? (await this.#next(late ? late.promise : undefined));
    if (piece === undefined) return undefined;
    copyBytes(into, piece.subarray(0, into.length));
    this.unread(piece.subarray(into.length));
    return Math.min(piece.length, into.length);
  }

  /** Reads straight into a buffer. @returns undefined if a piece must be taken first, and at the end */
  #readDirectly(into: Uint8Array): number | undefined {
    const isNext = this.#waiting.length === 0 && this.#coming === undefined && !this.#isEnded;
    if (!isNext) return undefined;
    const { fill, readNow } = this.#source;
    let read: number | undefined = 0;
    try {
      read = fill === undefined ? readNow?.(into) : fill(into);
    } catch (cause) {
      this.#failure = { cause };
    }
    this.#isEnded = read === 0 || (fill !== undefined && (read ?? 0) < into.length);
    return read === 0 ? undefined : read;
  }

  /** Continues to read at a position of the file. */
  seek(position: number): void {
    this.#waiting = [];
    this.#isEnded = false;
    this.file?.seek(position);
  }

  /** Returns bytes, to be read again before all others. They must not change afterwards. */
  unread(bytes: Uint8Array): void {
    if (bytes.length > 0) this.#waiting.unshift(bytes);
  }

  /** Skips the first bytes, which were read ahead. */
  async skip(bytes: number): Promise<void> {
    let left = bytes;
    while (left > 0) {
      const piece = this.#waiting.shift() ?? (await this.#next());
      if (piece === undefined) return;
      this.unread(piece.subarray(left));
      left -= Math.min(left, piece.length);
    }
  }

  /** Closes the source, wherever reading stopped; does not wait for a piece that may never come. */
  async close(): Promise<void> {
    this.#source.cancel?.();
    const closing = this.#pieces.return?.();
    if (this.#coming === undefined) await closing;
    else closing?.catch(() => {});
  }
}

/** The time at which available bytes stop waiting for more. */
type Late = Readonly<{ promise: Promise<undefined>; cancel: () => void }>;

function afterMoment(): Late {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const promise = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, PATIENCE, undefined);
  });
  return { promise, cancel: () => clearTimeout(timer) };
}

function cutFirst(piece: Uint8Array): Uint8Array[] {
  if (piece.length <= FIRST_PIECE) return [piece];
  return [piece.subarray(0, FIRST_PIECE), piece.subarray(FIRST_PIECE)];
}
