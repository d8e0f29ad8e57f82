import type { Source } from '../../csv/decode.ts';
import { copyBytes } from './worker/copy-bytes.ts';

/** Why an input could not be read to its end. */
export interface Failure {
  readonly cause: unknown;
}

/** The first piece is short: most often it holds the header, and more is not wanted. */
const FIRST_PIECE = 4 * 1024;

/** The timers at the start of the program: tests may put others in their place, which stand still. */
const { setTimeout, clearTimeout } = globalThis;

/** For how many milliseconds bytes wait for others, so that a fast pipe makes large blocks. */
const PATIENCE = 4;

/** The bytes of a source: read first by `ahead`, to look at the header; then from the start again, into blocks. */
export class ByteInput {
  readonly name: string;
  readonly file: Source['file'];
  readonly #pieces: AsyncIterator<Uint8Array>;
  readonly #source: Source;
  /** Bytes that are read and not yet used. */
  #waiting: Uint8Array[] = [];
  #isKept = true;
  /** A piece that was asked for and is not taken. */
  #coming: Promise<Uint8Array | undefined> | undefined;
  #isEnded = false;
  #failure: Failure | undefined;

  constructor(source: Source) {
    this.name = source.name;
    this.#source = source;
    this.file = source.file;
    this.#pieces = source.bytes[Symbol.asyncIterator]();
  }

  /** A source that reads ahead: what it gives is read again by `fill`. */
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

  /** Reads one more piece. @returns whether there was one */
  async #readOn(isFirst: boolean): Promise<boolean> {
    const piece = await this.#next();
    if (piece === undefined && this.#failure !== undefined) throw this.#failure.cause;
    if (piece === undefined) return false;
    this.#waiting.push(...(isFirst ? cutFirst(piece) : [piece]));
    return true;
  }

  /**
   * The next piece. One that was waited for in vain comes at the next call.
   *
   * @returns undefined at the end, at a failure, and where `late` comes first
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

  /** Keeps a failure, to be met by everyone who reads as far as there. */
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

  /** Why the bytes end where they do, if that is not the input's end; known once they are read. */
  get failure(): Failure | undefined {
    return this.#failure;
  }

  /** Stops remembering: what `ahead` reads from now on is not read again. */
  release(): void {
    this.#isKept = false;
  }

  /** Whether all there is has been taken. */
  get isAtEnd(): boolean {
    return this.#isEnded && this.#waiting.length === 0;
  }

  /**
   * Copies bytes into a buffer until it is full, the input ends, or nothing more comes for a moment: a
   * live pipe is answered as it comes.
   *
   * @param isEager whether one piece is enough
   * @param isPatient whether the first piece is waited for however long it takes
   * @returns how many bytes; none only at the end, at the failure, and where patience is at an end
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

  /** Copies one piece. @returns how many bytes; undefined where none comes, or none before `late` */
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

  /** Reads on from a place in the file. */
  seek(position: number): void {
    this.#waiting = [];
    this.#isEnded = false;
    this.file?.seek(position);
  }

  /** Gives bytes back: they are read again before all others. They must not change any more. */
  unread(bytes: Uint8Array): void {
    if (bytes.length > 0) this.#waiting.unshift(bytes);
  }

  /** Takes the first bytes away, which were read ahead. */
  async skip(bytes: number): Promise<void> {
    let left = bytes;
    while (left > 0) {
      const piece = this.#waiting.shift() ?? (await this.#next());
      if (piece === undefined) return;
      this.unread(piece.subarray(left));
      left -= Math.min(left, piece.length);
    }
  }

  /** Lets the source go, wherever reading stopped; a piece that may never come is not waited for. */
  async close(): Promise<void> {
    this.#source.cancel?.();
    const closing = this.#pieces.return?.();
    if (this.#coming === undefined) await closing;
    else closing?.catch(() => {});
  }
}

/** The moment when bytes that are there should not wait for others any longer. */
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
