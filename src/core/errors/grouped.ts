/**
 * A number with commas between thousands, as `toLocaleString('en-US')` writes it. Whole numbers avoid that function,
 * whose first call loads the data of all languages, which takes longer than binning a small file.
 */
export function grouped(n: number | bigint): string {
  const isWhole = typeof n === 'bigint' || Number.isSafeInteger(n);
  if (!isWhole || Object.is(n, -0)) return n.toLocaleString('en-US');
  return String(n).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** From this number on, digits are harder to read than a power of ten. */
const MOST_GROUPED = 1e15;

/** A count of any size for messages: `1,000,002`, or `about 1e+300`. */
export function countText(n: number | bigint): string {
  if (n < MOST_GROUPED) return grouped(n);
  if (typeof n === 'number') return `about ${n.toExponential(0)}`;
  const digits = String(n);
  return `about ${digits[0]}e+${digits.length - 1}`;
}
