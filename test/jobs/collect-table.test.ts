import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RawFitOptions } from '../../src/cli/arguments/raw-options.ts';
import { fitRequestOf } from '../../src/cli/options/fit/fit-options.ts';
import { targetRequestOf } from '../../src/cli/options/target/target-request.ts';
import { CSV } from '../../src/csv/dialect.ts';
import { collectTable } from '../../src/jobs/collect-table.ts';
import { fitCollected } from '../../src/jobs/fit-spec.ts';
import { mergeParts, partialText } from '../../src/jobs/partial/merge-partials.ts';
import { collectRows } from '../../src/jobs/target/collect-target.ts';
import { fitTarget } from '../../src/jobs/target/fit-target.ts';
import type { Feature } from '../../src/spec/spec.ts';
import { caught } from '../support/caught.ts';
import { sourceOf } from '../support/sources.ts';

type Flags = { readonly [Flag in keyof RawFitOptions]?: RawFitOptions[Flag] | undefined };
type Engine = 'records' | 'bytes';

/** The codes of the tests: two bins, one of them of a number and a word. */
const CODES = ['-999', 'refused', '-998'] as const;
const SPECIAL = ['v=-999,refused|-998'];

/** A row: the group, the value or a code, a weight, and the target. */
type Row = readonly [group: string, value: string, weight: number, target: number];

function csv(rows: readonly Row[]): string {
  return `g,v,w,y\n${rows.map((row) => row.join(',')).join('\n')}\n`;
}

/** Fits column v in this process, with the flags as they are typed. */
async function fitted(text: string, flags: Flags, engine: Engine): Promise<Feature | undefined> {
  const given = {
    defaultNa: true,
    columns: ['v'],
    bins: '3',
    ...flags,
  } as unknown as RawFitOptions;
  const run = { engine, threads: 1, blockBytes: 64 } as const;
  const source = sourceOf(text);
  if (given.target !== undefined) {
    const request = targetRequestOf(given, given.target);
    return fitTarget(request, await collectRows(request, [source], CSV, run), '0').spec.features[0];
  }
  const request = fitRequestOf(given);
  const table = await collectTable(request, [source], CSV, run);
  return fitCollected(request, table, '0').spec.features[0];
}

/** The boundaries of a feature and of its groups. */
function lists(feature: Feature | undefined): unknown {
  const groups = feature?.groups?.map(({ key, boundaries }) => [key, boundaries]);
  return { boundaries: feature?.boundaries, groups };
}

const value = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -20, max: 80 }).map((x) => String(x / 4)) },
  { weight: 1, arbitrary: fc.constantFrom(...CODES) },
  { weight: 1, arbitrary: fc.constant('') },
);
const row: fc.Arbitrary<Row> = fc.tuple(
  fc.constantFrom('a', 'b'),
  value,
  fc.integer({ min: 0, max: 3 }),
  fc.constantFrom(0, 1),
);
/** Rows that have enough distinct values in both groups. */
const rows = fc
  .array(row, { minLength: 10, maxLength: 60 })
  .map((some): Row[] => [
    ...some,
    ...['a', 'b'].flatMap((group) => [0, 1, 2, 3, 4].map((x): Row => [group, `${x}`, 1, x % 2])),
  ]);

const WAYS: readonly Flags[] = (
  [
    {},
    { strategy: 'uniform' },
    { strategy: 'kmeans', round: 'none' },
    { bins: 'fd' },
    { bins: undefined, strategy: 'width', width: '5' },
    { weight: 'w' },
    { by: 'g' },
    { by: 'g', weight: 'w' },
    { sketch: true },
    { precision: 'float32' },
    { target: 'y', minEvents: '1' },
    { target: 'y', strategy: 'tree' },
  ] as readonly Flags[]
).map((flags: Flags) => ({ special: SPECIAL, ...flags }));

