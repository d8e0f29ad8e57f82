import { DiscretizeError } from '../core/error.ts';
import { selectColumns } from '../csv/select.ts';
import type { GatheredList, GatheredTable } from '../fit/gathered-table.ts';
import { type Learned, learn, type Wanted } from '../fit/learn.ts';
import { usualMethod } from '../fit/methods.ts';
import { FEATURE_DEFAULTS, type Feature, type Spec } from '../spec/spec.ts';
import { recordOf } from './fit-record.ts';
import type { FitRequest } from './fit-request.ts';

/** A list that is to be learned: from what, and how. */
interface Job extends GatheredList {
  readonly wanted: Wanted;
}

/** What was learned, and what should be said about it. */
export interface Fitted {
  readonly spec: Spec;
  readonly notes: readonly string[];
}

/**
 * Learns a spec from what was gathered of a table.
 *
 * @throws DiscretizeError E_FIT where nothing can be learned; E_UNKNOWN_COLUMN where columns are wished
 *   for that were not gathered
 */
export function fitSpec(asked: FitRequest, table: GatheredTable): Fitted {
  const results = jobsOf(asked, table).map((job) => ({
    job,
    learned: learn(job.columns.join(','), job.gathered, job.wanted),
  }));
  const notes = results.flatMap(({ job, learned }) => notesOn(job, learned));
  const features = results.flatMap(({ job, learned }) => {
    if (learned === undefined || learned.boundaries.length === 0) return [];
    const record = recordOf(job, learned, { rows: table.rows, invalid: job.invalid });
    return [featureOf(job, learned, record, asked)];
  });
  if (features.length === 0) throw nothingToLearn(notes.join('; ') || 'there are no columns');
  return { spec: { ...asked.request.spec, ...table.rules, features }, notes };
}

function jobsOf(
  { wanted, wishes, isMethodGiven }: FitRequest,
  { header, lists, weight }: GatheredTable,
): Job[] {
  const method = isMethodGiven ? wanted.method : usualMethod(weight !== undefined);
  const wish = new Map(
    wishes.flatMap((one) => selectColumns(one.columns, header).map((at) => [at, one] as const)),
  );
  return lists.map((list) => {
    const { strategy = wanted.strategy, bins = wanted.bins } = wish.get(list.position) ?? {};
    const batch = wanted.batch * list.columns.length;
    return { ...list, wanted: { ...wanted, strategy, bins, batch, method } };
  });
}

function featureOf(
  { columns, wanted }: Job,
  { boundaries }: Learned,
  fit: Feature['fit'],
  { request }: FitRequest,
): Feature {
  const { output = FEATURE_DEFAULTS.output, name } = request;
  return { name, columns, boundaries, output, closed: wanted.closed, labels: undefined, fit };
}

/** What is not as it was asked for. */
function notesOn({ columns, gathered, wanted }: Job, learned: Learned | undefined): string[] {
  const name = columns.map((column) => `"${column}"`).join(', ');
  if (learned === undefined) return [`${name} has no values: it is left out`];
  const { boundaries, bins, counts, isExact, rankError } = learned;
  const notes: string[] = [];
  if (rankError > 0) {
    notes.push(`${name}: learned from a sketch, ranks are within ${rankError * 100} % of the rows`);
  }
  if (!isExact) {
    notes.push(
      `${name}: too many distinct values for the best ${wanted.strategy}: neighbours were grouped first`,
    );
  }
  if (boundaries.length === 0) {
    const only = gathered.seen.least;
    return [
      ...notes,
      `${name} has no boundary that divides it (all values are ${only}): it is left out`,
    ];
  }
  if (boundaries.length + 1 < bins) {
    notes.push(
      `${name}: ${boundaries.length + 1} bins instead of ${bins}: too few distinct values there`,
    );
  }
  const empty = [...counts.keys()].filter((bin) => counts[bin] === 0);
  if (empty.length > 0) notes.push(`${name}: no values in bin ${empty.slice(0, 10).join(', ')}`);
  if (wanted.strategy === 'keras' && rankError === 0) {
    notes.push(`${name}: Keras's boundaries depend on the batch size; quantile does not`);
  }
  return notes;
}

/** The error where there is no list to be learned. */
export function nothingToLearn(why: string): DiscretizeError {
  return new DiscretizeError('E_FIT', `no boundaries can be learned: ${why}`, {
    expected: 'a column with at least two distinct numbers',
    hint: 'choose columns of numbers with -c',
  });
}
