import { once } from 'node:events';
import { getDefaultHighWaterMark, Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ReadableStream } from 'node:stream/web';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { CsvOptions } from '../../src/library/csv/csv-options.ts';
import type { CsvInput } from '../../src/library/csv/input.ts';
import { discretize, discretizer } from '../../src/library/csv-discretizer.ts';
import { nodeStream, webStream } from '../../src/library/streams.ts';
import { SEED } from '../support/applied.ts';
import { caught } from '../support/caught.ts';
import { watchedSource } from '../support/sources.ts';

const MATRIX = 'a,b,c,d\n0.0,0.15,0.21,0.3\n0.0,0.17,0.451,7.8\n';
const CODES = 'a,b,c,d\n2,3,4,4\n2,3,4,5\n';

const unhandled: unknown[] = [];
const note = (reason: unknown): void => void unhandled.push(reason);

beforeAll(() => void process.on('unhandledRejection', note));
afterAll(() => void process.off('unhandledRejection', note));
afterEach(async () => {
  // A rejection is unhandled when the microtasks after it are done.
  await pause(5);
  expect(unhandled.splice(0)).toEqual([]);
});

/** All that is given, as text, up to the end or to an error. */
async function taken(pieces: AsyncIterable<Uint8Array>): Promise<{ text: string; error: unknown }> {
  const kept: Uint8Array[] = [];
  let error: unknown;
  try {
    for await (const piece of pieces) kept.push(piece);
  } catch (reason) {
    error = reason;
  }
  return { text: Buffer.concat(kept).toString(), error };
}

