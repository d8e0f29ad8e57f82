import { DiscretizeError } from '../../core/errors/error.ts';
import type { SpecialBins } from '../../core/special/merge-special.ts';
import { binValuesOf } from '../../fit/bin-values.ts';
import type { TargetLearned } from '../../fit/target/learn.ts';
import type { TargetBinTable } from '../../fit/target/report/bin-table.ts';
import type { TargetTable } from '../../fit/target/table.ts';
import type { BinValues } from '../../spec/spec.ts';
import { FEATURE_DEFAULTS, type Feature } from '../../spec/spec.ts';
import { unknownValues } from '../../spec/values/written-values.ts';
import type { TargetNames } from './target-record.ts';
import type { TargetRequest } from './target-request.ts';

type Row = TargetBinTable['rows'][number];

/** The values of one number that rows of the table of bins have; NaN for none. */
type NumberOf = (row: Row) => number | undefined;

/**
 * The values of bins that a target gives: weight of evidence and rate of the event, or of each class
 * against the others (`woe_CLASS`), or the mean of a numeric target. Weights of evidence that are not all
 * finite are left out.
 *
 * @param table undefined for a column from which nothing could be learned
 * @param special the number of bins of special codes
 */
export function targetValues(
  table: TargetBinTable | undefined,
  names: TargetNames,
  special: number,
): BinValues[] {
  const lists = listsOf(names);
  if (table === undefined) {
    const codes = (none: 0 | null) => special > 0 && { special: Array(special).fill(none) };
    const own = names.event === undefined && names.classes.length === 0 ? [] : ['mean', 'median'];
    return [...lists, ...own.map((name) => ({ name, none: null }))].map(({ name, none }) => ({
      name,
      bins: [none],
      ...codes(none),
    }));
  }
  return lists.flatMap(({ name, of, none }) => {
    if (none !== null && table.rows.some((row) => !Number.isFinite(of(row)))) return [];
    return [valuesOf(name, table.rows, of)];
  });
}

/** The means and medians of a column's own values, if they are all at hand and the target has no mean. */
export function ownValuesOf(
  { boundaries, options: { precision, closed } }: TargetLearned,
  { kind, values, weights, upper }: TargetTable,
  special: SpecialBins,
): BinValues[] {
  if (kind === 'continuous' || upper !== undefined) return [];
  const rules = { precision, closed, outside: 'bins', special } as const;
  return binValuesOf({ values, weights, rankError: 0 }, boundaries, rules, ['mean', 'median']);
}

interface NamedNumber {
  readonly name: string;
  readonly of: NumberOf;
  /** The value of a bin without rows: no evidence is 0. */
  readonly none: 0 | null;
}

function listsOf({ event, classes }: TargetNames): NamedNumber[] {
  const ofClass = (suffix: string, i: number): NamedNumber[] => [
    { name: `woe${suffix}`, of: ({ woe }) => woe[i], none: 0 },
    { name: `rate${suffix}`, of: ({ rates }) => rates[i], none: null },
  ];
  if (classes.length > 0) return classes.flatMap((name, i) => ofClass(`_${name}`, i));
  if (event !== undefined) return ofClass('', 0);
  return [{ name: 'mean', of: ({ rates }) => rates[0], none: null }];
}

function valuesOf(name: string, rows: readonly Row[], of: NumberOf): BinValues {
  const ofRole = (role: Row['role']): (number | null)[] =>
    rows.filter((row) => row.role === role).map((row) => finite(of(row)));
  const [special, missing] = [ofRole('special'), ofRole('missing')];
  return {
    name,
    bins: ofRole('interval'),
    ...(special.length > 0 && { special }),
    ...(missing.length > 0 && { missing: missing[0] ?? null }),
  };
}

function finite(number: number | undefined): number | null {
  return number !== undefined && Number.isFinite(number) ? number + 0 : null;
}

/**
 * Checks that a fit learned the values that its spec writes.
 *
 * @throws DiscretizeError E_USAGE, E_FIT
 */
export function checkTargetValues(
  { output = FEATURE_DEFAULTS.output, value }: Pick<TargetRequest, 'output' | 'value'>,
  { columns = [], values = [] }: Feature,
): void {
  const name = columns.join(', ');
  const unknown = unknownValues({ output, value, values }, name);
  if (unknown === undefined) return;
  if (unknown.received !== 'woe' || values.every((list) => list.name !== 'rate')) throw unknown;
  throw new DiscretizeError('E_FIT', `the weight of evidence of a bin of "${name}" is infinite`, {
    expected: 'bins that have both classes, or counts that are adjusted',
    hint: 'add --woe-smooth 0.5',
  });
}
