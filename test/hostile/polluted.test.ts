import { describe, expect, test } from 'vitest';
import { type Job, meaning, ready, type Way } from '../conformance/run.ts';
import { type Polluted, pollutionsOf, type Style, TARGET } from './polluted.ts';

/**
 * What must hold of any file: a record of another width than the header is refused, with its line; and
 * where a file is read to its end, no cell stands in another column than its own.
 */
const STYLES: readonly Style[] = [
  { end: '\n', isQuoted: false },
  { end: '\r\n', isQuoted: true },
];

const RECORDS: Way = { engine: 'records', threads: 1 };
const BYTES: Way = { engine: 'bytes', threads: 1, blockBytes: 61 };

/** A cell of the good table, which says its column. */
const TAGGED = /^[ '"]*[ch](\d)r?\d*/;

interface Meaning {
  readonly rows: readonly (readonly string[])[];
  readonly stats: { readonly rows: number } | undefined;
  readonly error: { readonly code: string; readonly at: { readonly line?: number } } | undefined;
}

function jobOf({ bytes }: Polluted): Job {
  return {
    files: [Buffer.from(bytes).toString('latin1')],
    spec: { features: [{ boundaries: [2, 4, 6] }], invalid: 'missing' },
    request: { columns: String(TARGET + 1) },
  };
}

/** Both engines' answer, which must be one. */
async function answer(polluted: Polluted): Promise<Meaning> {
  const job = jobOf(polluted);
  const run = ready(job);
  const said = meaning(await run(RECORDS), job);
  expect(meaning(await run(BYTES), job), polluted.name).toEqual(said);
  return said as Meaning;
}

/** The cells that stand in another column than their own. */
function moved({ rows }: Meaning): string[] {
  return rows.flatMap((cells) =>
    cells.filter((cell, column) => {
      const own = TAGGED.exec(cell)?.[1];
      return own !== undefined && Number(own) !== column;
    }),
  );
}

describe.each(STYLES)('a table with lines ending in $end, quoted: $isQuoted', (style) => {
  const pollutions = pollutionsOf(style);

  test('is spoiled in hundreds of ways', () => {
    expect(pollutions.length).toBeGreaterThan(300);
  });

  test('no record of another width is read, and the error says its line', async () => {
    const ragged = pollutions.filter(({ isRagged, line }) => isRagged && line !== undefined);
    expect(ragged.length).toBeGreaterThan(80);
    for (const polluted of ragged) {
      const { error, rows } = await answer(polluted);
      expect(error?.code, polluted.name).toMatch(/^E_(?:RAGGED_ROW|STRAY_QUOTE|QUOTE_NOT_CLOSED)$/);
      expect(error?.at.line, polluted.name).toBe(polluted.line);
      expect(rows.length, polluted.name).toBeLessThan(polluted.line ?? 0);
    }
  });

  test('a header of another width than the rows is found out at the first row', async () => {
    const ragged = pollutions.filter(({ isRagged, line }) => isRagged && line === undefined);
    expect(ragged.length).toBeGreaterThan(10);
    for (const polluted of ragged) {
      const { error } = await answer(polluted);
      expect(error?.code, polluted.name).toMatch(
        /^E_(?:RAGGED_ROW|STRAY_QUOTE|QUOTE_NOT_CLOSED|COLUMNS|UNKNOWN_COLUMN)$/,
      );
    }
  });

  test('whatever else is spoiled, no cell is in a column that is not its own', async () => {
    let [read, rejected] = [0, 0];
    for (const polluted of pollutions.filter(({ isRagged }) => !isRagged)) {
      const said = await answer(polluted);
      expect(moved(said), polluted.name).toEqual([]);
      if (said.error === undefined) read++;
      else {
        rejected++;
        // A quote that swallows line ends is found out where it is closed; the record begins before that.
        const { line = 0 } = said.error.at;
        expect(line, polluted.name).toBeGreaterThanOrEqual(polluted.line ?? 0);
        expect(said.rows.length, polluted.name).toBeLessThan(polluted.line ?? Infinity);
      }
      for (const cells of said.rows.slice(1)) {
        expect(cells.length, polluted.name).toBe(said.rows[0]?.length);
      }
    }
    expect(read).toBeGreaterThan(20);
    expect(rejected).toBeGreaterThan(50);
  });
});
