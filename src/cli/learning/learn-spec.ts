import { DiscretizeError } from '../../core/errors/error.ts';
import { selectColumns } from '../../csv/columns/select.ts';
import type { CollectedList, CollectedTable } from '../../fit/collect/collected-table.ts';
import { type Learned, type LearnOptions, learn } from '../../fit/learn.ts';
import { provenanceOf } from '../../fit/provenance.ts';
import { warningsOn, whyNothing } from '../../fit/warnings.ts';
import { FEATURE_DEFAULTS, type Feature, type Spec } from '../../spec/spec.ts';
import type { LearnRequest } from '../options/learn-options.ts';
import { version } from '../version.ts';
import { recordedSources } from './fingerprints.ts';

/** A list that is to be learned: from what, and how. */
interface Job extends CollectedList {
  readonly wanted: LearnOptions;
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
export function fitSpec(asked: LearnRequest, table: CollectedTable): Fitted {
  const results = jobsOf(asked, table).map((job) => ({
    job,
    learned: learn(job.columns.join(','), job.gathered, job.wanted),
  }));
  const notes = results.flatMap(({ job, learned }) => warningsOn(job, learned));
  const features = results.flatMap(({ job, learned }) => {
    if (learned === undefined || learned.boundaries.length === 0) return [];
    const made = provenanceOf(job, learned, table.rows, version());
    const record = { ...made, ...recordedSources(table.sources) };
    return [featureOf(job, learned, record, asked)];
  });
  if (features.length === 0) {
    const why = results.map(({ job, learned }) => whyNothing(job, learned) ?? '');
    throw nothingToLearn(why.join('; ') || 'there are no columns');
  }
  return { spec: { ...asked.rules.spec, ...table.rules, features }, notes };
}

function jobsOf({ wanted, wishes }: LearnRequest, { header, lists }: CollectedTable): Job[] {
  const wish = new Map(
    wishes.flatMap((one) => selectColumns(one.columns, header).map((at) => [at, one] as const)),
  );
  return lists.map((list) => {
    const { strategy = wanted.strategy, bins = wanted.bins } = wish.get(list.position) ?? {};
    const columns = list.columns.length;
    return { ...list, wanted: { ...wanted, strategy, bins, columns } };
  });
}

function featureOf(
  { columns, wanted }: Job,
  { boundaries }: Learned,
  fit: Feature['fit'],
  { rules }: LearnRequest,
): Feature {
  const { output = FEATURE_DEFAULTS.output, name } = rules;
  const { closed, outside } = wanted;
  return {
    name,
    columns,
    boundaries,
    output,
    closed,
    outside,
    labels: undefined,
    fit,
  };
}

/** The error where there is no list to be learned. */
export function nothingToLearn(why: string): DiscretizeError {
  return new DiscretizeError('E_FIT', `no boundaries can be learned: ${why}`, {
    expected: 'a column with at least two distinct numbers',
    hint: 'it takes a column with at least two distinct numbers: choose columns with -c',
  });
}
