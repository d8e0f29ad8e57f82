/**
 * A field as a byte string, without its quotes.
 *
 * @param quote -1 if quotes have no meaning
 */
export function fieldText(bytes: Buffer, start: number, end: number, quote: number): string {
  if (quote < 0 || bytes[start] !== quote) return bytes.toString('latin1', start, end);
  const sign = String.fromCharCode(quote);
  return bytes.toString('latin1', start + 1, end - 1).replaceAll(sign + sign, sign);
}
