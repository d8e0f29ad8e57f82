import { beforeAll, expect, test } from 'vitest';
import { expectedCode } from '../../src/export/adversarial.ts';
import { EXPORT_DEFAULTS } from '../../src/export/exporter.ts';
import { exporterOf } from '../../src/export/registry.ts';
import { type FeatureRule, rulesOf } from '../../src/export/rule.ts';
import { parseSpec } from '../../src/spec/parse.ts';
import { type TestEngine, testEngines } from '../export/sql/engines.ts';
import { golden } from './golden.ts';

/** Codes by a plain count in numpy 2.4.6, in float64 or float32; a missing value has none. */
interface Case {
  readonly name: string;
  readonly closed: string;
  readonly precision: string;
  readonly boundaries: readonly string[];
  readonly values: readonly (string | null)[];
  readonly codes: readonly (number | null)[];
}

const { cases } = golden<{ cases: readonly Case[] }>('engines.json');

function ruleOf({ closed, precision, boundaries }: Case): FeatureRule {
  const features = [{ columns: ['x'], closed, boundaries: boundaries.map(Number) }];
  return rulesOf(parseSpec(JSON.stringify({ precision, features })))[0] as FeatureRule;
}

let engines: readonly TestEngine[] = [];
beforeAll(async () => {
  engines = await testEngines();
});

test('the expected codes of checks are those of numpy', () => {
  for (const one of cases) {
    const rule = ruleOf(one);
    const values = one.values.map((text) => (text === null ? null : Number(text)));
    expect(values.map((value) => expectedCode(value, rule))).toEqual(one.codes);
  }
});

test('DuckDB, PostgreSQL and SQLite give the codes of numpy for every case and its values', async () => {
  const words = { rules: [], names: [], engine: undefined };
  const origin = { spec: 'spec.json', sha256: '', version: '', words };
  for (const one of cases) {
    const sample = new Map([['x', one.values.map((text) => (text === null ? NaN : Number(text)))]]);
    const job = { origin, rules: [ruleOf(one)] };
    for (const { name, rows } of engines) {
      const query = exporterOf(name).check(job, { ...EXPORT_DEFAULTS, sample });
      expect(await rows(query), `${name} ${one.name} ${one.closed} ${one.precision}`).toEqual([]);
    }
  }
});
