/**
 * The shortest digits that read back exactly, always with an exponent: many engines read digits without one as a
 * decimal.
 */
export function withExponent(value: number): string {
  const text = String(value).replace('e+', 'e');
  return text.includes('e') ? text : `${text}e0`;
}

const CHUNK = 52;

/**
 * A number as a whole number below 2^53 times or divided by powers of two: exact even if the engine reads decimal
 * digits wrongly.
 *
 * @param value finite
 */
export function inPowersOfTwo(value: number): string {
  const sign = value < 0 ? '-' : '';
  let [mantissa, exponent] = [Math.abs(value), 0];
  while (!Number.isInteger(mantissa)) [mantissa, exponent] = [mantissa * 2, exponent - 1];
  while (mantissa >= 2 ** 53) [mantissa, exponent] = [mantissa / 2, exponent + 1];
  const sized = Math.abs(exponent);
  const whole = Array.from({ length: Math.floor(sized / CHUNK) }, () => 2 ** CHUNK);
  const powers = sized % CHUNK === 0 ? whole : [...whole, 2 ** (sized % CHUNK)];
  const operator = exponent < 0 ? '/' : '*';
  return `${sign}${mantissa}.0${powers.map((power) => `${operator}${power}.0`).join('')}`;
}

/** The name of a float64 in a check: as JavaScript prints it, with -0. */
export function valueName(value: number | null): string {
  if (value === null) return 'NULL';
  return Object.is(value, -0) ? '-0' : String(value);
}

/** True for subnormal numbers. */
export function isSubnormal(value: number): boolean {
  return value !== 0 && Math.abs(value) < 2 ** -1022;
}
