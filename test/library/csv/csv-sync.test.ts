import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CsvSyncOptions, discretize, discretizeSync } from '../../../src/index.ts';
import { caught } from '../../support/caught.ts';

async function asynchronous(
  input: string,
  spec: object,
  options: CsvSyncOptions,
): Promise<{ readonly csv: string; readonly counts: unknown } | { readonly error: object }> {
  const output = discretize(input, spec as never, options);
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of output) chunks.push(chunk);
    return { csv: Buffer.concat(chunks).toString(), counts: await output.counts };
  } catch (error) {
    return { error: JSON.parse(JSON.stringify(error)) };
  }
}

function synchronous(
  ...args: Parameters<typeof asynchronous>
): Awaited<ReturnType<typeof asynchronous>> {
  try {
    return discretizeSync(args[0], args[1] as never, args[2]);
  } catch (error) {
    return { error: JSON.parse(JSON.stringify(error)) };
  }
}

const cells = fc.constantFrom(
  '',
  '1',
  '2.5',
  ' 3',
  '"4"',
  '"a,b"',
  'x',
  '"',
  'NA',
  'é',
  '#c',
  '\ufeff',
);
const texts = fc
  .tuple(
    fc.constantFrom('a,b\n', '\ufeffa,b\r\n', '"a",b\n', 'a,b'),
    fc.array(
      fc.tuple(cells, cells).map((row) => row.join()),
      { maxLength: 8 },
    ),
    fc.constantFrom('\n', '\r\n', '\n\n'),
  )
  .map(([header, rows, end]) => header + rows.join(end));
const optionSets = fc.record(
  {
    append: fc.boolean(),
    comment: fc.constant('#'),
    quote: fc.constantFrom(null, '"'),
    lenient: fc.boolean(),
    header: fc.boolean(),
    dropFirst: fc.boolean(),
    columns: fc.constantFrom('a', '1,2', 'q'),
    encoding: fc.constantFrom('utf-8', 'windows-1252'),
    skip: fc.constantFrom(0, 1, 2),
    headerRows: fc.constantFrom(1, 2),
    skipFooter: fc.constantFrom(0, 1, 3),
  },
  { requiredKeys: [] },
);
const specs = fc.record({
  boundaries: fc.constantFrom([2], [1, 2, 3]),
  output: fc.constantFrom('int', 'one_hot', 'count', 'label', 'bounds'),
  missing: fc.constantFrom('empty', 'own', 'drop', 'error'),
  invalid: fc.constantFrom('missing', 'error', 'drop'),
});

describe('discretizeSync', () => {
  test('gives the csv, counts and errors of discretize', async () => {
    const property = fc.asyncProperty(texts, specs, optionSets, async (text, spec, options) => {
      const expected = await asynchronous(text, spec, options);
      expect(synchronous(text, spec, options)).toEqual(expected);
    });
    await fc.assert(property, { numRuns: 300 });
  });

  test('gives text for text, and bytes for bytes', () => {
    const { csv, counts } = discretizeSync('x\n0.15\n', [0, 0.1]);
    expect(csv.toUpperCase()).toBe('X\n2\n');
    expect(counts?.features[0]?.counts).toEqual([0, 0, 1]);
    const bytes = discretizeSync(new TextEncoder().encode('x\n0.15\n'), [0, 0.1]).csv;
    expect(bytes).toEqual(new TextEncoder().encode('x\n2\n'));
  });

  test('keeps bytes that are not UTF-8', () => {
    const bytes = Uint8Array.of(97, 44, 98, 10, 49, 44, 255, 10);
    expect(discretizeSync(bytes, { a: [0] }).csv).toEqual(bytes);
  });

  test('hands on bad rows, each with its location', () => {
    const lines: unknown[] = [];
    const onRejected = ({ error }: { error: { at: { line?: number } } }): void =>
      void lines.push(error.at.line);
    const { csv } = discretizeSync('a\n1\nx\n-1\ny\n', { a: [0] }, { onRejected });
    expect(csv).toBe('a\n1\n0\n');
    expect(lines).toEqual([3, 5]);
  });

  test.each<[string, () => unknown]>([
    ['an input that comes later', () => discretizeSync(new Blob(['a\n1\n']) as never, [0])],
    ['no input', () => discretizeSync(undefined as never, [0])],
    ['a signal', () => discretizeSync('a\n', [0], { signal: AbortSignal.abort() } as never)],
    [
      'a callback that is waited for',
      () => discretizeSync('a\nx\n', { a: [0] }, { onRejected: async () => {} }),
    ],
    [
      'a callback that fails after it is refused',
      () =>
        discretizeSync(
          'a\nx\n',
          { a: [0] },
          { onRejected: () => Promise.reject(new Error('late')) },
        ),
    ],
    ['a misspelt option', () => discretizeSync('a\n', [0], { delimeter: ';' } as never)],
  ])('rejects %s', async (_, run) => {
    expect((await caught(run)).code).toBe('E_USAGE');
  });
});

describe('skipped lines that have the header', () => {
  test.each([
    [{ skipFooter: 2 }, 'cannot skip the last 2 lines: the input has 2 lines'],
    [{ skip: 2 }, 'no header after the 2 skipped lines'],
  ])('are an error: %j', async (options, message) => {
    const expected = { error: expect.objectContaining({ code: 'E_DIALECT', message }) };
    const spec = { features: [{ columns: ['a'], boundaries: [1] }] };
    expect(synchronous('a\n1\n', spec, options)).toEqual(expected);
    expect(await asynchronous('a\n1\n', spec, options)).toEqual(expected);
  });
});
