import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteBuilder, fixedBytes } from '../../../../src/engine/bytes/rejected/byte-builder.ts';

function taken(builder: ByteBuilder): string {
  return Buffer.from(builder.take()).toString('latin1');
}

test('writes whole numbers in decimal', () => {
  const builder = new ByteBuilder(32);
  const numbers = fc.oneof(fc.nat(120), fc.nat(Number.MAX_SAFE_INTEGER));
  fc.assert(
    fc.property(numbers, (number) => {
      builder.decimal(number);
      expect(taken(builder)).toBe(String(number));
    }),
  );
});

test('keeps its bytes when it grows, and is empty after they are taken', () => {
  const builder = new ByteBuilder(5);
  builder.add(fixedBytes(Buffer.from('abcde')));
  builder.reserve(100);
  builder.addQuoted(Buffer.from('x"y""z'), 1, 5);
  builder.byte(10);
  expect(builder.length).toBe(13);
  expect(taken(builder)).toBe('abcde""y""""\n');
  builder.add(fixedBytes(Buffer.from('e')));
  expect(taken(builder)).toBe('e');
});
