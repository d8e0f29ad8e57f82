import { describe, expect, test, vi } from 'vitest';
import type { RawFitOptions } from '../../src/cli/arguments/raw-options.ts';
import { requestOf } from '../../src/cli/options/bin-request.ts';
import { fitRequestOf } from '../../src/cli/options/fit/fit-options.ts';
import { targetRequestOf } from '../../src/cli/options/target/target-request.ts';
import type { Source } from '../../src/csv/decode.ts';
import { CSV } from '../../src/csv/dialect.ts';
import { Rejections } from '../../src/csv/table/rejections.ts';
import { readHeader } from '../../src/engine/open-table.ts';
import { apply } from '../../src/jobs/apply.ts';
import { collectTable } from '../../src/jobs/collect-table.ts';
import { describeFiles } from '../../src/jobs/describe.ts';
import { countTableBins } from '../../src/jobs/drift/count-bins.ts';
import { fitCollected } from '../../src/jobs/fit-spec.ts';
import { countTable } from '../../src/jobs/histogram/count-table.ts';
import { preview } from '../../src/jobs/preview.ts';
import { sampleColumns } from '../../src/jobs/sample-columns.ts';
import { collectRows } from '../../src/jobs/target/collect-target.ts';
import { fitTarget } from '../../src/jobs/target/fit-target.ts';
import { writeSparse } from '../../src/jobs/write-sparse.ts';
import { cellRules } from '../../src/plan/read-request.ts';
import { NO_TYPES } from '../../src/plan/type-request.ts';
import { SPEC_DEFAULTS } from '../../src/spec/spec.ts';
import { caught } from '../support/caught.ts';
import { sourceOf } from '../support/sources.ts';

vi.mock(import('../../src/engine/file-formats.ts'), async (original) => ({
  ...(await original()),
  FILE_FORMATS: [(await import('../support/json-lines.ts')).JSON_LINES],
}));

/** Rows of a name, a number that may be missing, a group and a target. */
const ROWS = Array.from({ length: 200 }, (_, i) => ({
  name: `n${i}`,
  x: i % 17 === 0 ? null : ((i * 37) % 101) / 4,
  group: 'ab'[i % 2],
  y: +((i * 37) % 101 > 50 !== (i % 5 === 0)),
}));

const AS_CSV = [
  'name,x,group,y',
  ...ROWS.map(({ name, x, group, y }) => [name, x ?? '', group, y].join()),
]
  .map((line) => `${line}\n`)
  .join('');

const AS_LINES = ROWS.map((row) => `${JSON.stringify(row)}\n`).join('');

/** The same table in either format. */
const lines = (): Source[] => [
  { ...sourceOf(AS_LINES, { name: 'in' }), uncompressedName: 'in.jsonl' },
];
const csv = (): Source[] => [sourceOf(AS_CSV, { name: 'in' })];

const RUN = { engine: 'bytes', threads: 1 } as const;

/** Flags as typed. */
function flags(given: Partial<RawFitOptions>): RawFitOptions {
  return { defaultNa: true, header: true, progress: true, ...given };
}

const BINS = requestOf(flags({ boundaries: ['x=5,10'], append: true }), undefined);
const ONE_HOT = requestOf(flags({ boundaries: ['x=5,10'], outputMode: 'one_hot' }), undefined);
const NO_COLUMNS = requestOf(flags({ boundaries: ['5,10'] }), undefined);

/** The text that a job writes, and its counts. */
async function written(
  job: (sink: { write: (bytes: Uint8Array) => Promise<void> }) => Promise<unknown>,
): Promise<unknown> {
  let text = '';
  const write = async (bytes: Uint8Array): Promise<void> => {
    text += Buffer.from(bytes).toString();
  };
  const result = await job({ write });
  return [text, result];
}