/** Waits until something is so; a test that waits in vain runs into its time limit. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(1);
}

async function* later<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) {
    await pause(1);
    yield item;
  }
}

const HALVES = [MATRIX.slice(0, 21), MATRIX.slice(21)];

describe('csv', () => {
  test('numbers are read in the notation that is named', async () => {
    const options = { delimiter: ';', decimal: ',', thousands: '.' } as const;
    const { text } = await taken(discretize('a\n1.234,5\n0,5\n', { a: [1, 1234.5] }, options));
    expect(text).toBe('a\n2\n0\n');
  });

  test.each<[string, () => CsvInput]>([
    ['a string', () => MATRIX],
    ['bytes', () => new TextEncoder().encode(MATRIX)],
    ['a Buffer', () => Buffer.from(MATRIX)],
    ['an array of strings', () => HALVES],
    ['an array of single characters', () => [...MATRIX]],
    ['strings and bytes mixed', () => ['a,b,', Buffer.from('c,d\n0.0,'), '', MATRIX.slice(12)]],
    ['a generator', () => HALVES.values()],
    ['an async iterable', () => later(HALVES)],
    ['a Node stream', () => Readable.from(HALVES.map((half) => Buffer.from(half)))],
    ['a web stream', () => ReadableStream.from(HALVES)],
  ])('takes %s', async (_, input) => {
    expect(await taken(discretizer(SEED).csv(input()))).toEqual({ text: CODES, error: undefined });
  });

  test('may be called again, and side by side', async () => {
    const { csv } = discretizer(SEED);
    const all = await Promise.all([csv(MATRIX), csv(later(HALVES)), csv(HALVES)].map(taken));
    expect(all.map(({ text }) => text)).toEqual([CODES, CODES, CODES]);
  });

  test('is discretize, with the spec beside it', async () => {
    expect((await taken(discretize(MATRIX, SEED))).text).toBe(CODES);
  });

  test.each<[string, CsvOptions, string, string]>([
    ['columns', { columns: 'b' }, 'a,b\n1,1\n', 'a,b\n1,4\n'],
    ['append', { append: true }, 'a\n1\n', 'a,a_bin\n1,4\n'],
    ['suffix', { append: true, suffix: '!' }, 'a\n1\n', 'a,a!\n1,4\n'],
    ['delimiter', { delimiter: ';' }, 'a;b\n1;0,5\n', 'a;b\n4;0,5\n'],
    ['quote', { quote: "'" }, "a,b\n1,'x,y'\n", "a,b\n4,'x,y'\n"],
    ['comment', { comment: '#' }, '#\na\n1\n', 'a\n4\n'],
    ['header', { header: false }, '1\n', '4\n'],
  ])('has the option %s', async (_, options, input, output) => {
    expect((await taken(discretizer(SEED).csv(input, options))).text).toBe(output);
  });

  test('has the options nameBy and encoding', async () => {
    const spec = { boundaries: [0], output: 'one_hot' } as const;
    const { text } = await taken(discretize('a\n1\n', spec, { nameBy: 'label' }));
    expect(text).toBe('"a_(-inf, 0)","a_[0, +inf)"\n0,1\n');
    const latin1 = Buffer.from('a,\xe9\n1,\xe8\n', 'latin1');
    const decoded = await taken(discretize(latin1, SEED, { encoding: 'latin1' }));
    expect(decoded.text).toBe('a,é\n4,è\n');
  });

  test('leaves out what is undefined among the options', async () => {
    const options = { quote: undefined, delimiter: undefined, header: undefined };
    expect((await taken(discretizer(SEED).csv(MATRIX, options))).text).toBe(CODES);
  });

  test('rejects a wrong spec at once, and a wrong dialect when it is walked', async () => {
    expect((await caught(() => discretizer([1, 1]))).code).toBe('E_SPEC');
    const pieces = discretizer(SEED).csv(MATRIX, { delimiter: '' });
    expect((await caught(() => pieces.next())).code).toBe('E_DIALECT');
  });

  test('gives the rows before a failure, then the failure', async () => {
    for (const input of ['a\n0.15\n7\nx\n8\n', [...'a\n0.15\n7\nx\n8\n']]) {
      const pieces = discretize(input, SEED, { columns: 'a', file: 'my.csv' });
      const { text, error } = await taken(pieces);
      expect(text).toBe('a\n3\n5\n');
      expect(error).toMatchObject({
        code: 'E_NOT_A_NUMBER',
        at: { file: 'my.csv', line: 4, column: 1 },
      });
    }
  });

  test('calls the input <input> where it has no name', async () => {
    const { error } = await taken(discretize('a\n1\n', { b: [0] }));
    expect(error).toMatchObject({ code: 'E_UNKNOWN_COLUMN' });
    const ragged = await taken(discretize('a\n1,2\n', SEED));
    expect(ragged.error).toMatchObject({ code: 'E_RAGGED_ROW', at: { file: '<input>' } });
  });

  test('gives what its source throws', async () => {
    const broken = new Error('the network is gone');
    const source = watchedSource((i) => {
      if (i === 2) throw broken;
      return ['a\n1\n', '2\n3'][i];
    });
    const { text, error } = await taken(discretize(source.bytes, SEED, { columns: 'a' }));
    expect(error).toBe(broken);
    expect(text).toBe('a\n4\n4\n');
    expect(source.isClosed).toBe(true);
  });
});

describe('csv reads', () => {
  test('nothing before the first piece is asked for', async () => {
    const source = watchedSource((i) => (i === 0 ? 'a\n' : undefined));
    const pieces = discretize(source.bytes, SEED);
    await pause(5);
    expect(source.pulled).toBe(0);
    expect((await pieces.next()).done).toBe(false);
    expect(source.pulled).toBeGreaterThan(0);
    await pieces.return();
  });

  test('no more than is asked for', async () => {
    const source = watchedSource((i) => (i === 0 ? 'a\n' : '1\n'.repeat(1000)));
    const pieces = discretize(source.bytes, SEED, { columns: 'a' });
    for (let i = 0; i < 5; i++) {
      await pieces.next();
      await pause(5);
      expect(source.pulled).toBeLessThanOrEqual(i + 4);
    }
    await pieces.return();
  });

  test('no more after a caller stops early, and closes the source', async () => {
    const source = watchedSource((i) => (i === 0 ? 'a\n' : '1\n'.repeat(1000)));
    for await (const piece of discretize(source.bytes, SEED, { columns: 'a' })) {
      expect(piece.length).toBeGreaterThan(0);
      break;
    }
    await until(() => source.isClosed);
    expect(source.pulled).toBeLessThan(6);
  });

  test('no more after a caller stops early, though no row is written', async () => {
    const source = watchedSource((i) => (i === 0 ? 'a\n' : 'NA\n'.repeat(1000)));
    const spec = { boundaries: [0], missing: 'drop' } as const;
    const pieces = discretize(source.bytes, spec, { columns: 'a' });
    await pieces.next();
    await pieces.return();
    await until(() => source.isClosed);
    expect(source.pulled).toBeLessThan(6);
  });

  test('no more when the plan fails, and closes the source', async () => {
    const source = watchedSource((i) => (i === 0 ? 'a\n' : '1\n'));
    const { error } = await taken(discretize(source.bytes, SEED, { columns: 'unknown' }));
    expect(error).toMatchObject({ code: 'E_UNKNOWN_COLUMN' });
    await until(() => source.isClosed);
  });

  test('no more when a caller throws into it, who gets back what was thrown', async () => {
    const source = watchedSource((i) => (i === 0 ? 'a\n' : '1\n'.repeat(1000)));
    const pieces = discretize(source.bytes, SEED, { columns: 'a' });
    await pieces.next();
    const enough = new Error('enough');
    await expect(pieces.throw(enough)).rejects.toBe(enough);
    await until(() => source.isClosed);
  });

  test('nothing when a caller stops before the first piece', async () => {
    const source = watchedSource(() => 'a\n');
    const pieces = discretize(source.bytes, SEED);
    expect(await pieces.return()).toEqual({ done: true, value: undefined });
    expect(await pieces.next()).toEqual({ done: true, value: undefined });
    expect(source.pulled).toBe(0);
  });
});

describe('csv with a signal', () => {
  test('that has come reads nothing and gives an AbortError', async () => {
    const source = watchedSource(() => 'a\n');
    const { text, error } = await taken(
      discretize(source.bytes, SEED, { signal: AbortSignal.abort() }),
    );
    expect([text, source.pulled]).toEqual(['', 0]);
    expect(error).toMatchObject({ name: 'AbortError' });
  });

  test('that comes stops after the pieces that are on the way, and closes the source', async () => {
    const controller = new AbortController();
    const source = watchedSource((i) => (i === 0 ? 'a\n' : '1\n'.repeat(1000)));
    const { signal } = controller;
    const pieces = discretize(source.bytes, SEED, { columns: 'a', signal });
    await pieces.next();
    controller.abort();
    const { error } = await taken(pieces);
    expect(error).toBe(signal.reason);
    await until(() => source.isClosed);
    expect(source.pulled).toBeLessThan(6);
  });
});

/** Takes a piece, and time before the next one. */
async function* slowly(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    yield piece;
    await pause(5);
  }
}

