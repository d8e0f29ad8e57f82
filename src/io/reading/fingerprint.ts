import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { ByteSource } from './source.ts';
import { StartHash } from './start-hash.ts';
import { tapped } from './tap.ts';

/** The identity of a file. */
export interface Fingerprint {
  /** Its name without folders; that of an open descriptor, such as `/dev/fd/63`, is whole. */
  readonly file: string;
  /** The number of bytes that it has; of packed files what they hold, here and below. */
  readonly bytes: number;
  /** The number of first bytes that the SHA-256 is of. */
  readonly hashed: number;
  /** In hexadecimal, as `head -c HASHED FILE | sha256sum` prints it. */
  readonly sha256: string;
}

/** The names of open descriptors, of which the last part says nothing. */
const DESCRIPTOR = /^(?:\/dev|\/proc\/[^/]+)\/fd\/\d+$/;

function recordedName(name: string): string {
  return DESCRIPTOR.test(name) ? name : basename(name);
}

/** A source whose fingerprint is taken while it is read; it is whole when all was read. */
export function fingerprinted(source: ByteSource): {
  readonly source: ByteSource;
  readonly fingerprint: () => Fingerprint;
} {
  const hash = new StartHash(source.file);
  const fingerprint = (): Fingerprint => ({ file: recordedName(source.name), ...hash.result() });
  return { source: tapped(source, (piece) => hash.take(piece), hash.file), fingerprint };
}

/** Takes the fingerprints of the sources of a run. */
export interface FingerprintRecorder {
  /** The source to read in place of one; each once. */
  readonly watch: (source: ByteSource) => ByteSource;
  /** The fingerprints of all sources, once all of them were read. */
  readonly fingerprints: () => readonly Fingerprint[];
}

/** A recorder that has seen no source. */
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

/** A path's last part. */
export function fileName(path: string): string {
  return basename(path);
}
