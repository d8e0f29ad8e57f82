import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { resolveDialect } from '../../../src/csv/dialect.ts';
import { CsvParser } from '../../../src/csv/records/parser.ts';
import { RecordReader } from '../../../src/csv/records/record-reader.ts';
import { Rejections } from '../../../src/csv/table/rejections.ts';
import type { Kernel } from '../../../src/engine/bytes/kernel/kernel.ts';
import { apply } from '../../../src/jobs/apply.ts';
import { requestFor } from '../../../src/plan/bin-request.ts';
import { parseSpec } from '../../../src/spec/parse.ts';
import { sourceOf } from '../../support/sources.ts';

/** The number of calls by name; a column is parsed to values, or to codes at once. */
const calls = vi.hoisted(() => ({ scan: 0, parse: 0, splice: 0, csvParse: 0, readers: 0 }));

vi.mock(import('../../../src/engine/bytes/kernel/kernel.ts'), async (original) => {
  const { instantiateKernel, ...others } = await original();
  const counting = (memory: WebAssembly.Memory): Kernel => {
    const kernel = instantiateKernel(memory);
    const counted = <Args extends readonly unknown[], Result>(
      name: 'scan' | 'parse' | 'splice',
      call: (...args: Args) => Result,
    ): ((...args: Args) => Result) => {
      return (...args) => {
        calls[name]++;
        return call(...args);
      };
    };
    return {
      ...kernel,
      scan: counted('scan', kernel.scan),
      parse: counted('parse', kernel.parse),
      shortCodes: counted('parse', kernel.shortCodes),
      splice: counted('splice', kernel.splice),
    };
  };
  return { ...others, instantiateKernel: counting };
});

/** The calls of a run on one thread, in blocks of the usual size. */
async function callsFor(
  text: string,
  columns: readonly string[],
  lenient = false,
): Promise<typeof calls> {
  Object.assign(calls, { scan: 0, parse: 0, splice: 0, csvParse: 0, readers: 0 });
  const { parse } = CsvParser.prototype;
  vi.spyOn(CsvParser.prototype, 'parse').mockImplementation(function (this: CsvParser, piece) {
    calls.csvParse++;
    return parse.call(this, piece);
  });
  const { add } = RecordReader.prototype;
  vi.spyOn(RecordReader.prototype, 'add').mockImplementation(function (this: RecordReader, piece) {
    calls.readers++;
    add.call(this, piece);
  });
  const request = requestFor(parseSpec({ features: [{ columns, boundaries: [2] }] }));
  const rejections = new Rejections({ limit: Number.POSITIVE_INFINITY, take: () => {} });
  const options = { engine: 'bytes', threads: 1, rejections } as const;
  const write = async (): Promise<void> => {};
  await apply(request, [sourceOf(text)], resolveDialect({ lenient }), { write }, options);
  vi.restoreAllMocks();
  return { ...calls };
}

/** Calls that are counted, not timed: what a run does for each column of a block, or for each bad row. */
describe('the number of calls', () => {
  beforeEach(() => vi.restoreAllMocks());
  afterEach(() => vi.restoreAllMocks());

  test('for each column of a wide file is one for many rows', async () => {
    const [columns, rows] = [4000, 400];
    const line = Array.from({ length: columns }, (_, i) => i % 10).join(',');
    const header = Array.from({ length: columns }, (_, i) => `c${i}`);
    const text = `${header.join(',')}\n${`${line}\n`.repeat(rows)}`;
    const { scan, parse, splice } = await callsFor(text, header);
    expect(parse / columns).toBeLessThanOrEqual(rows / 40);
    expect(parse).toBe(scan * columns);
    expect(splice).toBe(scan);
  });

  test.each([
    ['a word', 'ab,xy\n', false],
    ['a stray quote', '1,x"y\n', false],
    ['a stray quote in a lenient run', '1,x"y\n', true],
    ['a field too many', '1,2,3\n', false],
    ['a field too many in a lenient run', '1,2,3\n', true],
  ])('for rows that are all bad is one for many of them: %s', async (_, row, lenient) => {
    const few = await callsFor(`a,b\n${row.repeat(5000)}`, ['a'], lenient);
    const many = await callsFor(`a,b\n${row.repeat(15_000)}`, ['a'], lenient);
    for (const [name, count] of Object.entries(many)) {
      expect((count - few[name as keyof typeof calls]) / 10_000, name).toBeLessThan(1 / 100);
    }
  });
});
