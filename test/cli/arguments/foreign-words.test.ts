import { expect, test } from 'vitest';
import { foreignWordHint } from '../../../src/cli/arguments/foreign-words.ts';
import { parseNumberList } from '../../../src/core/cells/number-list.ts';

test.each([
  ['quartile', 'for quartiles, write -n 4'],
  ['Deciles', 'for deciles, write -n 10'],
  ['histogram', 'for a histogram, write discretize hist in.csv'],
  ['equal_width', 'for bins of equal width, write -n 5 --strategy uniform, or --width 10'],
  ['bins', 'for N bins, write -n 5; for explicit boundaries, -b 0,10,20'],
  ['digitize', 'for explicit boundaries, write -b 0,10,20'],
  ['fare', undefined],
])('suggests what to write for %s', (word, hint) => {
  expect(foreignWordHint(word)).toBe(hint);
});

test('suggests an equals sign if a column name stands where boundaries do', () => {
  expect(() => parseNumberList('income')).toThrow(
    expect.objectContaining({ hint: 'for the column "income", write income=10,20' }),
  );
});
