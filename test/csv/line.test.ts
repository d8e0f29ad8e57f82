import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldAt, Line } from '../../src/csv/line.ts';

/** A line of fields within other bytes. */
function lineOf(fields: readonly string[], delimiter: string): Line {
  const content = Buffer.from(fields.join(delimiter));
  const bytes = Buffer.concat([Buffer.from('1,'), content, Buffer.from(',x\n')]);
  const span = { start: 2, end: 2 + content.length, width: fields.length };
  return new Line(bytes, span, Buffer.from(delimiter));
}

describe('a line', () => {
  test.each([',', ';;'])('has its fields between delimiters: %j', (delimiter) => {
    const field = fc.string({ unit: fc.constantFrom('a', '1', ' ', 'long text '), maxLength: 4 });
    fc.assert(
      fc.property(fc.array(field, { minLength: 1, maxLength: 5 }), (fields) => {
        const line = lineOf(fields, delimiter);
        expect(fields.map((_, position) => fieldAt(line, position))).toEqual(fields);
        expect(line.fields).toEqual(fields);
        const last = line.startOf(fields.length - 1);
        expect(line.bytes.toString('latin1', last, line.end)).toBe(fields.at(-1));
        expect(line.startOf(fields.length)).toBe(last);
      }),
      { numRuns: 300 },
    );
  });

  test('gives the same texts each time', () => {
    const line = lineOf(['a', 'b'], ',');
    expect(line.fields).toBe(line.fields);
  });
});

test('a field of texts is one of them', () => {
  expect(fieldAt(['a', 'b'], 1)).toBe('b');
});
