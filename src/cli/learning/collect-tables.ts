import { DiscretizeError } from '../../core/errors/error.ts';
import type { Stats } from '../../core/stats.ts';
import type { Dialect } from '../../csv/dialect.ts';
import type { Table } from '../../csv/table/table.ts';
import { readColumnsOf } from '../../engine/columns.ts';
import type { RunOptions } from '../../engine/open-table.ts';
import { ColumnCollector } from '../../fit/collect/collect.ts';
import {
  type CollectedList,
  type CollectedTable,
  emptyTable,
} from '../../fit/collect/collected-table.ts';
import { interleave, repeated } from '../../fit/collect/interleave.ts';
import type { ByteSource } from '../../io/reading/source.ts';
import type { Plan } from '../../plan/plan.ts';
import { weightPosition } from '../input/weights.ts';
import type { LearnRequest } from '../options/learn-options.ts';
import { nothingToLearn } from './learn-spec.ts';

/** The columns that one list is for, while they come in. */
interface Gathering {
  readonly columns: readonly string[];
  /** Their places among the plan's columns. */
  readonly places: readonly number[];
  readonly position: number;
  readonly gathered: ColumnCollector;
}

/**
 * Gathers the values of the columns that lists are asked for.
 *
 * @param sources the files of one table
 * @throws DiscretizeError as the main command; E_FIT for an input without a single record, and for
 *   weights that are none
 */
export async function collectTable(
  asked: LearnRequest,
  sources: readonly ByteSource[],
  dialect: Dialect,
  run: Pick<RunOptions, 'engine' | 'threads' | 'refusals'> & {
    /** Told what was counted while the rows were read. */
    readonly onRead?: (stats: Stats) => void;
  },
): Promise<CollectedTable> {
  let header: readonly string[] = [];
  let gatherings: readonly Gathering[] = [];
  const onPlan = (_: Plan, table: Table): void => {
    header = table.header;
  };
  const options = { ...run, onPlan };
  const read = await readColumnsOf(asked.request, sources, dialect, options, (plan) => {
    const weighing = weightPosition(asked.weight, plan);
    gatherings = gatheringsOf(asked, plan, weighing);
    checkNames(gatherings);
    return (values) => {
      for (const { places, gathered } of gatherings) {
        const weights = weighing < 0 ? undefined : values[weighing];
        const columns = places.map((place) => values[place] as Float64Array);
        gathered.add(interleave(columns), repeated(weights, places.length));
      }
    };
  });
  if (read === undefined) return emptyPart(asked, dialect);
  run.onRead?.(read.stats);
  const { rows, features } = read.stats;
  const lists = gatherings.map(({ places, ...list }): CollectedList => {
    const sum = (count: 'invalid' | 'overflow'): number =>
      places.reduce((all, place) => all + (features[place]?.[count] ?? 0), 0);
    return { ...list, invalid: sum('invalid'), overflow: sum('overflow') };
  });
  return { header, rules: asked.request.spec, weight: asked.weight, rows, sources: [], lists };
}

/** An input without a record is a part of a table, unless its header is missing. */
function emptyPart(
  { request, weight, isPartial }: LearnRequest,
  { header }: Dialect,
): CollectedTable {
  if (!isPartial || header) throw nothingToLearn('the input is empty');
  return emptyTable(request.spec, weight);
}

/** A spec goes by names. */
function checkNames(gatherings: readonly Gathering[]): void {
  const names = gatherings.flatMap(({ columns }) => columns);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice === undefined) return;
  throw new DiscretizeError('E_AMBIGUOUS_COLUMN', `two columns are named "${twice}"`, {
    received: twice,
    hint: 'a spec cannot tell them apart: choose one of them with -c, or rename one',
  });
}

function gatheringsOf(
  { isShared, gather }: LearnRequest,
  plan: Plan,
  weighing: number,
): Gathering[] {
  const places = [...plan.columns.keys()].filter((place) => place !== weighing);
  const groups = isShared && places.length > 0 ? [places] : places.map((place) => [place]);
  const memory = Math.floor(gather.memory / Math.max(1, groups.length));
  return groups.map((group) => ({
    columns: group.map((place) => plan.columns[place]?.name ?? ''),
    places: group,
    position: plan.columns[group[0] ?? -1]?.position ?? -1,
    gathered: new ColumnCollector({ ...gather, memory, weighted: weighing >= 0 }),
  }));
}
