import { expect, test } from 'vitest';
import { lookAhead } from '../../../src/io/reading/look-ahead.ts';
import { tapped } from '../../../src/io/reading/tap.ts';

/** A source that counts what is taken of it. */
function counted(pieces: readonly string[]) {
  const seen = { taken: 0, isClosed: false };
  async function* bytes(): AsyncGenerator<Uint8Array> {
    try {
      for (const piece of pieces) {
        seen.taken++;
        yield Buffer.from(piece);
      }
    } finally {
      seen.isClosed = true;
    }
  }
  return { seen, source: { name: 'x', bytes: bytes() } };
}

test('gives the pieces of a look to the run, each once', async () => {
  for (const looked of [0, 1, 2, 3, 4]) {
    const { seen, source } = counted(['a', 'b', 'c']);
    const { ahead, whole } = lookAhead(source);
    const first: string[] = [];
    if (looked > 0) {
      for await (const piece of ahead.bytes) {
        first.push(String(piece));
        if (first.length === looked) break;
      }
    }
    expect(first).toEqual(['a', 'b', 'c'].slice(0, looked));
    expect(seen).toEqual({ taken: Math.min(looked, 3), isClosed: looked > 3 });
    const all: string[] = [];
    for await (const piece of whole.bytes) all.push(String(piece));
    expect(all).toEqual(['a', 'b', 'c']);
    expect(seen).toEqual({ taken: 3, isClosed: true });
  }
});

test('keeps the names of a source, which show its format', () => {
  const { source } = counted(['a']);
  const names = { name: 'x.tsv.gz', uncompressedName: 'x.tsv' };
  const { ahead, whole } = lookAhead({ ...source, ...names });
  expect(ahead).toMatchObject(names);
  expect(whole).toMatchObject(names);
  expect(tapped({ ...source, ...names }, () => {})).toMatchObject(names);
});

test('closes the source when the run stops early', async () => {
  const { seen, source } = counted(['a', 'b', 'c']);
  const { ahead, whole } = lookAhead(source);
  for await (const _ of ahead.bytes) break;
  for await (const _ of whole.bytes) break;
  expect(seen).toEqual({ taken: 1, isClosed: true });
});
