import { expect, test } from 'vitest';
import { foreignNumberOf } from '../../src/describe/describe-column.ts';

const POINT = { decimal: '.', thousands: null } as const;
const COMMA = { decimal: ',', thousands: '.' } as const;

/** The remedy for a cell. */
function remedyOf(text: string, notation: typeof POINT | typeof COMMA): string | undefined {
  return foreignNumberOf({ text, line: 2 }, notation)?.remedy;
}

test('a number in another notation has the flags that read it', () => {
  expect(remedyOf(' 1,5', POINT)).toBe('with --decimal , it is 1.5');
  expect(remedyOf('1.5', COMMA)).toBe('with --decimal . without --thousands it is 1.5');
});

test.each([
  ['8', POINT],
  ['8.25', POINT],
  ['-inf', POINT],
  ['1.234,5', COMMA],
  ['word', POINT],
] as const)('a cell that the notation reads, or none does, has no flags: %s', (text, notation) => {
  expect(remedyOf(text, notation)).toBeUndefined();
});
