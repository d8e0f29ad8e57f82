import { beforeAll, describe, expect, test } from 'vitest';
import { EXPORT_DEFAULTS, type ExportJob } from '../../../src/export/exporter.ts';
import { EXPORTERS, exporterOf } from '../../../src/export/registry.ts';
import { discretizer } from '../../../src/index.ts';
import type { SpecInput } from '../../../src/spec/input.ts';
import { BLANK_KEYS, CHECK_DEFAULTS, jobOf } from '../jobs.ts';
import { type TestEngine, testEngines } from './engines.ts';

const engines = new Map<string, TestEngine>();
beforeAll(async () => {
  for (const engine of await testEngines()) engines.set(engine.name, engine);
});

async function rowsOn(target: string, sql: string): Promise<readonly (readonly unknown[])[]> {
  return (await engines.get(target)?.rows(sql)) ?? [['no engine']];
}

const GROUPS = [
  { key: ['DE'], boundaries: [5, 15, 30] },
  { key: ['AT'] },
  { key: [null], boundaries: [7] },
  { key: [`it's "x" \\`], boundaries: [] },
  { key: [BLANK_KEYS[0]], boundaries: [1] },
  { key: [BLANK_KEYS[3]], boundaries: [2] },
];
const feature = (otherwise: string): object => ({
  columns: ['fare'],
  by: ['country'],
  boundaries: [10, 20],
  groups: GROUPS,
  special: [-999],
  else: otherwise,
});

const KEYS = ['DE', 'de', 'DE ', ' DE', 'AT', 'FR', '', ' \t', null, `it's "x" \\`, ...BLANK_KEYS];
const FARES = [-999, 4, 5, 7, 9.5, 10, 15, 20, 31, null];
const ROWS = KEYS.flatMap((country) => FARES.map((fare) => ({ country, fare })));

/** The table of the rows as SQL. */
function table(): string {
  const text = (key: string): string => `'${key.replaceAll("'", "''")}'`;
  const literal = ({ country, fare }: (typeof ROWS)[number]): string =>
    `SELECT ${country === null ? 'NULL' : text(country)} AS country, ${fare ?? 'NULL'} AS fare`;
  return `(${ROWS.map(literal).join(' UNION ALL ')}) AS t`;
}

describe.each(['duckdb', 'postgres', 'sqlite'])('groups in %s', (target) => {
  test.each(['all', 'missing'])(
    'have the codes of the library, with else %s',
    async (otherwise) => {
      const document = { features: [feature(otherwise)] };
      const options = { ...EXPORT_DEFAULTS, append: true, from: table() };
      const rows = await rowsOn(target, String(exporterOf(target).write(jobOf(document), options)));
      const found = rows.map((row) => (row[2] === null ? null : Number(row[2])));
      const made = discretizer(document as SpecInput).transformObjects(ROWS);
      expect(found).toEqual(made.rows.map(({ fare }) => fare));
    },
  );

  test.each([
    ['int', []],
    ['bounds', []],
    ['label', []],
    ['midpoint', []],
    ['lower', []],
  ])('have a check and rows if a list has no values, in mode %s', async (output, boundaries) => {
    const groups = [
      { key: ['DE'], boundaries },
      { key: ['AT'], boundaries: [0.5, 2] },
    ];
    const one = { columns: ['fare'], by: ['country'], boundaries: [1, 2.5], groups, output };
    const job = jobOf({ features: [{ ...one, else: 'missing' }] });
    expect(await rowsOn(target, exporterOf(target).check(job, CHECK_DEFAULTS))).toEqual([]);
    const options = { ...EXPORT_DEFAULTS, append: true, from: table() };
    const rows = await rowsOn(target, String(exporterOf(target).write(job, options)));
    expect(rows).toHaveLength(ROWS.length);
  });

  test('of whole numbers are those of their text', async () => {
    const groups = [{ key: ['2026'], boundaries: [5, 15] }];
    const document = { columns: ['fare'], by: ['year'], boundaries: [10], groups };
    const options = { ...EXPORT_DEFAULTS, append: true, from: '(SELECT 7 AS fare, 2026 AS year)' };
    const query = exporterOf(target).write(jobOf({ features: [document] }), {
      ...options,
      from: `${options.from} AS t`,
    });
    expect(String(query)).toContain('-- year: text or whole numbers; as DOUBLE or DECIMAL, 2026');
    expect((await rowsOn(target, String(query))).map((row) => Number(row[2]))).toEqual([1]);
  });

  test.each([
    ['all', 'left'],
    ['missing', 'right'],
  ])(
    'of more than 1,000 keys have the codes of the library, with else %s, closed %s',
    async (otherwise, closed) => {
      const groups = Array.from({ length: 1100 }, (_, i) => ({
        key: [[`k${i}`, `it's "${i}" \\`, null][i % 3] ?? null, `${i}`],
        ...(i % 5 > 0 && { boundaries: Array.from({ length: i % 4 }, (__, j) => i + j / 4) }),
      }));
      const one = { columns: ['fare'], by: ['country', 'group_key_1'], boundaries: [10, 600.5] };
      const document = { missing: 'own', features: [{ ...one, groups, else: otherwise, closed }] };
      const keys = [...groups.filter((_, i) => i % 37 === 0).map(({ key }) => key), ['k1', 'no']];
      const rows = keys.flatMap(([country = null, key]) =>
        [0, 370, 370.25, 500, 1e9, null].map((fare) => ({ country, group_key_1: key, fare })),
      );
      const text = (key: string | null | undefined): string =>
        key === null || key === undefined ? 'NULL' : `'${key.replaceAll("'", "''")}'`;
      const selects = rows.map(
        ({ country, group_key_1, fare }) =>
          `SELECT ${text(country)} AS country, ${text(group_key_1)} AS group_key_1, ${fare ?? 'NULL'} AS fare`,
      );
      const options = {
        ...EXPORT_DEFAULTS,
        append: true,
        from: `(${selects.join(' UNION ALL ')}) AS t`,
      };
      const job = jobOf(document);
      const query = String(exporterOf(target).write(job, options));
      const keyOf = (cells: readonly unknown[]): string =>
        JSON.stringify([cells[0], cells[1], cells[2] === null ? null : Number(cells[2])]);
      // A query with a table of keys may give rows in another order.
      const found = new Map(
        (await rowsOn(target, query)).map((row) => [keyOf(row), Number(row[3])]),
      );
      const made = discretizer(document as SpecInput).transformObjects(rows);
      const codes = rows.map((row) => found.get(keyOf(Object.values(row))));
      expect(codes).toEqual(made.rows.map(({ fare }) => fare));
      expect(new Set(codes).size).toBeGreaterThan(3);
      expect(await rowsOn(target, exporterOf(target).check(job, CHECK_DEFAULTS))).toEqual([]);
    },
    60_000,
  );

  test('differ in the check if a key or a number of a group is another one', async () => {
    const query = exporterOf(target).check(jobOf({ features: [feature('all')] }), CHECK_DEFAULTS);
    const changes = [
      query.replace("'DE' THEN", "'DF' THEN"),
      query.replaceAll('15e0', '15.5e0').replaceAll('< 15.0 ', '< 15.5 '),
    ];
    expect(await rowsOn(target, query)).toEqual([]);
    for (const changed of changes) {
      expect(changed).not.toBe(query);
      expect((await rowsOn(target, changed)).length).toBeGreaterThan(0);
    }
  });
});

