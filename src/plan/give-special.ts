import { DiscretizeError } from '../core/errors/error.ts';
import { selectColumns } from '../csv/columns/select.ts';
import type { Assigned } from './assigned.ts';
import type { GivenSpecial } from './bin-request.ts';

/**
 * Gives features the special codes that the request names. Codes for some columns of a feature make a feature
 * of these columns; they win over codes for all columns, and these over those of the spec.
 *
 * @throws DiscretizeError E_COLUMNS for codes of a column without bins, E_UNKNOWN_COLUMN
 */
export function giveSpecial(
  features: readonly Assigned[],
  given: readonly GivenSpecial[],
  header: readonly string[],
): Assigned[] {
  const general = given.find(({ columns }) => columns === undefined)?.bins;
  let all = features.map(({ feature, positions }) => ({
    feature: general === undefined ? feature : withSpecial(feature, general),
    positions,
  }));
  for (const one of given) all = giveColumns(all, one, header);
  return all;
}

function giveColumns(
  features: Assigned[],
  { columns, bins }: GivenSpecial,
  header: readonly string[],
): Assigned[] {
  if (columns === undefined) return features;
  const wanted = new Set(selectColumns(columns, header));
  const binned = new Set(features.flatMap(({ positions }) => positions));
  const bare = [...wanted].find((position) => !binned.has(position));
  if (bare !== undefined) throw noBins(header[bare] ?? '');
  return features.flatMap(({ feature, positions }) => {
    const own = positions.filter((position) => wanted.has(position));
    const others = positions.filter((position) => !wanted.has(position));
    if (own.length === 0) return [{ feature, positions }];
    const special = withSpecial(feature, bins);
    if (others.length === 0) return [{ feature: special, positions }];
    return [
      { feature, positions: others },
      { feature: { ...special, name: undefined }, positions: own },
    ];
  });
}

/** A feature with other special codes: its counts do not fit them any more. */
function withSpecial(feature: Assigned['feature'], special: GivenSpecial['bins']) {
  return { ...feature, special, baseline: undefined };
}

function noBins(name: string): DiscretizeError {
  return new DiscretizeError('E_COLUMNS', `column "${name}" has special codes but no bins`, {
    received: name,
    hint: `add boundaries: -b ${name}=LIST; or remove its --special`,
  });
}