describe('boundaries that are learned with special codes', () => {
  test.each(WAYS.map((flags) => [JSON.stringify(flags), flags] as const))(
    'are those of the rows without codes: %s',
    async (_, flags) => {
      await fc.assert(
        fc.asyncProperty(rows, fc.constantFrom<Engine>('records', 'bytes'), async (all, engine) => {
          const plain = all.filter(([, cell]) => !CODES.some((code) => code === cell));
          const [with_, without] = [
            await fitted(csv(all), flags, engine),
            await fitted(csv(plain), { ...flags, special: undefined }, engine),
          ];
          expect(lists(with_)).toEqual(lists(without));
          expect(with_?.special).toEqual([[-999], ['refused', -998]]);
          const { missing } = without?.fit ?? {};
          expect(with_?.fit).toMatchObject({ missing });
        }),
        { numRuns: 40 },
      );
    },
  );

  test.each([
    [{}, [2, 3]],
    [{ weight: 'w' }, [5, 6]],
    [{ by: 'g' }, [2, 3]],
    [{ sketch: true as const }, [2, 3]],
  ])('leave the codes counted: %j', async (flags, counts) => {
    const codes = ['-999', '-999.0', 'refused', ' refused ', '-998'];
    const coded = codes.map((code, i): Row => ['a', code, [2, 3, 1, 2, 3][i] ?? 0, 1]);
    const plain = [1, 2, 3, 4, 5, 6].map((x): Row => ['b', String(x), 1, 0]);
    for (const engine of ['records', 'bytes'] as const) {
      const feature = await fitted(
        csv([...coded, ...plain]),
        { special: SPECIAL, ...flags },
        engine,
      );
      expect(feature?.fit).toMatchObject({ special_counts: counts, missing: 0, rows: 11 });
      expect(feature?.baseline?.special).toEqual(counts);
    }
  });

  test('are those of the whole, where parts are merged', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.nat(), async (all, at) => {
        const cut = at % all.length;
        const request = fitRequestOf({
          defaultNa: true,
          columns: ['v'],
          bins: '3',
          partial: true,
          special: SPECIAL,
        } as unknown as RawFitOptions);
        const run = { engine: 'records', threads: 1 } as const;
        const collected = (some: readonly Row[]) =>
          collectTable(request, [sourceOf(csv(some))], CSV, run);
        const text = async (some: readonly Row[]): Promise<string> =>
          partialText(await collected(some), '0');
        const texts = [await text(all.slice(0, cut)), await text(all.slice(cut))];
        const files = texts.map((one, i) => ({ name: `${i}`, lines: line(one) }));
        const merged = fitCollected(request, await mergeParts(files, undefined), '0').spec
          .features[0];
        const whole = fitCollected(request, await collected(all), '0').spec.features[0];
        expect(merged).toEqual(whole);
        expect(merged?.special).toHaveLength(2);
      }),
      { numRuns: 40 },
    );
  });

  test('reject parts of other codes', async () => {
    const text = async (special: string): Promise<string> => {
      const flags = { defaultNa: true, columns: ['v'], partial: true, special: [special] };
      const request = fitRequestOf(flags as unknown as RawFitOptions);
      const source = sourceOf('v\n1\n2\n');
      const run = { engine: 'records', threads: 1 } as const;
      return partialText(await collectTable(request, [source], CSV, run), '0');
    };
    const files = [await text('-999'), await text('-998')].map((one, i) => ({
      name: `${i}.json`,
      lines: line(one),
    }));
    const error = await caught(() => mergeParts(files, undefined));
    expect(error.message).toBe('the special codes differ: here -998; in 0.json -999');
  });

  test('are rejected for columns that share boundaries and have other codes', async () => {
    const flags: Flags = { columns: ['v', 'w'], shared: true, special: ['v=-999'] };
    const error = await caught(() => fitted('v,w\n1,2\n3,4\n', flags, 'records'));
    expect(error.code).toBe('E_USAGE');
    expect(error.message).toBe('"v" and "w" share boundaries, but not special codes');
    const both = await fitted(
      'v,w\n-999,2\n3,-999\n5,9\n',
      { ...flags, special: ['-999'] },
      'bytes',
    );
    expect(both?.fit).toMatchObject({ special_counts: [2], min: 2, max: 9 });
  });

  test('are rejected for a column that is not fitted', async () => {
    const flags: Flags = { special: ['w=-999'] };
    const error = await caught(() => fitted('v,w\n1,2\n3,4\n', flags, 'records'));
    expect(error.message).toBe('column "w" has special codes but no bins');
  });
});

async function* line(
  text: string,
): AsyncGenerator<{ readonly text: string; readonly line: number }> {
  yield { text, line: 1 };
}
