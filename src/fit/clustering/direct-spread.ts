/**
 * The spread of few values: squares about a number near their mean, less what it is off. Nothing cancels, but it
 * takes two steps for each value.
 *
 * @param end exclusive; there is at least one value
 */
export function directSpread(
  values: Float64Array,
  weights: Float64Array,
  start: number,
  end: number,
): number {
  const first = values[start] as number;
  let [weight, moment] = [0, 0];
  for (let i = start; i < end; i++) {
    weight += weights[i] as number;
    moment += (weights[i] as number) * ((values[i] as number) - first);
  }
  const mean = moment / weight;
  let [squares, off] = [0, 0];
  for (let i = start; i < end; i++) {
    const distance = (values[i] as number) - first - mean;
    squares += (weights[i] as number) * distance * distance;
    off += (weights[i] as number) * distance;
  }
  return Math.max(0, squares - (off * off) / weight);
}
