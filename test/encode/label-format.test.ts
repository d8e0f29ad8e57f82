import { describe, expect, test } from 'vitest';
import { Boundaries, type BoundaryOptions } from '../../src/core/boundaries.ts';
import type { MissingPolicy } from '../../src/core/missing.ts';
import { binTable, type LabelOptions } from '../../src/encode/bin-table.ts';
import { labelFormat } from '../../src/encode/label-format.ts';
import { caught } from '../support/caught.ts';

/** The labels that a format makes of the boundaries 18 and 65. */
function labels(
  label_format: string,
  more: LabelOptions & BoundaryOptions & { missing?: MissingPolicy } = {},
): string[] {
  const { missing = 'empty', labels: own, label_digits, ...how } = more;
  const { depth, label } = binTable(Boundaries.of([18, 65], how), missing, {
    ...(own && { labels: own }),
    ...(label_digits !== undefined && { label_digits }),
    label_format,
  });
  return Array.from({ length: depth }, (_, code) => label(code));
}

describe('a label format', () => {
  test('has at most 1,000 characters', async () => {
    const longest = `${'x'.repeat(997)}{n}`;
    expect(labels(longest)[0]).toBe(`${'x'.repeat(997)}1`);
    const error = await caught(() => labelFormat(`x${longest}`));
    expect(error.code).toBe('E_LABELS');
    expect(error.message).toMatch(/: more than 1000 characters$/);
  });

  test.each([
    ['Q{n}', ['Q1', 'Q2', 'Q3']],
    ['{code:2}', ['00', '01', '02']],
    ['{n:3}/{code}', ['001/0', '002/1', '003/2']],
    ['{code:2}: {label}', ['00: (-inf, 18)', '01: [18, 65)', '02: [65, +inf)']],
    ['{{{code}}}', ['{0}', '{1}', '{2}']],
  ])('%s writes codes and labels', (format, expected) => {
    expect(labels(format)).toEqual(expected);
  });

  test.each([
    ['{lower}–{upper}', ['< 18', '18–65', '≥ 65']],
    ['{code:2}:{lower}-{upper}', ['00:< 18', '01:18-65', '02:≥ 65']],
    ['age [{lower}, {upper})!', ['age < 18!', 'age [18, 65)!', 'age ≥ 65!']],
    ['{lower}+', ['< 18', '18+', '65+']],
    ['≥ {lower} ({n})', ['< 18 (1)', '≥ 18 (2)', '≥ 65 (3)']],
    ['to {upper}', ['to 18', 'to 65', 'to ≥ 65']],
  ])('%s writes words for edges that are not there', (format, expected) => {
    expect(labels(format)).toEqual(expected);
  });

  test('writes a comparison for the closed side', () => {
    expect(labels('{lower}-{upper}', { closed: 'right' })).toEqual(['≤ 18', '18-65', '> 65']);
  });

  test('writes both edges of every bin if values outside are missing', () => {
    expect(labels('{lower}-{upper}', { outside: 'missing' })).toEqual(['18-65']);
  });

  test('writes the label of missing values for their edges, or alone', () => {
    const missing = 'own';
    expect(labels('{code}: {lower}-{upper}', { missing }).at(-1)).toBe('3: missing');
    expect(labels('{code}: {label}', { missing }).at(-1)).toBe('3: missing');
    expect(labels('Q{n}', { missing }).at(-1)).toBe('missing');
    const own = { missing, labels: ['a', 'b', 'c', 'none'] } as const;
    expect(labels('Q{n}', own).at(-1)).toBe('none');
  });

  test('writes own labels', () => {
    expect(labels('{n}. {label}', { labels: ['a', 'b', 'c'] })).toEqual(['1. a', '2. b', '3. c']);
  });

  test.each([
    ['{x}', 'unknown field {x}'],
    ['{code:0}', 'unknown field {code:0}'],
    ['{lower:2}', 'unknown field {lower:2}'],
    ['{}', 'unknown field {}'],
    ['{code', 'unmatched "{"'],
    ['code}{n}', 'unmatched "}"'],
    ['bin', 'it has no field'],
    ['', 'it has no field'],
  ])('"%s" is rejected', async (format, why) => {
    const error = await caught(() => labelFormat(format));
    expect(error).toMatchObject({
      code: 'E_LABELS',
      message: `invalid label format "${format}": ${why}`,
    });
  });
});
