import type { NiceScale } from '../column-type.ts';

const [MINUTE, HOUR, DAY] = [60, 3600, 86_400];

/** The steps of nice durations from a second to a day, in seconds. */
const CLOCK_STEPS: readonly number[] = [
  ...[1, 2, 5, 10, 15, 30],
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR),
  DAY,
];

/** The digits of other steps, which are 1, 2 or 5 times a power of ten: of days, or of seconds below one second. */
const DIGITS = [1, 2, 5];

/** The number of steps from 0 beyond which adjacent multiples may be the same float64. */
const MOST_STEPS = 2 ** 50;

/** Nice durations: whole seconds, minutes and hours as clocks divide them, and whole days. */
export const durationScale: NiceScale = {
  shortestWithin(value, { above, below }) {
    for (const step of nearbySteps(value)) {
      const found = Math.round(value / step) * step;
      if (above < found && found < below) return found;
    }
    return undefined;
  },
  niceEdges(min, max, bins) {
    const step = stepNear(max / bins - min / bins);
    const [first, last] = [Math.floor(min / step) + 1, Math.floor(max / step)];
    if (!(Math.max(Math.abs(first), Math.abs(last)) < MOST_STEPS)) return [];
    const edges = Array.from({ length: last - first + 1 }, (_, i) => multiple(first + i, step));
    return edges.filter((edge) => edge > min && edge <= max);
  },
};

/** Steps from coarse to fine, to which a duration may be rounded; at least a second. */
function nearbySteps(value: number): readonly number[] {
  const days = Math.floor(Math.log10(Math.max(Math.abs(value) / DAY, 1)));
  const exponents = Array.from({ length: days + 1 }, (_, i) => days - i);
  const whole = exponents.flatMap((exponent) =>
    DIGITS.toReversed().map((digit) => digit * 10 ** exponent * DAY),
  );
  return [...whole, ...CLOCK_STEPS.toReversed()];
}

/** The step nearest to a width, by ratio. */
function stepNear(width: number): number {
  const unit = width > DAY ? DAY : 1;
  const exponent = Math.floor(Math.log10(width / unit));
  const decimal = [...DIGITS, 10].map((digit) => digit * Number(`1e${exponent}`) * unit);
  const steps = width >= 1 && width <= DAY ? CLOCK_STEPS : decimal;
  const distance = (step: number): number => Math.abs(Math.log(step / width));
  return steps.reduce((best, step) => (distance(step) < distance(best) ? step : best));
}

/** N steps; fractions of a second as the nearest float64 of a short decimal. */
function multiple(count: number, step: number): number {
  return step < 1 ? count / Math.round(1 / step) : count * step;
}
