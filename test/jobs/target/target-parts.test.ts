import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RawFitOptions } from '../../../src/cli/arguments/raw-options.ts';
import { targetRequestOf } from '../../../src/cli/options/target/target-request.ts';
import { CSV } from '../../../src/csv/dialect.ts';
import { collectRows } from '../../../src/jobs/target/collect-target.ts';
import { fitTables, fitTarget } from '../../../src/jobs/target/fit-target.ts';
import {
  dataOfPart,
  mergeTargetFiles,
  tallied,
  targetPartText,
} from '../../../src/jobs/target/target-parts.ts';
import { targetRulesOf } from '../../../src/jobs/target/target-request.ts';
import { stringifySpec } from '../../../src/spec/stringify.ts';
import { sourceOf } from '../../support/sources.ts';

type Flags = Partial<Omit<RawFitOptions, 'target'>>;

/** Flags that learn, which `--merge` takes, too. */
const LEARN = { minBin: '1', minEvents: '1' };

const requestOf = (flags: Flags) =>
  targetRequestOf({ defaultNa: true, columns: ['x'], ...flags } as RawFitOptions, 'y');

async function columnsOf(flags: Flags, rows: readonly string[]) {
  const source = sourceOf(`x,y\n${rows.join('')}`);
  return await collectRows(requestOf(flags), [source], CSV, { engine: 'records', threads: 1 });
}

/** The text of a part of a table. */
async function partOf(flags: Flags, rows: readonly string[]): Promise<string> {
  const request = requestOf(flags);
  return targetPartText(tallied(request, await columnsOf(flags, rows)), request, '0').trimEnd();
}

/** The spec of all rows. */
async function whole(reading: Flags, rows: readonly string[]): Promise<string> {
  const flags = { ...LEARN, ...reading };
  const { spec } = fitTarget(requestOf(flags), await columnsOf(flags, rows), '0');
  return stringifySpec(spec);
}

/** The spec of two parts, which are read with flags that the merge does not get. */
async function merged(reading: Flags, rows: readonly string[], cut: number): Promise<string> {
  const texts = [await partOf(reading, rows.slice(0, cut)), await partOf(reading, rows.slice(cut))];
  const request = requestOf(LEARN);
  const lines = async function* () {
    for (const [i, text] of texts.entries()) yield { text, line: i + 1 };
  };
  const part = await mergeTargetFiles([{ name: 'parts', lines: lines() }], request);
  const { spec } = fitTables(request, dataOfPart(part, targetRulesOf(request)), '0');
  return stringifySpec(spec);
}

/** What a fit gives, or the code of its error. */
async function outcome(work: Promise<string>): Promise<unknown> {
  try {
    return await work;
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
}

/** Rules by which cells are read, and a table without cells that end the run by them. */
const CASES = fc
  .record({
    missing: fc.constantFrom('empty', 'own', 'last', 'drop', 'error'),
    invalid: fc.constantFrom('error', 'missing', 'drop'),
    naValues: fc.constantFrom(undefined, ['99'], ['-', '7']),
    defaultNa: fc.boolean(),
    special: fc.constantFrom(undefined, ['5']),
  })
  .chain((reading) => {
    const mayMiss = reading.missing !== 'error';
    const odd = reading.invalid === 'drop' || (reading.invalid === 'missing' && mayMiss);
    const extra = [...(mayMiss ? ['', '99', '7'] : []), ...(odd ? ['oops', '-', 'NA'] : [])];
    const number = fc.integer({ min: 100, max: 130 }).map(String);
    const x = fc.oneof({ weight: 5, arbitrary: number }, fc.constantFrom('5', ...extra));
    const y = fc.constantFrom('0', '1', ...(mayMiss && reading.defaultNa ? [''] : []));
    const row = fc.tuple(x, y).map(([a, b]) => `${a},${b}\n`);
    const rows = fc.array(row, { minLength: 12, maxLength: 60 });
    return fc.tuple(fc.constant(reading as Flags), rows, fc.integer({ min: 0, max: 12 }));
  });

test('merged parts give the spec of all rows to the byte, by whatever rules cells are read', async () => {
  let fits = 0;
  await fc.assert(
    fc.asyncProperty(CASES, async ([reading, rows, cut]) => {
      const expected = await outcome(whole(reading, rows));
      expect(await outcome(merged(reading, rows, cut))).toEqual(expected);
      if (expected !== 'E_FIT') fits++;
    }),
    { numRuns: 150 },
  );
  expect(fits).toBeGreaterThan(75);
});

test('the spec of parts has the rules of the parts', async () => {
  const reading = { invalid: 'missing', missing: 'own', naValues: ['99'] } as Flags;
  const rows = Array.from(
    { length: 60 },
    (_, i) => `${i === 7 ? '99' : i},${+(i % 4 > 0 === i > 30)}\n`,
  );
  const spec: unknown = JSON.parse(await merged(reading, rows, 20));
  expect(spec).toMatchObject({ missing: 'own', invalid: 'missing', na_values: ['99'] });
});
