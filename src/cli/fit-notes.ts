import type { GatheredList } from '../fit/gathered-table.ts';
import type { Learned, Wanted } from '../fit/learn.ts';

/** At most so many empty bins are named. */
const MOST_NAMED = 10;

/**
 * What is not as it was asked for, in a list that was learned.
 *
 * @param learned undefined where there were no values
 */
export function notesOn(
  list: GatheredList & { readonly wanted: Wanted },
  learned: Learned | undefined,
): string[] {
  const name = list.columns.map((column) => `"${column}"`).join(', ');
  const notes = [...notesOnValues(list), ...notesOnList(list, learned)];
  return notes.map((note) => `${name}${note}`);
}

function notesOnValues({ overflow }: GatheredList): string[] {
  if (overflow === 0) return [];
  return [`: ${grouped(overflow)} too large for float64, counted as infinite`];
}

function notesOnList(
  list: GatheredList & { readonly wanted: Wanted },
  learned: Learned | undefined,
): string[] {
  if (learned === undefined) return [' has no values: it is left out'];
  const { boundaries, bins, counts, rankError } = learned;
  const notes = notesOnWay(list.wanted, learned);
  if (boundaries.length === 0) {
    return [...notes, ` has no boundary that divides it (${whyNone(list)}): it is left out`];
  }
  const made = counts.length;
  if (made < bins) {
    notes.push(`: ${made} bins instead of ${bins}: too few distinct values there`);
  }
  notes.push(...notesOnEmpty(learned));
  if (list.wanted.strategy === 'keras' && rankError === 0) {
    notes.push(": Keras's boundaries depend on the batch size; quantile does not");
  }
  return notes;
}

/** How the list was learned, where that is not the best way there is. */
function notesOnWay({ strategy }: Wanted, { isExact, rankError }: Learned): string[] {
  const sketch = `: learned from a sketch, ranks are within ${Number((100 * rankError).toPrecision(3))} % of the rows`;
  const groups = `: too many distinct values for the best ${strategy}: neighbours were grouped first`;
  return [...(rankError > 0 ? [sketch] : []), ...(isExact ? [] : [groups])];
}

function notesOnEmpty({ counts }: Learned): string[] {
  const empty = [...counts.keys()].filter((bin) => counts[bin] === 0);
  if (empty.length === 0) return [];
  const more = empty.length - MOST_NAMED;
  const others = more > 0 ? ` and ${grouped(more)} more` : '';
  return [`: no values in bin ${empty.slice(0, MOST_NAMED).join(', ')}${others}`];
}

function whyNone({ gathered }: GatheredList): string {
  const { least, greatest, negativeInfinities, positiveInfinities } = gathered.seen;
  const infinities = negativeInfinities + positiveInfinities;
  if (infinities === 0 && least === greatest) return `all values are ${least}`;
  if (infinities > 0 && least >= greatest) return 'it has fewer than two distinct finite values';
  return 'too many values are the same: ask for more bins, or use kmeans';
}

function grouped(n: number): string {
  return n.toLocaleString('en-US');
}
