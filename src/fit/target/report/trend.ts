/** The name of the shape of rates. */
export type ObservedTrend = 'constant' | 'ascending' | 'descending' | 'peak' | 'valley' | 'none';

/** The shape of rates from bin to bin; ties count as either direction. */
export function observedTrend(rates: readonly number[]): ObservedTrend {
  const signs = rates
    .slice(1)
    .map((rate, i) => Math.sign(rate - (rates[i] as number)))
    .filter((sign) => sign !== 0);
  const turns = signs.filter((sign, i) => i > 0 && sign !== signs[i - 1]).length;
  const [first] = signs;
  if (first === undefined) return 'constant';
  if (turns > 1) return 'none';
  if (turns === 1) return first > 0 ? 'peak' : 'valley';
  return first > 0 ? 'ascending' : 'descending';
}
