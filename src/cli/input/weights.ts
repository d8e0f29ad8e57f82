import { DiscretizeError } from '../../core/errors/error.ts';
import type { Stats } from '../../core/stats.ts';
import type { TakeColumns } from '../../engine/bytes/sink.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Request } from '../../plan/request.ts';
import type { CountedColumn, Counter } from '../histogram/count-columns.ts';

/** A name as an item of a column list that can be nothing else. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * A request that reads the column of weights, too. It gets a list of its own, which nobody looks at: of
 * two numbers, since one is refused if values outside are missing.
 */
export function withWeight(request: Request, weight: string | undefined): Request {
  if (weight === undefined) return request;
  const name = quoted(weight);
  const columns = request.columns === undefined ? undefined : `${request.columns},${name}`;
  return { ...request, columns, lists: [...request.lists, { columns: name, boundaries: [0, 1] }] };
}

/**
 * The place of the column that weighs the rows; -1 where none does.
 *
 * @throws DiscretizeError E_UNKNOWN_COLUMN
 */
export function weightPosition(weight: string | undefined, plan: Plan): number {
  if (weight === undefined) return -1;
  const place = plan.columns.findIndex(({ name }) => name === weight);
  if (place >= 0) return place;
  throw new DiscretizeError('E_UNKNOWN_COLUMN', `the weight "${weight}" is not among the columns`, {
    expected: plan.columns.map(({ name }) => name),
    received: weight,
    hint: 'it is a column of numbers; name the columns with -c',
  });
}

/**
 * Counts all columns but the one at a place, by the weights in it.
 *
 * @param plan each of its features has one column
 * @param place -1 where each row counts once
 * @param start makes the counter, of the plan without that column
 * @throws DiscretizeError E_COLUMNS where that is the only column
 */
export function weighedCounter(
  plan: Plan,
  place: number,
  start: (plan: Plan) => Counter,
): { readonly take: TakeColumns; readonly counted: (read: Stats) => CountedColumn[] } {
  const others = <T>(all: readonly T[]): T[] => all.filter((_, i) => i !== place);
  const features = others(plan.features);
  if (features.length === 0 && place >= 0) throw noOther(plan);
  const counter = start({ ...plan, features });
  return {
    take: (columns) => counter.take(others(columns), columns[place]),
    counted: (read) => counter.counted({ ...read, features: others(read.features) }),
  };
}

function noOther({ columns }: Plan): DiscretizeError {
  return new DiscretizeError('E_COLUMNS', 'there is no column beside the one of weights', {
    received: columns.map(({ name }) => name),
    hint: 'name others with -c',
  });
}
