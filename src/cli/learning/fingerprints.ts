import type { TableSource } from '../../fit/collect/collected-table.ts';
import { fingerprinted } from '../../io/reading/fingerprint.ts';
import type { ByteSource } from '../../io/reading/source.ts';

/** Watches sources, to tell afterwards what was read. */
export interface FingerprintRecorder {
  /** Each source once. */
  readonly watch: (source: ByteSource) => ByteSource;
  /** The fingerprints of all sources, when all of them were read. */
  readonly sources: () => readonly TableSource[];
}

/** Takes the fingerprints of sources. */
export function fingerprintRecorder(): FingerprintRecorder {
  const taken: (() => TableSource)[] = [];
  const watch = (source: ByteSource): ByteSource => {
    const one = fingerprinted(source);
    taken.push(one.fingerprint);
    return one.source;
  };
  return { watch, sources: () => taken.map((fingerprint) => fingerprint()) };
}

/**
 * What a spec records of the files that it was learned from, each kind of thing in a list of its own, in
 * one order; nothing where nobody watched.
 */
export function recordedSources(
  sources: readonly TableSource[],
): Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>> {
  if (sources.length === 0) return {};
  const source = {
    files: sources.map(({ file }) => file),
    bytes: sources.map(({ bytes }) => bytes),
    hashed: sources.map(({ hashed }) => hashed),
    sha256: sources.map(({ sha256 }) => sha256),
  };
  return { source };
}
