/**
 * A number with commas between thousands, as `toLocaleString('en-US')` writes it. That is not called for whole
 * numbers: the first call loads the data of all languages, which takes longer than to bin a small file.
 */
export function grouped(n: number | bigint): string {
  const isWhole = typeof n === 'bigint' || Number.isSafeInteger(n);
  if (!isWhole || Object.is(n, -0)) return n.toLocaleString('en-US');
  return String(n).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
