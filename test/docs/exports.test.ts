import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { EXPORT_DEFAULTS } from '../../src/export/exporter.ts';
import { EXPORTERS, exporterOf } from '../../src/export/registry.ts';
import { jobOf } from '../export/jobs.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** A feature of each kind, in the order of the table's columns. */
const KINDS: Readonly<Record<string, object>> = {
  numbers: { boundaries: [10] },
  'special codes': { boundaries: [10], special: [-999] },
  durations: { type: 'duration', boundaries: ['90s'] },
  'written numbers': { numbers: ['percent'], boundaries: [0.1] },
  times: { boundaries: ['2026-01-01'] },
  groups: { boundaries: [10], by: ['city'], groups: [{ key: ['Rome'], boundaries: [9] }] },
};

/** True if a target takes a feature; false if it refuses it by name. */
function takes(name: string, feature: object): boolean {
  const job = jobOf({ missing: 'last', features: [{ columns: ['fare'], ...feature }] });
  try {
    exporterOf(name).write(job, { ...EXPORT_DEFAULTS, append: true });
    return true;
  } catch (error) {
    expect(String(error)).toContain(`cannot export to ${name}: `);
    return false;
  }
}

test('docs/sql.md says which kinds of columns leave to which targets', () => {
  const names = Object.keys(KINDS);
  const rows = EXPORTERS.map(({ name }) => {
    const marks = Object.values(KINDS).map((feature) => (takes(name, feature) ? 'yes' : 'no'));
    return `| ${name} | ${marks.join(' | ')} |`;
  });
  const head = `| target | ${names.join(' | ')} |\n| --- |${names.map(() => ' --- |').join('')}`;
  const table = `${head}\n${rows.join('\n')}\n`;
  expect(readFileSync(join(ROOT, 'docs/sql.md'), 'utf8')).toContain(table);
});
