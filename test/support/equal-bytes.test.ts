import { describe, expect, test } from 'vitest';

/** More elements than can be compared one by one in the time of a test. */
const MANY = 20_000_000;

describe('typed arrays', () => {
  test('with equal bytes are equal, also within other values', () => {
    expect([{ codes: new Uint8Array(MANY) }]).toStrictEqual([{ codes: new Uint8Array(MANY) }]);
  });

  test.each([
    ['a byte', Uint8Array.of(1, 2), Uint8Array.of(1, 3)],
    ['their length', Uint8Array.of(1, 2), Uint8Array.of(1)],
    ['their type', Uint8Array.of(1), Int8Array.of(1)],
    ['the sign of zero', Float64Array.of(0), Float64Array.of(-0)],
    ['the part of a buffer that they show', Uint8Array.of(1, 2).subarray(1), Uint8Array.of(1, 2)],
  ])('that differ in %s are not equal', (_, a, b) => {
    expect(a).not.toEqual(b);
    expect({ a }).not.toStrictEqual({ a: b });
  });

  test('with different bytes of one value are equal', () => {
    const [quiet, other] = [Float64Array.of(Number.NaN), Float64Array.of(Number.NaN)];
    new DataView(other.buffer).setUint8(0, 1);
    expect(Buffer.from(other.buffer)).not.toEqual(Buffer.from(quiet.buffer));
    expect(other).toEqual(quiet);
  });
});
