const [PLUS, MINUS, ZERO, NINE] = [43, 45, 48, 57];

/**
 * The end of a plain number in bytes, which the grammar surely reads: a sign or none, digits, and a decimal separator or
 * none after the first of them. Other numbers, such as 1e5 and .5, are left to the grammar.
 *
 * @param start the start of the cell
 * @param end the end of the bytes (exclusive)
 * @param decimal the byte of the decimal separator
 * @returns -1 if no plain number starts there; the cell may go on after one
 */
export function plainNumberEnd(
  bytes: Uint8Array,
  start: number,
  end: number,
  decimal: number,
): number {
  const first = bytes[start] as number;
  let at = start < end && (first === PLUS || first === MINUS) ? start + 1 : start;
  const digits = at;
  while (at < end && isDigit(bytes[at] as number)) at++;
  if (at === digits) return -1;
  if (at < end && bytes[at] === decimal) {
    at++;
    while (at < end && isDigit(bytes[at] as number)) at++;
  }
  return at;
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= NINE;
}

/** True for a byte that a plain number may have, which a delimiter should not be. @param decimal as above */
export function isInPlainNumbers(byte: number, decimal: number): boolean {
  return byte === decimal || byte === PLUS || byte === MINUS || isDigit(byte);
}