/** A Node stream that keeps what it is given. */
function keeper(): Writable & { readonly text: () => string } {
  const kept: Buffer[] = [];
  const stream = new Writable({
    write: (piece: Buffer, _, done) => {
      kept.push(piece);
      setImmediate(done);
    },
  });
  return Object.assign(stream, { text: () => Buffer.concat(kept).toString() });
}

describe('a Node stream', () => {
  test('buckets what is piped through it', async () => {
    const output = keeper();
    const input = Readable.from(HALVES.map((half) => Buffer.from(half)));
    await pipeline(input, nodeStream(SEED), output);
    expect(output.text()).toBe(CODES);
  });

  test('takes text, and options', async () => {
    const output = keeper();
    await pipeline(HALVES, nodeStream(SEED, { columns: 'd' }), output);
    expect(output.text()).toBe('a,b,c,d\n0.0,0.15,0.21,4\n0.0,0.17,0.451,5\n');
  });

  test('gives the good rows to a slow reader too, then the failure', async () => {
    const stream = nodeStream(SEED, { columns: 'a' });
    const input = Readable.from(
      ['a\n0.15\n', '7\n', '1\n0\nx\n', '8\n'].map((s) => Buffer.from(s)),
    );
    const { text, error } = await taken(slowly(input.pipe(stream)));
    expect(text).toBe('a\n3\n5\n4\n2\n');
    expect(error).toMatchObject({ code: 'E_NOT_A_NUMBER', at: { line: 6 } });
    expect(stream.destroyed).toBe(true);
  });

  test('fails the pipeline with what is wrong with the CSV', async () => {
    const output = keeper();
    const stream = nodeStream(SEED, { columns: 'a' });
    const error = await caught(() => pipeline(['a\n0.15\n', '7\nx\n'], stream, output));
    expect(error).toMatchObject({ code: 'E_NOT_A_NUMBER', at: { line: 4 } });
    expect([stream.destroyed, output.destroyed]).toEqual([true, true]);
  });

  test('fails the pipeline when the plan fails, and closes the source', async () => {
    const source = watchedSource((i) => (i === 0 ? 'a\n1\n' : '2\n'.repeat(1000)));
    const stream = nodeStream(SEED, { columns: 'unknown' });
    const error = await caught(() => pipeline(source.bytes, stream, keeper()));
    expect(error.code).toBe('E_UNKNOWN_COLUMN');
    await until(() => source.isClosed);
  });

  test('fails with its source', async () => {
    const broken = new Error('gone');
    const source = watchedSource((i) => {
      if (i === 2) throw broken;
      return 'a\n1\n';
    });
    await expect(pipeline(source.bytes, nodeStream(SEED), keeper())).rejects.toBe(broken);
  });

  test('rejects a wrong spec at once', async () => {
    expect((await caught(() => nodeStream('no spec'))).code).toBe('E_SPEC');
  });

  test('reads on no faster than its output is taken', async () => {
    const piece = `1,${'x'.repeat(997)}\n`.repeat(20);
    const source = watchedSource((i) => (i === 0 ? 'a,b\n' : i <= 60 ? piece : undefined));
    let [written, most] = [0, 0];
    const output = new Writable({
      write: (bytes: Buffer, _, done) => {
        written += bytes.length;
        most = Math.max(most, source.pulled - written / piece.length);
        setTimeout(done, 1);
      },
    });
    await pipeline(source.bytes, nodeStream(SEED, { columns: 'a' }), output);
    expect(written).toBe(4 + 60 * piece.length);
    // What the buffers of three streams hold: 16 KiB each on Node 20, 64 KiB on later ones.
    const buffered = (3 * getDefaultHighWaterMark(false)) / piece.length;
    expect(most).toBeLessThan(4 + buffered);
  });

  test('is stopped by a signal', async () => {
    const controller = new AbortController();
    const source = watchedSource((i) => (i === 0 ? 'a\n' : '1\n'.repeat(1000)));
    const stream = nodeStream(SEED, { columns: 'a', signal: controller.signal });
    const done = pipeline(source.bytes, stream, keeper());
    await until(() => source.pulled > 5);
    controller.abort();
    await expect(done).rejects.toThrow(/abort/i);
    await until(() => source.isClosed);
  });

  test('that is destroyed while it waits for input closes at once', async () => {
    const stream = nodeStream(SEED);
    stream.resume().write('a\n1\n');
    await pause(5);
    stream.destroy();
    await once(stream, 'close');
    expect(stream.destroyed).toBe(true);
  });

  test('that is destroyed closes its source', async () => {
    const source = watchedSource((i) => (i === 0 ? 'a\n' : '1\n'.repeat(1000)));
    const stream = nodeStream(SEED, { columns: 'a' });
    const done = pipeline(source.bytes, stream, keeper());
    await until(() => source.pulled > 5);
    stream.destroy(new Error('enough'));
    await expect(done).rejects.toThrow('enough');
    await until(() => source.isClosed);
  });
});

