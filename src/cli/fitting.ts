import { DiscretizeError } from '../core/error.ts';
import type { Dialect } from '../csv/dialect.ts';
import { selectColumns } from '../csv/select.ts';
import type { Table } from '../csv/table.ts';
import type { RunOptions } from '../engine/open.ts';
import { readColumnsOf } from '../engine/read-columns.ts';
import { Gatherer } from '../fit/gather.ts';
import { type Learned, learn, type Wanted } from '../fit/learn.ts';
import type { ByteSource } from '../io/source.ts';
import type { Plan } from '../plan/plan.ts';
import { FEATURE_DEFAULTS, type Feature, type Spec } from '../spec/spec.ts';
import { recordOf } from './fit-record.ts';
import { checkRule, type FitRequest } from './fit-request.ts';

/** A list that is to be learned: from which columns, and how. */
interface Job {
  readonly columns: readonly string[];
  /** Their places among the plan's columns. */
  readonly places: readonly number[];
  readonly wanted: Wanted;
  readonly gathered: Gatherer;
}

/** What was learned, and what should be said about it. */
export interface Fitted {
  readonly spec: Spec;
  readonly notes: readonly string[];
}

/**
 * Learns a spec from the files of one table.
 *
 * @throws DiscretizeError as the main command; E_FIT where nothing can be learned
 */
export async function fitSpec(
  asked: FitRequest,
  sources: readonly ByteSource[],
  dialect: Dialect,
  run: Pick<RunOptions, 'engine' | 'threads'>,
): Promise<Fitted> {
  let header: readonly string[] = [];
  let jobs: readonly Job[] = [];
  const onPlan = (_: Plan, table: Table): void => {
    header = table.header;
  };
  const options = { ...run, onPlan };
  const read = await readColumnsOf(asked.request, sources, dialect, options, (plan) => {
    const weighing = weightPlace(asked, plan);
    jobs = jobsOf(asked, plan, header, weighing);
    return (values) => {
      for (const { places, gathered } of jobs) {
        const weights = weighing < 0 ? undefined : values[weighing];
        gathered.add(joined(places, values), repeated(weights, places.length));
      }
    };
  });
  if (read === undefined) throw nothing('the input is empty');
  const stats = {
    rows: read.stats.rows,
    invalid: read.stats.features.map(({ invalid }) => invalid),
  };
  const results = jobs.map((job) => ({
    job,
    learned: learn(job.columns.join(','), job.gathered, job.wanted),
  }));
  const notes = results.flatMap(({ job, learned }) => notesOn(job, learned));
  const features = results.flatMap(({ job, learned }) => {
    if (learned === undefined || learned.boundaries.length === 0) return [];
    const invalid = job.places.reduce((sum, place) => sum + (stats.invalid[place] ?? 0), 0);
    return [featureOf(job, learned, recordOf(job, learned, { rows: stats.rows, invalid }), asked)];
  });
  if (features.length === 0) throw nothing(notes.join('; '));
  return { spec: { ...asked.request.spec, features }, notes };
}

/** The place of the column that weighs the rows; -1 where none does. */
function weightPlace({ weight }: FitRequest, plan: Plan): number {
  if (weight === undefined) return -1;
  const place = plan.columns.findIndex(({ name }) => name === weight);
  if (place >= 0) return place;
  throw new DiscretizeError('E_UNKNOWN_COLUMN', `the weight "${weight}" is not among the columns`, {
    expected: plan.columns.map(({ name }) => name),
    received: weight,
    hint: 'it is a column of numbers; name the columns to fit with -c',
  });
}

function jobsOf(
  { wanted, wishes, isShared, gather }: FitRequest,
  plan: Plan,
  header: readonly string[],
  weighing: number,
): Job[] {
  const places = [...plan.columns.keys()].filter((place) => place !== weighing);
  const groups = isShared ? [places] : places.map((place) => [place]);
  const memory = Math.floor(gather.memory / Math.max(1, groups.length));
  const wish = new Map(
    wishes.flatMap((one) => selectColumns(one.columns, header).map((at) => [at, one] as const)),
  );
  return groups.map((group) => {
    const columns = group.map((place) => plan.columns[place]?.name ?? '');
    const { strategy, bins } = wish.get(plan.columns[group[0] ?? -1]?.position ?? -1) ?? {};
    const own = { ...wanted, strategy: strategy ?? wanted.strategy, bins: bins ?? wanted.bins };
    checkRule(own.strategy, own.bins);
    const batch = own.batch * group.length;
    const gathered = new Gatherer({ ...gather, memory, weighted: weighing >= 0 });
    return { columns, places: group, wanted: { ...own, batch }, gathered };
  });
}

/** The values of some columns, row by row. */
function joined(places: readonly number[], values: readonly Float64Array[]): Float64Array {
  const columns = places.map((place) => values[place] as Float64Array);
  const [first = new Float64Array(0)] = columns;
  if (columns.length === 1) return first;
  const all = new Float64Array(first.length * columns.length);
  for (const [i, column] of columns.entries()) {
    for (let row = 0; row < column.length; row++) {
      all[row * columns.length + i] = column[row] as number;
    }
  }
  return all;
}

/** Each weight as often as its row has values. */
function repeated(weights: Float64Array | undefined, times: number): Float64Array | undefined {
  if (weights === undefined || times === 1) return weights;
  return Float64Array.from(
    { length: weights.length * times },
    (_, i) => weights[Math.floor(i / times)] as number,
  );
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
  const { boundaries, bins, counts, rankError } = learned;
  const notes: string[] = [];
  if (rankError > 0) {
    notes.push(`${name}: learned from a sketch, ranks are within ${rankError * 100} % of the rows`);
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

function nothing(why: string): DiscretizeError {
  return new DiscretizeError('E_FIT', `no boundaries can be learned: ${why}`, {
    expected: 'a column with at least two distinct numbers',
    hint: 'choose columns of numbers with -c',
  });
}
