import { describe, expect, test } from 'vitest';
import { EXPORT_DEFAULTS } from '../../../src/export/exporter.ts';
import { EXPORTERS, exporterOf } from '../../../src/export/registry.ts';
import { bigquery } from '../../../src/export/sql/dialects/bigquery.ts';
import { clickhouse } from '../../../src/export/sql/dialects/clickhouse.ts';
import { mysql } from '../../../src/export/sql/dialects/mysql.ts';
import { postgres } from '../../../src/export/sql/dialects/postgres.ts';
import { snowflake } from '../../../src/export/sql/dialects/snowflake.ts';
import { spark } from '../../../src/export/sql/dialects/spark.ts';
import { sqlite } from '../../../src/export/sql/dialects/sqlite.ts';
import { trino } from '../../../src/export/sql/dialects/trino.ts';
import { tsql } from '../../../src/export/sql/dialects/tsql.ts';
import { caught } from '../../support/caught.ts';
import { jobOf } from './job.ts';

const SQL = EXPORTERS.filter(({ forms }) => forms.includes('expression'));

function expressionOn(target: string, document: object): string {
  const text = String(exporterOf(target).write(jobOf(document), EXPORT_DEFAULTS));
  return text
    .split('\n')
    .filter((line) => !line.startsWith('--'))
    .join('\n')
    .trim();
}

const oneOf = (boundaries: readonly number[], more: object = {}): object => ({
  features: [{ columns: ['x'], boundaries, ...more }],
});

describe('text', () => {
  test('is safe under every mode of the engine', () => {
    expect(postgres.text("it's")).toBe("'it''s'");
    expect(postgres.text("\\' OR 1=1 --")).toBe("E'\\\\'' OR 1=1 --'");
    expect(mysql.text("\\'é")).toBe("CONVERT(x'5c27c3a9' USING utf8mb4)");
    expect(sqlite.text("\\'")).toBe("'\\'''");
    expect(trino.text("\\'")).toBe("'\\'''");
    expect(clickhouse.text("\\'\n")).toBe("'\\\\\\'\\n'");
    expect(bigquery.text("\\'\n")).toBe("'\\\\\\'\\n'");
    expect(snowflake.text("\\'\n")).toBe("'\\\\\\'\\n'");
    expect(spark.text("\\'$" + '{x}')).toBe("'\\\\\\'\\u0024{x}'");
    expect(tsql.text("a'\r\nGO\nb")).toBe(
      "N'a''' + NCHAR(13) + NCHAR(10) + N'GO' + NCHAR(10) + N'b'",
    );
  });

  test.each(SQL)('$name rejects NUL', async ({ name }) => {
    const write = () => expressionOn(name, oneOf([1], { output: 'label', labels: ['a\0b', 'c'] }));
    expect(await caught(write)).toMatchObject({ code: 'E_EXPORT' });
  });
});

describe('an empty boundary list', () => {
  test.each(SQL)('is code 0 for every number in $name', ({ name }) => {
    expect(expressionOn(name, oneOf([]))).toMatch(/ ELSE 0 END\b/);
  });
});

describe('names', () => {
  test('are quoted as the engine has it', () => {
    expect(postgres.identifier('a"b')).toBe('"a""b"');
    expect(mysql.identifier('a`b')).toBe('`a``b`');
    expect(sqlite.identifier('a`b')).toBe('`a``b`');
    expect(clickhouse.identifier('a`\\b')).toBe('`a\\`\\\\b`');
    expect(spark.identifier('a`b')).toBe('`a``b`');
    expect(tsql.identifier('a]b')).toBe('[a]]b]');
  });

  test.each([
    ['postgres', 'é'.repeat(32), 'has more than 63 bytes'],
    ['mysql', 'x'.repeat(65), 'has more than 64 characters'],
    ['mysql', 'x ', 'holds a character that names cannot hold'],
    ['mysql', '😀', 'holds a character that names cannot hold'],
    ['bigquery', 'a`b', 'holds a character that names cannot hold'],
    ['bigquery', 'a\nb', 'holds a character that names cannot hold'],
    ['bigquery', 'a\u202eb', 'holds a character that names cannot hold'],
    ['spark', '$' + '{x}', 'holds a character that names cannot hold'],
    ['tsql', 'x'.repeat(129), 'has more than 128 characters'],
  ])('%s rejects %j', async (target, name, message) => {
    const features = [{ columns: [name], boundaries: [1] }];
    const error = await caught(() => expressionOn(target, { features }));
    expect(error).toMatchObject({ code: 'E_EXPORT' });
    expect(error.message).toContain(message);
  });

  test('may hold any character of Unicode', () => {
    const features = [{ columns: ['é日本😀'], boundaries: [1] }];
    for (const { name } of SQL.filter((one) => one.name !== 'mysql')) {
      expect(expressionOn(name, { features })).toContain('é日本😀');
    }
  });
});

