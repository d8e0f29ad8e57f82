/** 64-bit hashes in two halves: each function returns the first half; {@link secondHalf} returns the second half. */

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);
let second = 0;

/** The upper half of the bits of -0. */
const NEGATIVE = 0x80000000;

/** The second half of the last hash. */
export function secondHalf(): number {
  return second;
}

/** The hash of a number; -0 has the hash of 0. */
export function hashNumber(value: number): number {
  double[0] = value;
  return hashWords(words[0] as number, words[1] as number);
}

/** The hash of a number by the two halves of its bits, the lower one first. */
export function hashWords(low: number, sign: number): number {
  const high = sign === NEGATIVE && low === 0 ? 0 : sign;
  return finished(Math.imul(low, 0x9e3779b1) ^ high, Math.imul(high, 0x85ebca77) ^ low);
}

/** The hash of a text. */
export function hashText(text: string): number {
  let [one, other] = [0x811c9dc5, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    one = Math.imul(one ^ unit, 0x9e3779b1);
    other = Math.imul(other ^ unit, 0x5f356495);
  }
  return finished(one, other);
}

/** Mixes two hashes until the bits of both halves depend on all bits of both (the finalizer of MurmurHash3). */
function finished(one: number, other: number): number {
  const mixed = mix(one ^ Math.imul(other, 0xc2b2ae35));
  second = mix(other ^ Math.imul(mixed, 0x27d4eb2f));
  return mixed;
}

function mix(hash: number): number {
  let bits = hash;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