describe('a web stream', () => {
  test('buckets what is piped through it', async () => {
    const input = ReadableStream.from(HALVES.map((half) => Buffer.from(half)));
    expect((await taken(input.pipeThrough(webStream(SEED)))).text).toBe(CODES);
  });

  test('takes options', async () => {
    const input = ReadableStream.from([Buffer.from(MATRIX)]);
    const { text } = await taken(input.pipeThrough(webStream(SEED, { columns: 'd' })));
    expect(text).toBe('a,b,c,d\n0.0,0.15,0.21,4\n0.0,0.17,0.451,5\n');
  });

  test('gives the good rows, then the failure, and cancels its source', async () => {
    const source = watchedSource((i) => (i < 3 ? 'a\n1\n'.slice(i === 0 ? 0 : 2) : 'x\n'));
    const input = ReadableStream.from(source.bytes);
    const { text, error } = await taken(input.pipeThrough(webStream(SEED, { columns: 'a' })));
    expect(text).toBe('a\n4\n4\n4\n');
    expect(error).toMatchObject({ code: 'E_NOT_A_NUMBER', at: { line: 5 } });
    await until(() => source.isClosed);
  });

  test('cancels its source when the plan fails', async () => {
    const source = watchedSource((i) => (i === 0 ? 'a\n' : '1\n'.repeat(1000)));
    const input = ReadableStream.from(source.bytes);
    const { error } = await taken(input.pipeThrough(webStream(SEED, { columns: 'unknown' })));
    expect(error).toMatchObject({ code: 'E_UNKNOWN_COLUMN' });
    await until(() => source.isClosed);
  });

  test('that is cancelled cancels its source', async () => {
    const source = watchedSource((i) => (i === 0 ? 'a\n' : '1\n'.repeat(1000)));
    const input = ReadableStream.from(source.bytes);
    const reader = input.pipeThrough(webStream(SEED, { columns: 'a' })).getReader();
    await reader.read();
    await reader.cancel();
    await until(() => source.isClosed);
  });

  test('that is cancelled before it is read cancels its source', async () => {
    const source = watchedSource((i) => (i === 0 ? 'a\n' : '1\n'.repeat(1000)));
    const input = ReadableStream.from(source.bytes);
    await input.pipeThrough(webStream(SEED, { columns: 'a' })).cancel();
    await until(() => source.isClosed);
  });

  test('rejects a wrong spec at once', async () => {
    expect((await caught(() => webStream({ version: 2 } as never))).code).toBe('E_SPEC');
  });
});
