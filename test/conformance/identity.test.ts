import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HOSTILE_CELLS } from '../hostile/cells.ts';
import { ready, type Way } from './run.ts';

/** What is not bucketed goes out as it came in: quotes, blanks, line ends, bytes that are no UTF-8. */
const require = createRequire(import.meta.url);
const SAMPLES = resolve(import.meta.dirname, '../../samples');
const SPECTRUM = join(dirname(require.resolve('csv-spectrum')), 'csvs');

function filesOf(folder: string): [string, string][] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .map((name) => [name, readFileSync(join(folder, name), 'latin1')]);
}

/** One file for all of the cells that a table can have, for each kind of line end. */
const CELLS: [string, string][] = ['\n', '\r\n', '\r', '\r\r\n', '\n\r'].flatMap(
  (end): [string, string][] => {
    const lines = ['n,text', ...HOSTILE_CELLS.map((cell, i) => `${i},${cell}`)];
    return [
      [`hostile cells, ${JSON.stringify(end)}`, lines.join(end) + end],
      [`hostile cells, ${JSON.stringify(end)}, none at the end`, lines.join(end)],
      [`hostile cells, ${JSON.stringify(end)}, and a mark`, `\xef\xbb\xbf${lines.join(end + end)}`],
    ];
  },
);

/** Quotes within unquoted cells, which are rejected. */
const REFUSED = new Set(['location_coordinates.csv']);
const FILES = [...filesOf(SAMPLES), ...filesOf(SPECTRUM), ...CELLS].filter(
  ([name]) => !REFUSED.has(name),
);

const WAYS: readonly Way[] = [
  { engine: 'bytes', threads: 1 },
  { engine: 'bytes', threads: 1, blockBytes: 37 },
  { engine: 'bytes', threads: 3, blockBytes: 64, aloneBlocks: 0 },
];

/** A sign that is in none of the files, for what is added. */
const MARK = '\x01';

describe('with a column added, and taken away again, a file is the same to the byte:', () => {
  test.each(FILES)('%s', async (_, content) => {
    const feature = { boundaries: [0], output: 'label', labels: [MARK, MARK, MARK] };
    const job = {
      files: [content],
      spec: { features: [feature], invalid: 'missing', missing: 'own' },
      request: { columns: '1', append: true, suffix: MARK },
    };
    expect(content).not.toContain(MARK);
    for (const way of WAYS) {
      const { output, error } = await ready(job)(way);
      expect(error).toBeUndefined();
      // The first name that is made repeats the column's own; the others are the mark alone.
      const [header = '', ...rest] = output.split(new RegExp(`,"?[^,${MARK}]*${MARK}"?`));
      expect(header + rest.join('') === content, JSON.stringify(way)).toBe(true);
    }
  });
});
