import { describe, expect, test } from 'vitest';
import { targetPartFromJson, targetPartToJson } from '../../../src/fit/partial/target-json.ts';
import type { TargetPart } from '../../../src/fit/partial/target-part.ts';
import { tallyOf } from '../../../src/fit/target/tally/tally.ts';
import { SPEC_DEFAULTS } from '../../../src/spec/spec.ts';
import { caught } from '../../support/caught.ts';

const rows = {
  values: Float64Array.of(1, -0, Number.POSITIVE_INFINITY, 1),
  targets: Float64Array.of(0, 1, 1, 1),
  weights: Float64Array.of(0.1, 0.2, 0.3, 0.7),
};
const { missing, invalid, na_values, default_na } = SPEC_DEFAULTS;

function part(kind: 'labels' | 'sums', texts?: readonly string[]): TargetPart {
  const tally = tallyOf(rows, { kind, texts });
  return {
    rules: { missing, invalid, na_values, default_na },
    weight: 'w',
    rows: 4,
    target: 'y',
    areTexts: texts !== undefined,
    labels: texts ?? [0, 1],
    features: [
      {
        column: 'x',
        invalid: 1,
        leftOut: 2,
        codes: [[-999]],
        clean: tally,
        special: [tally],
        missing: tally,
      },
    ],
  };
}

const data = (kind: 'labels' | 'sums' = 'labels') =>
  JSON.parse(JSON.stringify(targetPartToJson(part(kind), '1')));

describe('a part of a table with a target, as JSON', () => {
  test.each([
    ['labels of numbers', part('labels')],
    ['labels of texts', part('labels', ['no', 'yes'])],
    ['sums', part('sums')],
  ])('comes back to the bit: %s', (_, one) => {
    expect(targetPartFromJson(JSON.parse(JSON.stringify(targetPartToJson(one, '1'))))).toEqual(one);
  });

  type Json = ReturnType<typeof data>;
  test.each<[string, (json: Json) => unknown, string]>([
    ['a kind', (json) => (json.kind = 'x'), 'kind must be'],
    ['a later version', (json) => (json.version = 2), 'version must be 1'],
    ['an unknown label', (json) => (json.target.labels = [0]), 'must be a label of the target'],
    ['texts as numbers', (json) => (json.target.labels = ['a']), 'target.labels[0] must be'],
    ['unsorted values', (json) => json.features[0].clean.labels[1].values.reverse(), 'ascending'],
    ['a value too few', (json) => json.features[0].clean.labels[1].values.pop(), 'lists of 2'],
    ['a negative weight', (json) => (json.features[0].clean.labels[0].rows[0][0] = -1), 'positive'],
    ['a text as weight', (json) => (json.features[0].clean.labels[0].rows[0][0] = 'a'), 'finite'],
    ['no special rows', (json) => (json.features[0].special = []), 'a list of 1'],
    ['a stray member', (json) => (json.features[0].x = 1), 'must be an object of'],
    ['a column twice', (json) => json.features.push(json.features[0]), 'columns that differ'],
  ])('is rejected with %s', async (_, change, message) => {
    const json = data();
    change(json);
    const error = await caught(() => targetPartFromJson(json));
    expect(error).toMatchObject({ code: 'E_FIT', message: expect.stringContaining(message) });
  });
});