describe('boundaries', () => {
  test('are literals of float64, never of decimals', () => {
    for (const { name } of SQL.filter((one) => one.name !== 'sqlite')) {
      expect(expressionOn(name, oneOf([0.1])), name).toMatch(/0\.1e0/i);
    }
  });

  test('bins closed on the right have the form that only <= needs', () => {
    const right = (target: string): string =>
      expressionOn(target, oneOf([1, 2], { closed: 'right' }));
    expect(right('postgres')).toContain(`2 - width_bucket(-(("x" + 0)::float8), '{-2e0,-1e0}'`);
    expect(right('trino')).toContain(
      '2 - width_bucket(-(CAST("x" + 0 AS double)), ARRAY[-2E0, -1E0])',
    );
    expect(right('bigquery')).toContain(
      '2 - RANGE_BUCKET(-(CAST(`x` + 0 AS FLOAT64)), [-2e0, -1e0])',
    );
    expect(right('mysql')).toContain('INTERVAL(CAST(`x` AS DOUBLE), 1.0000000000000002e0,');
    expect(right('clickhouse')).toContain('> b, [1e0, 2e0])');
  });

  test('MySQL has no number above the greatest one', () => {
    const greatest = oneOf([Number.MAX_VALUE], { closed: 'right' });
    expect(expressionOn('mysql', greatest)).toBe(
      'CASE WHEN `x` IS NULL THEN NULL ELSE 0 END AS `x`',
    );
  });

  test.each([
    ['duckdb', 201, "'[0e0,"],
    ['sqlite', 1001, 'json_each'],
    ['spark', 101, 'from_json'],
    ['trino', 255, 'json_parse'],
    ['snowflake', 201, 'FILTER'],
    ['tsql', 101, '(VALUES (0E0)'],
  ])('%s has another form for %d and more', (target, size, form) => {
    const list = (length: number): object => oneOf(Array.from({ length }, (_, i) => i));
    expect(expressionOn(target, list(size))).toContain(form);
    expect(expressionOn(target, list(size - 1))).not.toContain(form);
  });

  test('too many are rejected by their number', async () => {
    const boundaries = Array.from({ length: 10_001 }, (_, i) => i);
    const of = (target: string, more: object = {}) =>
      caught(() => expressionOn(target, oneOf(boundaries, more)));
    for (const target of ['spark', 'trino', 'bigquery', 'snowflake', 'tsql']) {
      expect((await of(target)).message).toBe(
        `cannot export to ${target}: 10,001 boundaries, more than 10,000`,
      );
    }
    expect((await of('postgres', { output: 'label' })).message).toBe(
      'cannot export to postgres: 10,002 different values in a CASE, more than 10,000',
    );
  });

  test('T-SQL rejects a subnormal number', async () => {
    expect((await caught(() => expressionOn('tsql', oneOf([5e-324])))).message).toBe(
      'cannot export to tsql: 5e-324: its float has no subnormal numbers',
    );
  });
});

describe('the first lines', () => {
  test.each(SQL)('of $name name the spec, its SHA-256, the version and the check', ({ name }) => {
    const made = jobOf(oneOf([1]));
    const spec = 'a\n--b"*/.json';
    const words = { ...made.origin.words, rules: [spec] };
    const job = { ...made, origin: { ...made.origin, spec, words } };
    const exporter = exporterOf(name);
    const check = { ...EXPORT_DEFAULTS, sample: new Map() };
    for (const text of [exporter.write(job, EXPORT_DEFAULTS), exporter.check(job, check)]) {
      const [first, second, third] = String(text).split('\n');
      expect(first).toBe('-- Made by discretize 0.0.0 from a?-b??/.json');
      expect(second).toBe(`-- SHA-256 of the spec: ${'0'.repeat(64)}`);
      expect(third).toContain(
        `-- Check it: discretize export --to ${name} --check 'a?--b"?/.json' | `,
      );
    }
  });

  test('warn of columns of 32 bits if the spec compares in float64', () => {
    const text = (precision: string): string =>
      String(exporterOf('postgres').write(jobOf({ precision, ...oneOf([1]) }), EXPORT_DEFAULTS));
    expect(text('float64')).toContain('REAL or FLOAT columns of 32 bits');
    expect(text('float32')).not.toContain('REAL or FLOAT columns of 32 bits');
  });
});
