import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { cutEvery } from '../support/sources.ts';
import { readTable } from '../support/table.ts';

const require = createRequire(import.meta.url);

/** The cases of csv-spectrum: a CSV file, and what it means. */
const FOLDER = dirname(require.resolve('csv-spectrum'));
const CASES = readdirSync(join(FOLDER, 'csvs')).map((file) => file.replace(/\.csv$/, ''));

/**
 * The one that has quotes inside unquoted fields, as text. Its JSON is no array and has another
 * telephone number than its CSV file, so it says below what it means.
 */
const LENIENT = 'location_coordinates';

function contentOf(name: string): Buffer {
  return readFileSync(join(FOLDER, 'csvs', `${name}.csv`));
}

test('csv-spectrum has its twelve cases', () => {
  expect(CASES.length).toBe(12);
  expect(CASES).toContain(LENIENT);
});

test.each(CASES.filter((name) => name !== LENIENT))('csv-spectrum: %s', async (name) => {
  const content = contentOf(name);
  const expected: unknown = JSON.parse(readFileSync(join(FOLDER, 'json', `${name}.json`), 'utf8'));
  for (const cuts of [[], cutEvery(1, content)]) {
    const { header, rows, failure } = await readTable(content, {}, cuts);
    expect(failure).toBeUndefined();
    const objects = rows.map((row) => Object.fromEntries(header.map((key, i) => [key, row[i]])));
    expect(objects).toEqual(expected);
  }
});

test(`csv-spectrum: ${LENIENT} is refused, and read as its hint says`, async () => {
  const { failure } = await readTable(contentOf(LENIENT));
  expect(failure).toMatchObject({ code: 'E_STRAY_QUOTE', at: { line: 2, column: 22 } });
  expect(failure?.hint).toContain('--quote none');
  const { rows } = await readTable(contentOf(LENIENT), { quote: null });
  expect(rows).toEqual([
    ['2095257564', '37\ufffd36\'37.8"N 121\ufffd2\'17.9"W', 'Modesto', 'Stanislaus'],
  ]);
});
