import { niceScale } from '../../../column-types/nice-scale.ts';
import { mayMeanNothing } from '../../../core/cells/rejection.ts';
import type { DescribedColumn } from '../../../describe/describe-column.ts';
import { shellWord } from '../../terminal/escape-controls.ts';
import type { TypedFlags } from './describe-options.ts';

/**
 * The command that bins a described column; undefined if there is none.
 *
 * @param isRepeated true if another column has its name
 */
export function nextCommand(
  column: DescribedColumn,
  isRepeated: boolean,
  [path]: readonly string[],
  flags: TypedFlags,
): string | undefined {
  const how = binFlags(column, flags);
  if (how === undefined) return undefined;
  const { position, name } = column;
  const isPlain = /^[\w.-]+$/.test(name) && !/^\d/.test(name);
  const named = isPlain && !isRepeated ? name : String(position);
  const file = path === undefined || path === '-' ? '' : ` ${shellWord(path)}`;
  const [bins, ...others] = how;
  const more = [...others, ...flags.reading].map((one) => ` ${one}`).join('');
  return `discretize ${bins} -c ${named}${more}${invalidFlag(column, flags)}${file}`;
}

/** The fewest values of a column whose distinct values may be bins already. */
const MANY_VALUES = 20;

/** True if the distinct values of a column are bins already. */
function areBins({ counts }: Numbers, { count }: DescribedColumn['distinct']): boolean {
  return count < 3 && counts.reduce((sum, n) => sum + n, 0) >= MANY_VALUES;
}

/** The fewest row numbers: a shorter run of whole numbers may be measurements. */
const SHORTEST_COUNTER = 20;

/** True for row numbers: each whole number from the least to the greatest, about once. */
function isCounter(
  { min, q1, median, q3, max }: Numbers,
  { count, error }: DescribedColumn['distinct'],
): boolean {
  const size = max - min + 1;
  const isEven = [q1, median, q3].every(
    (x, i) => Math.abs(x - min - ((i + 1) * (size - 1)) / 4) < 1,
  );
  const isEach = Math.abs(count - size) <= 3 * error * size;
  return count >= SHORTEST_COUNTER && isEach && isEven;
}

type Numbers = NonNullable<DescribedColumn['numbers']>;

/** The flags that bin a column by its contents; undefined if no flags do. */
function binFlags(
  { held, numbers, styles, hasThousands, distinct }: DescribedColumn,
  flags: TypedFlags,
): readonly string[] | undefined {
  if (numbers === undefined || held === undefined || held === 'text') return undefined;
  const type = `--type ${held}`;
  if (niceScale({ type: held })?.calendar !== undefined) return timeFlags(numbers, type, flags);
  if (areBins(numbers, distinct) || isCounter(numbers, distinct)) return undefined;
  if (held !== 'number') return ['-n 4', type];
  const given = flags.numbers?.split(',') ?? [];
  const all = [...new Set([...given, ...styles])];
  const isGiven = flags.reading.some((flag) => flag.startsWith('--thousands'));
  const thousands = hasThousands && !isGiven ? ['--thousands ,'] : [];
  return ['-n 4', ...(all.length === 0 ? [] : [`--numbers ${all.join(',')}`]), ...thousands];
}

/** The proposed calendar steps, with their mean lengths in milliseconds. */
const STEPS = [
  ['year', 365.25 * 86_400_000],
  ['month', 30.4 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
] as const;

/** The fewest steps between the least and the greatest value. */
const LEAST_STEPS = 2;

function timeFlags(
  { min, max, q1, median, q3, type }: Numbers,
  typeFlag: string,
  { times }: TypedFlags,
): readonly string[] {
  const given = Object.entries(times).flatMap(([long, value]) =>
    value === undefined ? [] : [`--${long} ${shellWord(value)}`],
  );
  if (times['part'] !== undefined) return [...given.slice(-1), ...given.slice(0, -1)];
  const areDays = [min, q1, median, q3, max].every((one) => !type?.format(one).includes('T'));
  const steps = areDays ? STEPS.filter(([step]) => step !== 'hour') : STEPS;
  const found = steps.find(([, length]) => max - min >= LEAST_STEPS * length)?.[0];
  const step = found ?? (areDays ? 'day' : undefined);
  return [step === undefined ? `-n 4 ${typeFlag}` : `--every ${step}`, ...given];
}

/** The flags that read or accept the invalid cells of a column; empty if the column has none. */
function invalidFlag({ spoiler, invalid = 0 }: DescribedColumn, { reading }: TypedFlags): string {
  if (spoiler === undefined) return invalid > 0 ? ' --invalid missing' : '';
  const { kind, text, otherReading } = spoiler;
  const isGiven = reading.some((flag) => /^--(?:decimal|thousands)\b/.test(flag));
  if (otherReading !== undefined && !isGiven) {
    return ` ${otherReading.flags}${otherReading.cells < invalid ? ' --invalid missing' : ''}`;
  }
  const isWord = kind === 'text' && mayMeanNothing(text) && !/[^\x20-\x7e]/.test(text);
  return isWord ? ` --na-values ${shellWord(text)}` : ' --invalid missing';
}
