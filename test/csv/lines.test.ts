import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextLine, restOfLine } from '../../src/csv/lines.ts';

test('the rest of a line is the same however it is cut into pieces', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '\r', '\n'), maxLength: 12 });
  fc.assert(
    fc.property(text, fc.array(fc.integer({ min: 1, max: 4 })), (line, sizes) => {
      const bytes = Buffer.from(line);
      let [used, isAfterCr, isOver] = [0, false, false];
      for (let at = 0, i = 0; at < bytes.length && !isOver; i++) {
        const piece = bytes.subarray(at, at + (sizes[i] ?? 1));
        const rest = restOfLine(piece, isAfterCr);
        used += rest.used;
        ({ isAfterCr, isOver } = rest);
        at += piece.length;
      }
      const end = nextLine(bytes, 0, true);
      expect(isOver).toBe(end !== undefined);
      expect(used).toBe(end ?? bytes.length);
    }),
  );
});
