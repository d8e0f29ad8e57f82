import { expect, test } from 'vitest';
import { ForeignNumbers } from '../../src/describe/foreign-numbers.ts';
import type { ReadCell } from '../../src/describe/read-cell.ts';

const TEXT: ReadCell = { kind: 'text' };

test('texts are numbers in the notation of the first one', () => {
  const foreign = new ForeignNumbers();
  const marked = ['1,5', 'x', '2,25', '1 234'].map((text) => foreign.marked(TEXT, text).isForeign);
  expect(marked).toEqual([true, undefined, true, undefined]);
  expect(foreign.notation).toEqual({ decimal: ',', thousands: null });
  foreign.repeat({ kind: 'text', isForeign: true });
  foreign.repeat(TEXT);
  expect(foreign.count).toBe(3);
});

test.each(['x', '1,234', ''])(
  'no text is a foreign number after %j, whose notation is unknown',
  (first) => {
    const foreign = new ForeignNumbers();
    expect([first, '1,5', '1 234'].map((text) => foreign.marked(TEXT, text))).toEqual([
      TEXT,
      TEXT,
      TEXT,
    ]);
    expect(foreign.notation).toBeUndefined();
  },
);

test('cells that are no text are left as they are', () => {
  const cell: ReadCell = { kind: 'styled', value: 1.5 };
  expect(new ForeignNumbers().marked(cell, '1,5')).toBe(cell);
});