/** Every job that reads a table. */
const JOBS: Readonly<Record<string, (sources: readonly Source[]) => Promise<unknown>>> = {
  apply: (sources) => written((sink) => apply(BINS, sources, CSV, sink, RUN)),
  'apply to detected columns': (sources) =>
    written((sink) => apply(NO_COLUMNS, sources, CSV, sink, RUN)),
  'write a sparse matrix': (sources) =>
    written((sink) => writeSparse(ONE_HOT, sources, CSV, sink, { ...RUN, format: 'coo' })),
  preview: (sources) => preview(BINS, sources, CSV, 5),
  fit: async (sources) => {
    const request = fitRequestOf(flags({ bins: '4', columns: ['x'] }));
    return fitCollected(request, await collectTable(request, sources, CSV, RUN), '0');
  },
  'fit groups': async (sources) => {
    const request = fitRequestOf(flags({ bins: '4', columns: ['x'], by: 'group' }));
    return fitCollected(request, await collectTable(request, sources, CSV, RUN), '0');
  },
  'fit to a target': async (sources) => {
    const request = targetRequestOf(flags({ columns: ['x'] }), 'y');
    return fitTarget(request, await collectRows(request, sources, CSV, RUN), '0');
  },
  'count a histogram': (sources) => countTable({ given: BINS }, sources, CSV, RUN),
  'describe columns': (sources) => {
    const rules = cellRules(SPEC_DEFAULTS, CSV);
    return describeFiles({ columns: undefined, rules, types: NO_TYPES }, sources, CSV, RUN);
  },
  'count bins for drift': (sources) =>
    countTableBins(BINS, sources, CSV, { ...RUN, isWeighed: false, by: 'group' }),
  'sample values': async (sources) => [...(await sampleColumns(['x'], BINS.spec, sources, CSV))],
  'read a header': (sources) => readHeader(sources, CSV),
};

/** A result as plain data: functions and the texts of errors are never equal. */
function plain(result: unknown): unknown {
  const functionless = (_: string, value: unknown): unknown =>
    ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value;
  return JSON.parse(JSON.stringify(result, functionless) ?? 'null');
}

describe('a file format that is one entry of the table of formats', () => {
  test.each(Object.entries(JOBS))('has the job "%s", as CSV has it', async (_, job) => {
    const expected = plain(await job(csv()));
    expect(plain(await job(lines()))).toEqual(expected);
    expect(JSON.stringify(expected).length).toBeGreaterThan(20);
  });

  test('has bad rows rejected with their lines, or fails at the first one', async () => {
    const text = '{"x":1}\n{"x":\n{"x":"a"}\n{"x":7}\n';
    const source = (): Source[] => [
      { ...sourceOf(text, { name: 'in' }), uncompressedName: 'in.jsonl' },
    ];
    const request = requestOf(flags({ boundaries: ['x=5'] }), undefined);
    const rejected: unknown[] = [];
    const take = ({ fault, raw }: { fault: { at: { line?: number } }; raw: string }): void => {
      rejected.push([fault.at.line, raw]);
    };
    const rejections = new Rejections({ limit: 5, take });
    const [output] = (await written((sink) =>
      apply(request, source(), CSV, sink, { ...RUN, rejections }),
    )) as [string];
    expect(output).toBe('x\n0\n1\n');
    expect(rejected).toEqual([
      [2, '{"x":'],
      [3, '{"x":"a"}'],
    ]);
    const failed = () => written((sink) => apply(request, source(), CSV, sink, RUN));
    expect(await caught(failed)).toMatchObject({ code: 'E_RAGGED_ROW', at: { line: 2 } });
  });

  test('is read by the records engine, and is not one table with CSV', async () => {
    const mixed = [...lines(), ...csv()];
    expect(await caught(() => readHeader(mixed, CSV))).toMatchObject({
      code: 'E_USAGE',
      message: 'cannot read JSON lines and CSV as one table',
    });
    const engines: string[] = [];
    const onPlan = (_: unknown, __: unknown, engine: string): void => {
      engines.push(engine);
    };
    await written((sink) => apply(BINS, lines(), CSV, sink, { ...RUN, onPlan }));
    await written((sink) => apply(BINS, csv(), CSV, sink, { ...RUN, onPlan }));
    expect(engines).toEqual(['records', 'bytes']);
  });
});
