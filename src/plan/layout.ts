import { DiscretizeError } from '../core/errors/error.ts';
import { grouped } from '../core/errors/grouped.ts';
import { bytesOf, textOf } from '../csv/byte-string.ts';
import type { BinTable } from '../encode/bin-table.ts';
import type { NameBy, OutputMode } from '../encode/mode.ts';
import { type ArrangeOptions, arranged, type Layout, type Made, type Segment } from './arrange.ts';
import type { PlannedFeature } from './feature.ts';

/** The properties of a feature that the layout needs. */
export type LaidOut = Pick<PlannedFeature, 'name' | 'columns' | 'mode' | 'bins'>;

/** Options for placing and naming output columns. */
export interface LayoutOptions extends ArrangeOptions {
  readonly suffix: string;
  readonly nameBy: NameBy;
}

/** The maximum number of columns beyond those of the input. */
const MAX_COLUMNS = 65_536;

/**
 * Lays out the output: the columns of every feature in place of its input columns, or after the last column.
 *
 * @param header the names of the input as byte strings
 * @throws DiscretizeError E_NAME_TAKEN if an output column has the name of another column, E_COLUMNS if there are too
 *   many
 */
export function layOut(
  header: readonly string[],
  features: readonly LaidOut[],
  options: LayoutOptions,
): Layout {
  const added = addedColumns(features, options);
  if (added > MAX_COLUMNS) throw tooWide(header.length + added);
  const made = features.flatMap((feature, i) => madeBy(feature, i, header, options));
  made.sort((a, b) => a.position - b.position);
  const layout = arranged(header, made, options);
  const isOld = ({ names, position }: Made): boolean =>
    !(options.append || options.kept?.has(position)) &&
    names.length === 1 &&
    names[0] === textOf(header[position] ?? '');
  checkNames(
    layout,
    made.filter((group) => !isOld(group)),
  );
  return layout;
}

/**
 * The number of output columns beyond those of the input; computed before names are made, of which there may be
 * millions.
 */
function addedColumns(features: readonly LaidOut[], { append }: LayoutOptions): number {
  const added = features.map(({ mode, bins, columns }) => {
    const groups = mode.combine === 'each' ? columns.length : 1;
    return groups * mode.values(0, bins).length - (append ? 0 : columns.length);
  });
  return added.reduce((sum, n) => sum + n, 0);
}

function madeBy(
  feature: LaidOut,
  index: number,
  header: readonly string[],
  options: LayoutOptions,
): Made[] {
  const { mode, bins, columns, name } = feature;
  const named = (stem: string): readonly string[] => namesMade(stem, mode, bins, options);
  const positions = columns.map(({ position }) => position);
  if (mode.combine !== 'each') {
    const segment: Segment = { kind: 'feature', feature: index };
    return [{ segment, position: Math.min(...positions), replaces: positions, names: named(name) }];
  }
  return positions.map((position, column) => {
    const segment: Segment = { kind: 'column', feature: index, column };
    return {
      segment,
      position,
      replaces: [position],
      names: named(textOf(header[position] ?? '')),
    };
  });
}

/**
 * The names of the output columns of a column, or of the columns of a feature together.
 *
 * @param stem the name of the column, or of the feature
 */
export function namesMade(
  stem: string,
  mode: OutputMode,
  bins: BinTable,
  { append, suffix, nameBy }: LayoutOptions,
): readonly string[] {
  const names = mode.names(stem, bins, nameBy);
  const isSingle = names.length === 1 && names[0] === stem;
  return isSingle && append ? [`${stem}${suffix}`] : names;
}

/** Rejects new names that other columns have; repeated names of the input are allowed. */
function checkNames({ header }: Layout, made: readonly Made[]): void {
  const counts = new Map<string, number>();
  for (const name of header) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = made.flatMap((group) => group.names);
  const taken = names.find((name) => (counts.get(bytesOf(name)) ?? 0) > 1);
  if (taken !== undefined) throw duplicateName(taken);
}

function duplicateName(name: string): DiscretizeError {
  return new DiscretizeError('E_NAME_TAKEN', `duplicate output column "${name}"`, {
    received: name,
    hint: 'use another --suffix, --name or --name-by, give each bin its own label, or rename the input column',
  });
}

function tooWide(width: number): DiscretizeError {
  const [has, most] = [width, MAX_COLUMNS].map(grouped);
  const message = `too many output columns: ${has}, more than ${most} of them added`;
  return new DiscretizeError('E_COLUMNS', message, {
    expected: MAX_COLUMNS,
    received: width,
    hint: 'use -m int, which adds one column for any number of bins',
  });
}
