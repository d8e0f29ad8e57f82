import { selectColumns } from '../../csv/columns/select.ts';
import type { CollectedList, CollectedTable } from '../../fit/collect/collected-table.ts';
import { type Learned, type LearnOptions, learn } from '../../fit/learn.ts';
import { provenanceOf } from '../../fit/provenance.ts';
import { usualMethod } from '../../fit/quantiles/methods.ts';
import { isUndivided, nothingLearned, oneBin } from '../../fit/undivided.ts';
import { firstWarnings, warningsOn } from '../../fit/warnings.ts';
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
  const results = jobsOf(asked, table).map((list) => ({
    list,
    learned: learn(list.columns.join(','), list.gathered, list.wanted),
  }));
  if (results.every(isUndivided)) throw nothingLearned(results, table);
  const notes = firstWarnings(results.flatMap(({ list, learned }) => warningsOn(list, learned)));
  const features = results.map(({ list, learned: found }) => {
    const learned = oneBin(found, list.wanted);
    const made = provenanceOf(list, learned, table.rows, version());
    const record = { ...made, ...recordedSources(table.sources) };
    return featureOf(list, learned, record, asked);
  });
  return { spec: { ...asked.rules.spec, ...table.rules, features }, notes };
}

function jobsOf(
  { wanted, wishes, isMethodGiven }: LearnRequest,
  { header, lists, weight }: CollectedTable,
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
    outside: boundaries.length === 0 ? FEATURE_DEFAULTS.outside : outside,
    labels: undefined,
    fit,
  };
}
