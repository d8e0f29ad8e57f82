import { getEventListeners } from 'node:events';
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { discretize, nodeStream, webStream } from '../../../src/index.ts';
import { Abort } from '../../../src/library/csv/abort.ts';

const GOOD = 'a\n1\n2\n';
const BAD = 'a\n1\nx\n';

interface Options {
  readonly signal: AbortSignal;
}

/** Reads an output to its end, or its first chunk only. */
async function read(output: AsyncIterable<unknown>, isWhole: boolean): Promise<void> {
  for await (const _ of output) if (!isWhole) return;
}

function csvBlob(csv: string): ReadableStream<Uint8Array> {
  return new Blob([csv]).stream() as ReadableStream<Uint8Array>;
}

/** The ways to bin a stream of CSV. */
const WAYS: readonly (readonly [
  name: string,
  output: (csv: string, options: Options) => AsyncIterable<unknown>,
])[] = [
  ['discretize', (csv, options) => discretize(csv, { a: [2] }, options)],
  ['nodeStream', (csv, options) => Readable.from([csv]).pipe(nodeStream({ a: [2] }, options))],
  ['webStream', (csv, options) => csvBlob(csv).pipeThrough(webStream({ a: [2] }, options))],
];

/** How a run ends. */
const ENDS: readonly (readonly [name: string, csv: string, isWhole: boolean])[] = [
  ['ends well', GOOD, true],
  ['fails', BAD, true],
  ['fails before its first row', 'a,"b\n1\n', true],
  ['is left by its reader', GOOD, false],
];

describe.each(WAYS)('the signal of %s', (_, output) => {
  test.each(ENDS)('has no listener after a run that %s', async (_end, csv, isWhole) => {
    const { signal } = new AbortController();
    for (let i = 0; i < 3; i++) await read(output(csv, { signal }), isWhole).catch(() => {});
    await setImmediate();
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

test('an output that nobody reads has no listener', () => {
  const { signal } = new AbortController();
  for (let i = 0; i < 5; i++) discretize(GOOD, { a: [2] }, { signal });
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test('a run that is over waits for no signal', async () => {
  const { signal } = new AbortController();
  const abort = new Abort(signal);
  expect(await abort.race(Promise.resolve(1))).toBe(1);
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  abort.close();
  expect(await abort.race(Promise.resolve(2))).toBe(2);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});
