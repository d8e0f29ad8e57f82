import { describe, expect, test } from 'vitest';
import type { InvalidPolicy, MissingPolicy } from '../../../src/core/missing.ts';
import { CSV } from '../../../src/csv/dialect.ts';
import type { EngineName } from '../../../src/engine/choose-engine.ts';
import { countTableBins, type TableCounts } from '../../../src/jobs/drift/count-bins.ts';
import { requestFor } from '../../../src/plan/bin-request.ts';
import { parseSpec } from '../../../src/spec/parse.ts';
import type { Spec } from '../../../src/spec/spec.ts';
import { sourceOf } from '../../support/sources.ts';

/** Two values below 5 and one above it, two missing cells, and one invalid cell. */
const TEXT = 'v,w\n1,1\n2,1\n,1\n9,1\nNA,1\nx,1\n';

/** The bins of `v`, the missing ones last; and the dropped rows, by the policies of a spec. */
const COUNTED: readonly [MissingPolicy, InvalidPolicy, readonly number[], number][] = [
  ['empty', 'error', [2, 1, 3], 0],
  ['empty', 'missing', [2, 1, 3], 0],
  ['empty', 'drop', [2, 1, 2], 1],
  ['own', 'error', [2, 1, 3], 0],
  ['own', 'missing', [2, 1, 3], 0],
  ['own', 'drop', [2, 1, 2], 1],
  ['last', 'error', [2, 1, 3], 0],
  ['last', 'missing', [2, 1, 3], 0],
  ['last', 'drop', [2, 1, 2], 1],
  ['error', 'error', [2, 1, 3], 0],
  ['error', 'missing', [2, 1, 3], 0],
  ['error', 'drop', [2, 1, 2], 1],
  ['drop', 'error', [2, 1, 0], 3],
  ['drop', 'missing', [2, 1, 0], 3],
  ['drop', 'drop', [2, 1, 0], 3],
];

async function counted(
  spec: Spec,
  text: string,
  isWeighed: boolean,
  engine: EngineName,
): Promise<TableCounts> {
  const options = { threads: 1, blockBytes: 64, engine, isWeighed };
  const counts = await countTableBins(requestFor(spec), [sourceOf(text)], CSV, options);
  if (counts === undefined) throw new Error('the text is empty');
  return counts;
}

function specOf(missing: MissingPolicy, invalid: InvalidPolicy, baseline?: unknown): Spec {
  return parseSpec({
    missing,
    invalid,
    features: [{ columns: ['v'], boundaries: [5], ...(baseline !== undefined && { baseline }) }],
  });
}

describe.each(['records', 'bytes'] as const)('with engine %s', (engine) => {
  describe.each(COUNTED)('with missing %s and invalid %s', (missing, invalid, bins, dropped) => {
    test('drops the rows that the spec drops, and counts every other cell', async () => {
      const { counts, stats } = await counted(specOf(missing, invalid), TEXT, true, engine);
      expect([counts[0]?.bins, stats.dropped]).toEqual([bins, dropped]);
    });

    test('counts a file of training data as it counts new data', async () => {
      const baseline = { rows: 6, weight: 'w', bins: [3, 3], missing: 0, invalid: 0 };
      const spec = specOf(missing, invalid, baseline);
      const [news, training] = [
        await counted(spec, TEXT, true, engine),
        await counted(spec, TEXT, false, engine),
      ];
      expect(training.counts[0]?.bins).toEqual(news.counts[0]?.bins);
      expect(training.stats.dropped).toBe(news.stats.dropped);
    });
  });
});
