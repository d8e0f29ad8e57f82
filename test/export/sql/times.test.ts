import { beforeAll, describe, expect, test } from 'vitest';
import { EXPORT_DEFAULTS } from '../../../src/export/exporter.ts';
import { EXPORTERS, exporterOf } from '../../../src/export/registry.ts';
import { CHECK_DEFAULTS, jobOf, TIME_DOCUMENTS } from '../jobs.ts';
import { type TestEngine, testEngines } from './engines.ts';

const engines = new Map<string, TestEngine>();
beforeAll(async () => {
  for (const engine of await testEngines()) engines.set(engine.name, engine);
});

async function rowsOn(target: string, sql: string): Promise<readonly (readonly unknown[])[]> {
  return (await engines.get(target)?.rows(sql)) ?? [['no engine']];
}

const DOCUMENT = { features: [{ columns: ['x'], boundaries: ['2026-01-01', '2026-01-02'] }] };

/** The codes of times that are written as SQL. */
async function codesOf(target: string, ...times: readonly string[]): Promise<unknown[]> {
  return await codesIn(DOCUMENT, target, ...times);
}

async function codesIn(
  document: object,
  target: string,
  ...times: readonly string[]
): Promise<unknown[]> {
  const from = `(${times.map((time) => `SELECT ${time} AS x`).join(' UNION ALL ')}) AS t`;
  const query = exporterOf(target).write(jobOf(document), {
    ...EXPORT_DEFAULTS,
    append: true,
    from,
  });
  // Infinite times have no value in JavaScript.
  const codes = `SELECT x_bin FROM (${String(query).replace(/;\n$/, '')}) AS t`;
  const rows = await rowsOn(target, codes);
  return rows.map((row) => (row[0] === null ? null : Number(row[0])));
}

describe.each(['duckdb', 'postgres'])('columns of times in %s', (target) => {
  test('have the same codes in every zone of the session', async () => {
    await rowsOn(target, "SET TimeZone = 'America/New_York'");
    for (const document of TIME_DOCUMENTS) {
      const query = exporterOf(target).check(jobOf(document), CHECK_DEFAULTS);
      expect(await rowsOn(target, query), JSON.stringify(document)).toEqual([]);
    }
    await rowsOn(target, "SET TimeZone = 'UTC'");
  });

  test('may be dates, times without a zone, and instants; digits finer than milliseconds are cut', async () => {
    expect(await codesOf(target, "DATE '2026-01-01'", "DATE '2025-12-31'")).toEqual([1, 0]);
    const fine = ["TIMESTAMP '2025-12-31 23:59:59.999999'", "TIMESTAMP '2026-01-02 00:00:00.0009'"];
    expect(await codesOf(target, ...fine)).toEqual([0, 2]);
    const instants = [
      "TIMESTAMPTZ '2026-01-01 01:00:00+02'",
      "TIMESTAMPTZ '2026-01-01 02:00:00+02'",
    ];
    expect(await codesOf(target, ...instants)).toEqual([0, 1]);
    expect(await codesOf(target, 'CAST(NULL AS timestamp)')).toEqual([null]);
  });

  test.each(['date', 'timestamp', 'timestamptz'])(
    'of type %s have infinities, which are in the outer bins',
    async (type) => {
      const infinities = ['infinity', '-infinity'].map((text) => `CAST('${text}' AS ${type})`);
      expect(await codesOf(target, ...infinities)).toEqual([2, 0]);
      for (const part of ['hour', 'weekday', 'year']) {
        const feature = { columns: ['x'], type: 'datetime', part, boundaries: [5] };
        const codes = await codesIn({ features: [feature] }, target, ...infinities);
        expect(codes, part).toEqual([null, null]);
      }
    },
  );

  test('are no texts and no numbers, which are errors', async () => {
    await expect(codesOf(target, "CAST('2026-01-01' AS varchar)")).rejects.toThrow();
    await expect(codesOf(target, '5')).rejects.toThrow();
  });
});

describe('columns of times in duckdb', () => {
  const TYPES = ['TIMESTAMP_S', 'TIMESTAMP_MS', 'TIMESTAMP_NS', 'TIMESTAMP', 'TIMESTAMPTZ', 'DATE'];
  const YEARS = ['0001-01-01', '1500-01-01', '1969-12-31', '2026-01-01', '9999-12-31'];

  test.each(TYPES)('of type %s may have every year that the type has', async (type) => {
    const years = YEARS.filter((year) => type !== 'TIMESTAMP_NS' || /^(1969|2026)/.test(year));
    await rowsOn('duckdb', `CREATE OR REPLACE TABLE times (x ${type})`);
    const rows = years.map((year) => `('${year}')`).join(', ');
    await rowsOn('duckdb', `INSERT INTO times VALUES ${rows}`);
    const options = { ...EXPORT_DEFAULTS, append: true, from: 'times' };
    const parts = { columns: ['x'], type: 'datetime', part: 'year', boundaries: [1, 1500, 2026] };
    for (const [document, expected] of [
      [DOCUMENT, years.map((year) => (year < '2026' ? 0 : year < '2026-01-02' ? 1 : 2))],
      [
        { features: [parts] },
        years.map((year) => [1, 1500, 2026].filter((y) => y <= Number(year.slice(0, 4))).length),
      ],
    ] as const) {
      const query = String(exporterOf('duckdb').write(jobOf(document), options));
      const codes = (await rowsOn('duckdb', query)).map((row) => Number(row[1]));
      expect(codes).toEqual(expected);
    }
  });

  test('are no times of day, which are errors', async () => {
    await expect(codesOf('duckdb', "TIME '10:00'")).rejects.toThrow('date_trunc');
  });
});

describe('columns of times', () => {
  test.each(EXPORTERS.map(({ name }) => name))('leave to %s, or are rejected by name', (name) => {
    const takes = ['duckdb', 'postgres', 'spark', 'python', 'polars', 'pyspark', 'javascript'];
    const write = () =>
      exporterOf(name).write(jobOf(DOCUMENT), { ...EXPORT_DEFAULTS, append: true });
    if (takes.includes(name)) expect(write).not.toThrow();
    else expect(write).toThrow(`cannot export to ${name}: a column of times, "x"`);
  });

  test('of another zone leave as instants, and their parts are rejected', () => {
    const zoned = { features: [{ ...DOCUMENT.features[0], zone: 'Europe/Berlin' }] };
    const text = String(exporterOf('postgres').write(jobOf(zoned), EXPORT_DEFAULTS));
    expect(text).toContain(
      '-- x must be a column of times; without a zone they count as UTC, not as Europe/Berlin\n',
    );
    expect(text).toContain('{1767222000000e0,1767308400000e0}');
    const part = { type: 'datetime', part: 'hour', zone: 'Europe/Berlin', boundaries: [6] };
    expect(() => jobOf({ features: [{ columns: ['x'], ...part }] })).toThrow(
      'cannot export the hour of local times in Europe/Berlin: column "x"',
    );
  });
});