describe('groups', () => {
  test.each([
    ['duckdb', 'DOUBLE'],
    ['duckdb', 'DECIMAL(10, 1)'],
    ['duckdb', 'FLOAT'],
    ['sqlite', 'REAL'],
  ])('by a column of another type end the query in %s: %s', async (target, type) => {
    const from = `(SELECT 7 AS fare, CAST(2026 AS ${type}) AS country) AS t`;
    const options = { ...EXPORT_DEFAULTS, append: true, from };
    const query = exporterOf(target).write(jobOf({ features: [feature('all')] }), options);
    await expect(rowsOn(target, String(query))).rejects.toThrow(/text or a whole number|malformed/);
  });

  test('that are unknown end the query if they are errors, or are rejected', async () => {
    const job = jobOf({ features: [feature('error')] });
    const options = { ...EXPORT_DEFAULTS, append: true, from: table() };
    const query = String(exporterOf('duckdb').write(job, options));
    await expect(rowsOn('duckdb', query)).rejects.toThrow('unknown group in fare');
    for (const name of ['postgres', 'sqlite', 'mysql', 'snowflake', 'tsql']) {
      expect(() => exporterOf(name).write(job, options)).toThrow('"else": "error" of "fare"');
    }
  });

  const MANY = Array.from({ length: 1001 }, (_, i) => ({ key: [`k${i}`], boundaries: [i] }));
  const many = (more: object = {}): object => ({
    features: [{ columns: ['x'], by: ['g'], boundaries: [0], groups: MANY, ...more }],
  });

  test('of up to 1,000 keys are a CASE', () => {
    const job = jobOf(many({ groups: MANY.slice(0, 1000) }));
    for (const name of SQL) {
      expect(() => exporterOf(name).write(job, EXPORT_DEFAULTS), name).not.toThrow();
    }
  });

  let manyJob: ExportJob | undefined;
  test.each(SQL)('of more than 1,000 keys are looked up, or rejected by %s', (name) => {
    manyJob ??= jobOf(many());
    const job = manyJob;
    const write = () => exporterOf(name).write(job, EXPORT_DEFAULTS);
    if (['duckdb', 'postgres', 'sqlite'].includes(name)) expect(write).not.toThrow();
    else expect(write).toThrow('1,001 groups of "x", more than 1,000 in a CASE');
  });

  test.each<[string, object]>([
    ['labels', { output: 'label' }],
    [
      'values outside that are missing',
      {
        outside: 'missing',
        groups: MANY.map((one) => ({ ...one, boundaries: [1, 2] })),
        boundaries: [1, 2],
      },
    ],
    ['errors', { else: 'error' }],
    ['special codes beside missing groups', { else: 'missing', special: [5] }],
  ])('of more than 1,000 keys with %s are rejected', (_, more) => {
    const write = () => exporterOf('duckdb').write(jobOf(many(more)), EXPORT_DEFAULTS);
    expect(write).toThrow('1,001 groups of "x", more than 1,000 in a CASE');
  });

  test('by a column that is binned itself are rejected', () => {
    const document = { columns: ['x'], by: ['x'], boundaries: [0], groups: [] };
    expect(() => jobOf({ features: [document] })).toThrow('cannot export groups by "x", which is');
  });

  test.each(EXPORTERS.map(({ name }) => name))('leave to %s, or are rejected by name', (name) => {
    const job = jobOf({ features: [feature('all')] });
    const write = () => exporterOf(name).write(job, { ...EXPORT_DEFAULTS, append: true });
    if (TAKE_GROUPS.includes(name)) expect(write).not.toThrow();
    else expect(write).toThrow(`cannot export to ${name}: `);
  });
});

const SQL = EXPORTERS.filter(({ forms }) => forms.includes('view')).map(({ name }) => name);
const TAKE_GROUPS = [...SQL, 'python', 'polars', 'pyspark', 'r', 'javascript'];
