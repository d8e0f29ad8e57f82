import { once } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import { Boundaries, discretize, discretizer, nodeStream, webStream } from '../../../src/index.ts';
import { caught } from '../../support/caught.ts';

async function text(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const kept: Uint8Array[] = [];
  for await (const chunk of chunks) kept.push(chunk);
  return Buffer.concat(kept).toString();
}

/** What a promise rejects with. */
function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

/** An input of a header and a row, which then gives nothing more. */
interface Stuck {
  readonly input: AsyncIterable<string>;
  readonly released: () => boolean;
  /** Resolves once the input is asked for more than it has. */
  readonly awaited: Promise<void>;
}

function stuck(): Stuck {
  let isReleased = false;
  let wait = (): void => {};
  const awaited = new Promise<void>((resolve) => (wait = resolve));
  const chunks = ['a\n', '1\n'];
  const iterator = {
    next: async () => {
      const value = chunks.shift();
      if (value !== undefined) return { done: false, value };
      wait();
      return await new Promise<never>(() => {});
    },
    return: async () => {
      isReleased = true;
      return { done: true as const, value: undefined };
    },
  };
  const input = { [Symbol.asyncIterator]: () => iterator };
  return { input, released: () => isReleased, awaited };
}

describe('a signal', () => {
  test.each<[string, object]>([
    ['the bytes engine', {}],
    ['the records engine', { comment: '#' }],
  ])('ends the waiting for a source, and releases it: %s', async (_, options) => {
    const controller = new AbortController();
    const { signal } = controller;
    const { input, released, awaited } = stuck();
    const done = failureOf(text(discretize(input, [0], { ...options, signal })));
    await awaited;
    controller.abort();
    expect(await done).toMatchObject({ name: 'AbortError' });
    expect(released()).toBe(true);
  });

  test('ends the waiting for onRejected', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const onRejected = (): Promise<void> => {
      controller.abort();
      return new Promise(() => {});
    };
    const run = (): Promise<string> =>
      text(discretize('a\nx\n', { a: [0] }, { signal, onRejected }));
    expect(await failureOf(run())).toMatchObject({ name: 'AbortError' });
  });

  test('destroys a Node stream that nobody reads, and settles its writes', async () => {
    const controller = new AbortController();
    const stream = nodeStream([0], { signal: controller.signal });
    const failed = once(stream, 'error');
    const written = new Promise((resolve) => stream.write('a\n1\n', resolve));
    controller.abort();
    expect((await failed)[0]).toMatchObject({ name: 'AbortError' });
    expect(await written).toMatchObject({ name: 'AbortError' });
  });

  test('that has come destroys a Node stream at once', async () => {
    const stream = nodeStream([0], { signal: AbortSignal.abort() });
    await once(stream, 'error');
    expect(stream.destroyed).toBe(true);
  });

  test('ends both sides of a web stream', async () => {
    const controller = new AbortController();
    const { readable, writable } = webStream([0], { signal: controller.signal });
    const [reader, writer] = [readable.getReader(), writable.getWriter()];
    const [read, closed] = [failureOf(reader.read()), failureOf(writer.closed)];
    controller.abort();
    const error = { name: 'AbortError' };
    expect(await Promise.all([read, closed])).toMatchObject([error, error]);
  });

  test('keeps no listener after a run', async () => {
    const { signal } = new AbortController();
    const add = vi.spyOn(signal, 'addEventListener');
    const remove = vi.spyOn(signal, 'removeEventListener');
    for (let i = 0; i < 3; i++) await text(discretize('a\n1\n', [0], { signal }));
    expect(add).toHaveBeenCalledTimes(3);
    expect(remove.mock.calls.length).toBeGreaterThanOrEqual(3);
  });
});

describe('input', () => {
  test.each<[string, () => Parameters<typeof discretize>[0]]>([
    ['an ArrayBuffer', () => new TextEncoder().encode('a\n1\n').buffer],
    ['a Blob', () => new Blob(['a\n1\n'])],
    ['a Response', () => new Response('a\n1\n')],
    ['a DataView', () => new DataView(new TextEncoder().encode('a\n1\n').buffer)],
  ])('is %s', async (_, input) => {
    expect(await text(discretize(input(), [0]))).toBe('a\n1\n');
  });

  test('is not cut inside a surrogate pair', async () => {
    const chunks = ['a,\ud83d', '\ude00\n1,\ud83d', '\ude00\n'];
    expect(await text(discretize(chunks, { a: [0] }))).toBe('a,😀\n1,😀\n');
  });

  test.each<[string, unknown]>([
    ['a number', 5],
    ['null', null],
    ['an object', {}],
  ])('is rejected by a typed error if it is %s', async (_, input) => {
    expect((await caught(() => discretize(input as never, [0]))).code).toBe('E_USAGE');
  });

  test('of numbers is rejected when it is read', async () => {
    expect((await caught(() => text(discretize([1, 2] as never, [0])))).code).toBe('E_USAGE');
  });
});

describe('csv', () => {
  test('gives its counts', async () => {
    const output = discretize('fare\n1\nNA\n25\n', { fare: [10] });
    await text(output);
    expect(await output.counts).toMatchObject({
      rows: 3,
      dropped: 0,
      rejected: 0,
      features: [{ name: 'fare', counts: [1, 1], missing: 1 }],
    });
  });

  test('has no counts if the reader stops, and the error if the run fails', async () => {
    const stopped = discretize('a\n1\n', [0]);
    await stopped.return();
    expect(await stopped.counts).toBeUndefined();
    const failed = discretize('a\nx\n', { a: [0] });
    await caught(() => text(failed));
    expect((await caught(() => failed.counts)).code).toBe('E_NOT_A_NUMBER');
  });

  test('skips lines around the table, and joins the rows of its header', async () => {
    const options = { skip: 1, headerRows: 2, skipFooter: 1 };
    const input = 'Report\nid,fare\n,USD\n1,5\n2,15\nTotal,20\n';
    const spec = { fare_USD: [10] };
    expect(await text(discretize(input, spec, options))).toBe('id,fare_USD\n1,0\n2,1\n');
  });

  test('knows delimiters by their names', async () => {
    expect(await text(discretize('a\tb\n1\t2\n', { a: [0] }, { delimiter: 'tab' }))).toBe(
      'a\tb\n1\t2\n',
    );
  });

  test('takes Boundaries as a spec, with their side', async () => {
    const right = Boundaries.of([1], { closed: 'right' });
    expect(await text(discretize('a\n1\n', right))).toBe('a\n0\n');
    expect(discretizer({ fare: right }).spec.features[0]).toMatchObject({
      columns: ['fare'],
      closed: 'right',
    });
  });

  test('ends though timers stand still', async () => {
    vi.useFakeTimers();
    try {
      expect(
        await text(
          discretize('a\n1\n'.repeat(10), { a: [0] }, { lenient: true, onRejected: () => {} }),
        ),
      ).toContain('a\n1\n');
    } finally {
      vi.useRealTimers();
    }
  });
});

test('an error is its JSON, with its message', async () => {
  const error = await caught(() => discretizer([1, 1]));
  expect(JSON.parse(JSON.stringify(error))).toMatchObject({
    code: 'E_SPEC',
    message: error.message,
  });
});
