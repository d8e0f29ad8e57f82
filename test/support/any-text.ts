import fc, { type Arbitrary } from 'fast-check';

/** Any code point but a surrogate: `fc.string({ unit: 'binary' })` lists all of them first, which takes a second. */
const character: Arbitrary<string> = fc
  .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((code) => String.fromCodePoint(code));

/** Text of any characters, half of them within the basic plane. */
export const anyText: Arbitrary<string> = fc.string({ unit: character });
