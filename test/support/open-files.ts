import {
  closeSync,
  fstatSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Source } from '../../src/csv/decode.ts';
import type { Sink } from '../../src/engine/table.ts';

/** A sink that is a file, and what is in it. */
export interface FileOutput extends Sink {
  readonly content: () => Buffer;
}

/** Files of one test, which are removed at its end. Their folder is made for the first of them. */
export class OpenFiles {
  #folder: string | undefined;
  readonly #open: number[] = [];

  /**
   * A file as a source that threads can read at any place, however short it is.
   *
   * @param firstPiece how many bytes are read at once where it is read in pieces; 4096 by default
   */
  source(name: string, content: Uint8Array, firstPiece = 4096): Source {
    const path = this.#path(`in-${this.#open.length}`);
    writeFileSync(path, content);
    const descriptor = this.#keep(openSync(path, 'r'));
    let position = 0;
    const fill = (into: Uint8Array): number => {
      let filled = 0;
      for (let got = 1; got > 0; filled += got) {
        got = readSync(descriptor, into, filled, into.length - filled, position + filled);
      }
      position += filled;
      return filled;
    };
    async function* pieces(): AsyncGenerator<Uint8Array> {
      for (;;) {
        const piece = new Uint8Array(firstPiece);
        const filled = fill(piece);
        if (filled > 0) yield piece.subarray(0, filled);
        if (filled < firstPiece) return;
      }
    }
    const open = (): { descriptor: number; size: number } => ({
      descriptor,
      size: fstatSync(descriptor).size,
    });
    const seek = (place: number): void => {
      position = place;
    };
    return { name, bytes: pieces(), fill, file: { open, seek } };
  }

  /** A new file as a sink, to which threads may write. */
  output(): FileOutput {
    const path = this.#path(`out-${this.#open.length}`);
    const descriptor = this.#keep(openSync(path, 'w'));
    const write = async (bytes: Uint8Array): Promise<void> => {
      writeSync(descriptor, bytes);
    };
    return { write, file: { descriptor, wrote: () => {} }, content: () => readFileSync(path) };
  }

  #path(name: string): string {
    this.#folder ??= mkdtempSync(join(tmpdir(), 'discretize-open-'));
    return join(this.#folder, name);
  }

  #keep(descriptor: number): number {
    this.#open.push(descriptor);
    return descriptor;
  }

  [Symbol.dispose](): void {
    for (const descriptor of this.#open) closeSync(descriptor);
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true });
  }
}
