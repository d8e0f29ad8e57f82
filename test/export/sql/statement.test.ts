import { beforeAll, describe, expect, test } from 'vitest';
import { EXPORT_DEFAULTS } from '../../../src/export/exporter.ts';
import { exporterOf } from '../../../src/export/registry.ts';
import type { SqlDialect } from '../../../src/export/sql/dialect.ts';
import { duckdb } from '../../../src/export/sql/dialects/duckdb.ts';
import { postgres } from '../../../src/export/sql/dialects/postgres.ts';
import { sqlite } from '../../../src/export/sql/dialects/sqlite.ts';
import { discretize } from '../../../src/index.ts';
import type { SpecInput } from '../../../src/spec/input.ts';
import { type TestEngine, testEngines } from './engines.ts';
import { jobOf } from './job.ts';

const DIALECTS: readonly SqlDialect[] = [duckdb, postgres, sqlite];

const engines = new Map<string, TestEngine>();
beforeAll(async () => {
  for (const engine of await testEngines()) engines.set(engine.name, engine);
});

async function rowsOn({ name }: SqlDialect, sql: string): Promise<string[][]> {
  const rows = (await engines.get(name)?.rows(sql)) ?? [['no engine']];
  return rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
}

/** Names that break out of careless quotes, each in its own way. */
const NAMES = ['id', `we"ird \`col\` ' ; -- \\ %x`, 'ta]ble[$1]:p? é日本😀', 'line\nend'];

/** Labels that do. */
const LABELS = [
  `it's \\' "x" -- /* `,
  '\\',
  "'; DROP TABLE t; --",
  'line\nend\ttab é日本😀 $' + '{x} $1 ?',
];

const VALUES: readonly (readonly (number | null)[])[] = [
  [1, 0.05, 0.1, -1],
  [2, 0.1, null, 0],
  [3, 0.2, 3, 0.5],
  [4, null, 0.15, 1],
  [5, 7, -99, 2],
];

async function fill(dialect: SqlDialect, table: string): Promise<void> {
  const columns = NAMES.map((name) => `${dialect.identifier(name)} DOUBLE PRECISION`);
  const rows = VALUES.map((row) => `(${row.map((x) => (x === null ? 'NULL' : String(x))).join()})`);
  const type =
    dialect.name === 'duckdb' ? (text: string) => text.replaceAll(' PRECISION', '') : String;
  await rowsOn(
    dialect,
    `DROP TABLE IF EXISTS ${table}; CREATE TABLE ${table} (${type(columns.join(', '))}); INSERT INTO ${table} VALUES ${rows.join()}`,
  );
}

/** The rows of the command for the same table. */
async function commandRows(document: object, append: boolean): Promise<string[][]> {
  const cell = (value: unknown): string => `"${String(value ?? '').replaceAll('"', '""')}"`;
  const lines = [NAMES, ...VALUES].map((row) => row.map(cell).join(','));
  const pieces: Uint8Array[] = [];
  for await (const piece of discretize(`${lines.join('\n')}\n`, document as SpecInput, {
    append,
  })) {
    pieces.push(piece);
  }
  return parsed(Buffer.concat(pieces).toString()).slice(1);
}

/** The records of CSV that may have quotes. */
function parsed(text: string): string[][] {
  const records: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/g)) {
    records.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\n') records.push([]);
  }
  return records.slice(0, -1);
}

const SPECS = [
  { missing: 'empty', output: 'label', labels: LABELS },
  { missing: 'own', output: 'label', labels: [...LABELS, "'"] },
  { missing: 'drop', output: 'int' },
  { missing: 'last', output: 'one_hot' },
  { missing: 'empty', output: 'multi_hot' },
  { missing: 'own', output: 'count' },
];

function documentOf({ missing, ...feature }: (typeof SPECS)[number]): object {
  const columns = [NAMES[1], NAMES[2]];
  const features = [{ ...feature, name: `f"'\\\`x`, columns, boundaries: [0.1, 0.2, 3] }];
  return { missing, na_values: ['-99'], features };
}

describe.each(DIALECTS)('$name', (dialect) => {
  test.each(SPECS)(
    'a query gives the rows of the command: $output, missing $missing',
    async (spec) => {
      const document = documentOf(spec);
      await fill(dialect, 't');
      const header = NAMES;
      for (const append of [false, true]) {
        const options = { ...EXPORT_DEFAULTS, from: 't', append, header };
        const query = String(exporterOf(dialect.name).write(jobOf(document), options));
        expect(await rowsOn(dialect, query)).toEqual(await commandRows(document, append));
      }
      const open = { ...EXPORT_DEFAULTS, from: 't', append: true };
      const query = String(exporterOf(dialect.name).write(jobOf(document), open));
      expect(await rowsOn(dialect, query)).toEqual(await commandRows(document, true));
    },
  );

  test('creates a view and a table of a hostile name', async () => {
    await fill(dialect, 't');
    const document = documentOf({ missing: 'empty', output: 'int' });
    const table = `v"'\`x ${dialect.name}`;
    const quoted = dialect.identifier(table);
    const rows = await commandRows(document, false);
    for (const form of ['view', 'table']) {
      const options = { ...EXPORT_DEFAULTS, form, table, from: 't', header: NAMES };
      await rowsOn(dialect, String(exporterOf(dialect.name).write(jobOf(document), options)));
      expect(await rowsOn(dialect, `SELECT * FROM ${quoted}`)).toEqual(rows);
      await rowsOn(dialect, `DROP ${form.toUpperCase()} ${quoted}`);
    }
  });

  test('an unknown column is an error, not text', async () => {
    const job = jobOf({ features: [{ columns: ['nope'], boundaries: [1] }] });
    const options = { ...EXPORT_DEFAULTS, from: 't', append: true };
    await fill(dialect, 't');
    const query = String(exporterOf(dialect.name).write(job, options));
    await expect(rowsOn(dialect, query)).rejects.toThrow(/nope/);
  });

  test('policy error ends the query, or a second query counts the rows', async () => {
    await fill(dialect, 't');
    const document = documentOf({ missing: 'error', output: 'int' });
    const options = { ...EXPORT_DEFAULTS, from: 't', append: true };
    const query = String(exporterOf(dialect.name).write(jobOf(document), options));
    if (dialect.raise !== undefined) {
      await expect(rowsOn(dialect, query)).rejects.toThrow(/missing value in f"'/);
      const whole = query.replace(/;\n$/, `\nWHERE ${dialect.identifier('id')} = 1;\n`);
      expect(await rowsOn(dialect, whole)).toHaveLength(1);
    } else expect(await rowsOn(dialect, query)).toEqual([['3']]);
  });
});

test('DuckDB replaces columns without knowing the others', async () => {
  await fill(duckdb, 't');
  const document = documentOf({ missing: 'empty', output: 'int' });
  const options = { ...EXPORT_DEFAULTS, from: 't' };
  const query = String(exporterOf('duckdb').write(jobOf(document), options));
  expect(await rowsOn(duckdb, query)).toEqual(await commandRows(document, false));
});

test('an engine without such a form asks for the names of all columns', () => {
  const document = documentOf({ missing: 'empty', output: 'int' });
  const write = () =>
    exporterOf('postgres').write(jobOf(document), { ...EXPORT_DEFAULTS, from: 't' });
  expect(write).toThrow(/needs the names of all columns/);
});
