import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { resolveDialect } from '../../../src/csv/dialect.ts';
import { CsvParser } from '../../../src/csv/records/parser.ts';
import { RecordReader } from '../../../src/csv/records/record-reader.ts';
import { type BadRun, Rejections } from '../../../src/csv/table/rejections.ts';
import type { Kernel } from '../../../src/engine/bytes/kernel/kernel.ts';
import { apply } from '../../../src/jobs/apply.ts';
import { requestFor } from '../../../src/plan/bin-request.ts';
import { parseSpec } from '../../../src/spec/parse.ts';
import { sourceOf } from '../../support/sources.ts';

/** The number of calls by name; a column is parsed to values, or to codes at once. */
const calls = vi.hoisted(() => ({
  scan: 0,
  parse: 0,
  splice: 0,
  csvParse: 0,
  readers: 0,
  faults: 0,
  texts: 0,
}));

vi.mock(import('../../../src/core/errors/row-fault.ts'), async (original) => {
  const { rowFault, ...others } = await original();
  const counted: typeof rowFault = (...args) => {
    calls.faults++;
    return rowFault(...args);
  };
  return { ...others, rowFault: counted };
});

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
  takeRun?: (run: BadRun) => void,
): Promise<typeof calls> {
  Object.assign(calls, { scan: 0, parse: 0, splice: 0, csvParse: 0, readers: 0 });
  Object.assign(calls, { faults: 0, texts: 0 });
  const toString = Buffer.prototype.toString as (...args: unknown[]) => string;
  vi.spyOn(Buffer.prototype, 'toString').mockImplementation(function (this: Buffer, ...args) {
    calls.texts++;
    return toString.apply(this, args);
  });
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
  const taking = takeRun === undefined ? {} : { takeRun };
  const rejections = new Rejections({
    limit: Number.POSITIVE_INFINITY,
    take: () => {},
    ...taking,
  });
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
    for (const name of ['scan', 'parse', 'splice', 'csvParse', 'readers'] as const) {
      expect((many[name] - few[name]) / 10_000, name).toBeLessThan(1 / 100);
    }
  });

  test.each([
    ['a word', 'ab,xy\n', false],
    ['a quoted word', '"a""b",xy\n', false],
    ['a word below a line end', 'none,"x\r\ny"\n', false],
    ['a stray quote', '1,x"y\n', false],
    ['a stray quote in a lenient run', '1,x"y\n', true],
    ['a field too many', '1,2,3\n', false],
    ['a field too many in a lenient run', '1,2,3\n', true],
    ['a field too few', '1\n', false],
    ['a field too few in a lenient run', '1\n', true],
    ['a bad row beside a good one', '1,2\nab,2\n1,2,3\n', false],
    ['a bad row beside a good one in a lenient run', '1,2\n1,2,3\n', true],
  ])(
    'for rows that are rejected in runs makes no fault, and asks csv-parse for none: %s',
    async (_, row, lenient) => {
      let lines = 0;
      const takeRun = (run: BadRun): void => {
        for (const piece of run.lines()) lines += piece.length;
      };
      const few = await callsFor(`a,b\n${row.repeat(2000)}`, ['a'], lenient, takeRun);
      const before = lines;
      const many = await callsFor(`a,b\n${row.repeat(8000)}`, ['a'], lenient, takeRun);
      expect(lines - before > 6000 * 40).toBe(!lenient);
      const asked = { faults: many.faults - few.faults, csvParse: many.csvParse - few.csvParse };
      expect({ ...asked, readers: many.readers - few.readers }).toEqual({
        faults: 0,
        csvParse: 0,
        readers: 0,
      });
    },
  );

  test('for words that are no numbers by their first or last byte makes no text', async () => {
    const takeRun = (run: BadRun): void => {
      for (const piece of run.lines()) expect(piece.length).toBeGreaterThanOrEqual(0);
    };
    const row = 'ab,\xe2\x82\xac\n';
    const few = await callsFor(`a,b\n${row.repeat(2000)}`, ['a', 'b'], false, takeRun);
    const many = await callsFor(`a,b\n${row.repeat(8000)}`, ['a', 'b'], false, takeRun);
    expect(many.texts - few.texts).toBeLessThan(20);
  });
});
