import { type Fingerprint, fingerprinted } from '../io/fingerprint.ts';
import type { ByteSource } from '../io/source.ts';
import type { Spec } from '../spec/spec.ts';

/** Watches sources, to tell afterwards what a spec was learned from. */
export interface SourceRecorder {
  /** Each source once. */
  readonly watch: (source: ByteSource) => ByteSource;
  /** The spec with what was read in the record of every feature, when all of it was read; as it is when nothing was. */
  readonly recordedIn: (spec: Spec) => Spec;
}

/** Records the fingerprints of sources, each kind of thing in a list of its own, in one order. */
export function sourceRecorder(): SourceRecorder {
  const taken: (() => Fingerprint)[] = [];
  const watch = (source: ByteSource): ByteSource => {
    const one = fingerprinted(source);
    taken.push(one.fingerprint);
    return one.source;
  };
  const recordedIn = (spec: Spec): Spec => {
    if (taken.length === 0) return spec;
    const prints = taken.map((fingerprint) => fingerprint());
    const source = {
      files: prints.map(({ file }) => file),
      bytes: prints.map(({ bytes }) => bytes),
      hashed: prints.map(({ hashed }) => hashed),
      sha256: prints.map(({ sha256 }) => sha256),
    };
    const features = spec.features.map((one) => ({ ...one, fit: { ...one.fit, source } }));
    return { ...spec, features };
  };
  return { watch, recordedIn };
}
