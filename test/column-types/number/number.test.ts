import { describe, expect, test } from 'vitest';
import type { NumberStyle } from '../../../src/column-types/column-type.ts';
import { styleRemedy } from '../../../src/column-types/number/number.ts';
import { NUMBER_STYLES, numberReader } from '../../../src/column-types/number/styles.ts';
import { type Notation, POINT } from '../../../src/core/cells/notation.ts';

const COMMA: Notation = { decimal: '.', thousands: ',' };
const GERMAN: Notation = { decimal: ',', thousands: null };

describe('the remedy for a cell that the styles do not read', () => {
  test.each<[readonly NumberStyle[], string, Notation, string | undefined]>([
    [['currency'], '12%', POINT, 'with --numbers currency,percent it is 0.12'],
    [['currency'], '($5)', POINT, 'with --numbers currency,accounting it is -5'],
    [['percent'], '1.2k', POINT, 'with --numbers percent,si it is 1200'],
    [['currency'], '$1,234', POINT, 'with --decimal , it is 1.234, with --thousands , it is 1234'],
    [['currency'], '$1,234.50', POINT, 'with --thousands , it is 1234.5'],
    [['currency'], '1.234,50 EUR', GERMAN, 'with --thousands . it is 1234.5'],
    [['currency'], '$7.5.5', POINT, undefined],
    [['percent'], '%', COMMA, undefined],
    [['currency'], '0x10', POINT, 'write hexadecimal, binary and octal numbers in decimal'],
  ])('given %j, %s gets the flags that read it', (given, text, notation, remedy) => {
    expect(styleRemedy(given)(text, notation)).toBe(remedy);
  });

  const CELLS = [
    '$5',
    '12%',
    '(5)',
    '1.5D3',
    '1.2k',
    '<0.5',
    '18-24',
    '$1,5',
    '1,5%',
    '$',
    '%',
    '5.5.5',
  ];
  const NOTATIONS = [POINT, COMMA, GERMAN];

  test('never names a style or a separator that is given', () => {
    for (const style of NUMBER_STYLES) {
      for (const notation of NOTATIONS) {
        for (const text of CELLS) {
          if (numberReader([style], notation)(text) !== undefined) continue;
          const remedy = styleRemedy([style])(text, notation) ?? '';
          const suggested = [...remedy.matchAll(/--(\S+) (\S+)/g)].map(([flag]) => flag);
          expect(suggested).not.toContain(`--numbers ${style}`);
          expect(suggested).not.toContain(`--decimal ${notation.decimal}`);
          expect(suggested).not.toContain(`--thousands ${notation.thousands}`);
        }
      }
    }
  });
});
