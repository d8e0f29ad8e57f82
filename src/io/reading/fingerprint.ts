import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { ByteSource } from './source.ts';
import { StartHash } from './start-hash.ts';
import { tapped } from './tap.ts';

/** The identity of a file. */
export interface Fingerprint {
  /** Its name without folders; the whole path of an open descriptor, such as `/dev/fd/63`. */
  readonly file: string;
  /** Its size in bytes; after decompression, here and below. */
  readonly bytes: number;
  /** The number of hashed first bytes. */
  readonly hashed: number;
  /** The SHA-256 of these bytes in hexadecimal, as printed by `head -c HASHED FILE | sha256sum`. */
  readonly sha256: string;
}

/** The paths of open descriptors, whose last part is only a number. */
const DESCRIPTOR = /^(?:\/dev|\/proc\/[^/]+)\/fd\/\d+$/;

function recordedName(name: string): string {
  return DESCRIPTOR.test(name) ? name : basename(name);
}

/** A source whose fingerprint is computed while it is read, complete at the end. */
export function fingerprinted(source: ByteSource): {
  readonly source: ByteSource;
  readonly fingerprint: () => Fingerprint;
} {
  const hash = new StartHash(source.file);
  const fingerprint = (): Fingerprint => ({ file: recordedName(source.name), ...hash.result() });
  return { source: tapped(source, (piece) => hash.take(piece), hash.file), fingerprint };
}

/** Computes the fingerprints of the sources of a run. */
export interface FingerprintRecorder {
  /** The source to read in place of the given one; called once for each. */
  readonly watch: (source: ByteSource) => ByteSource;
  /** The fingerprints of all sources, after all were read. */
  readonly fingerprints: () => readonly Fingerprint[];
}

/** Makes a recorder without sources. */
export function fingerprintRecorder(): FingerprintRecorder {
  const taken: (() => Fingerprint)[] = [];
  const watch = (source: ByteSource): ByteSource => {
    const one = fingerprinted(source);
    taken.push(one.fingerprint);
    return one.source;
  };
  return { watch, fingerprints: () => taken.map((fingerprint) => fingerprint()) };
}

/** The SHA-256 of a text in UTF-8, in hexadecimal. */
export function sha256Of(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** The last part of a path. */
export function fileName(path: string): string {
  return basename(path);
}
