import { expect, test } from 'vitest';
import { bytesOf } from '../../../src/csv/byte-string.ts';
import { TextCodes } from '../../../src/csv/columns/text-codes.ts';
import { CSV } from '../../../src/csv/dialect.ts';
import { cellRules } from '../../../src/plan/read-request.ts';
import { SPEC_DEFAULTS } from '../../../src/spec/spec.ts';

test('codes of texts are numbered as they come, without blanks, and missing cells have none', () => {
  const codes = new TextCodes();
  const rules = cellRules(SPEC_DEFAULTS, CSV);
  const cells = ['yes', ' no', '', 'NA', 'yes ', bytesOf('è')];
  expect(cells.map((cell) => codes.codeOf(cell, rules))).toEqual([
    0,
    1,
    Number.NaN,
    Number.NaN,
    0,
    2,
  ]);
  expect(codes.texts).toEqual(['yes', 'no', 'è']);
});
