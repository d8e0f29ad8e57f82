import { grouped } from '../core/errors/grouped.ts';
import type { CollectedList } from './collect/collected-table.ts';
import { type Learned, type LearnOptions, needsEveryValue } from './learn.ts';
import { whyNothing } from './undivided.ts';

/** The largest number of warnings of a fit. */
const MAX_WARNINGS = 100;

/** The largest number of empty bins that a warning names. */
const MOST_NAMED = 10;

/** The collected values of a list, and the options of its fit. */
type RequestedList = CollectedList & { readonly learnOptions: LearnOptions };

/**
 * The warnings on a fitted list: its differences from the request.
 *
 * @param learned undefined without values
 */
export function warningsOn(list: RequestedList, learned: Learned | undefined): string[] {
  const notes = [...notesOnValues(list), ...notesOnList(list, learned)].map(
    (note) => `${nameOf(list)}: ${note}`,
  );
  const why = whyNothing(list, learned);
  return why === undefined ? notes : [...notes, `${why}: one bin, code 0`];
}

/** The first warnings of a fit, and the number of other warnings: a table may have 100,000 columns. */
export function firstWarnings(warnings: readonly string[]): readonly string[] {
  const more = warnings.length - MAX_WARNINGS;
  if (more <= 0) return warnings;
  return [...warnings.slice(0, MAX_WARNINGS), `and ${grouped(more)} more warnings like these`];
}

function nameOf({ columns }: CollectedList): string {
  return columns.map((column) => `"${column}"`).join(', ');
}

function notesOnValues({ overflow }: CollectedList): string[] {
  return overflow === 0 ? [] : [`${grouped(overflow)} too large for float64, counted as infinite`];
}

function notesOnList({ learnOptions }: RequestedList, learned: Learned | undefined): string[] {
  if (learned === undefined) return [];
  const { boundaries, bins, counts, rankError } = learned;
  const notes = notesOnWay(learnOptions, learned);
  if (boundaries.length === 0) return notes;
  const made = counts.length;
  const what = made === 1 ? '1 bin' : `${made} bins`;
  const isAbout = learned.rounding.kind === 'nice' && learned.rankMoved === undefined;
  if (isAbout && made !== bins) notes.push(`${what}, not ${bins}: --nice rounds their width`);
  else if (made < bins) notes.push(`${what}, not ${bins}: ${whyFewer(learned)}`);
  notes.push(...notesOnRounding(learned));
  // Empty bins are normal for calendar steps.
  if (learnOptions.strategy !== 'every') notes.push(...notesOnEmpty(learned));
  if (learnOptions.strategy === 'keras' && rankError === 0) {
    notes.push("Keras's boundaries depend on the batch size; those of quantile do not");
  }
  return notes;
}

function whyFewer({ areValuesFew, hasTies }: Learned): string {
  if (!areValuesFew) return 'repeated boundaries (ties)';
  return hasTies ? 'few distinct values, and ties' : 'too few distinct values';
}

/** Warnings on the method, if the result is approximate. */
function notesOnWay(learnOptions: LearnOptions, { isExact, rankError }: Learned): string[] {
  const { strategy } = learnOptions;
  const sketch = `fitted from a sketch: ranks are within ${Number((100 * rankError).toPrecision(3))}% of the rows`;
  const groups = `too many distinct values for an optimal ${strategy}: grouped neighbors first`;
  if (rankError > 0)
    return [needsEveryValue(learnOptions) ? `${sketch}; ${whatSketchLacks(learnOptions)}` : sketch];
  return isExact ? [] : [groups];
}

/** The results that are approximate because of a sketch. */
function whatSketchLacks({ strategy, bins }: LearnOptions): string {
  return typeof bins === 'number'
    ? `${strategy} needs all values, so the bins are approximate`
    : `the rule ${bins} needs all values, so the number of bins is approximate`;
}

/** Warnings on the ranks that --nice moved. */
function notesOnRounding({ rounding, rankMoved, rankError }: Learned): string[] {
  if (rounding.kind !== 'nice' || rankMoved === undefined || rankMoved === 0) return [];
  const more = rankError > 0 ? `, and the sketch by up to ${percentOf(rankError)}` : '';
  return [`--nice moved boundaries by up to ${percentOf(rankMoved)} of the rows${more}`];
}

function percentOf(share: number): string {
  return `${Number((100 * share).toPrecision(2))}%`;
}

function notesOnEmpty({ counts }: Learned): string[] {
  const empty = [...counts.keys()].filter((bin) => counts[bin] === 0);
  if (empty.length === 0) return [];
  const more = empty.length - MOST_NAMED;
  const others = more > 0 ? ` and ${grouped(more)} more` : '';
  return [`no values in bin ${empty.slice(0, MOST_NAMED).join(', ')}${others}`];
}
