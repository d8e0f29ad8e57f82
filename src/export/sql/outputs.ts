import { bytesOf, textOf } from '../../csv/byte-string.ts';
import { columnPosition } from '../../csv/columns/select.ts';
import type { Segment } from '../../plan/arrange.ts';
import { layOut } from '../../plan/layout.ts';
import type { ExportOptions } from '../exporter.ts';
import { binsOf, columnsOf, type FeatureRule } from '../rule.ts';
import { type Part, partsOf } from './expression.ts';

/** An output column made of input columns. */
export interface Made {
  readonly kind: 'made';
  readonly name: string;
  readonly rule: FeatureRule;
  /** The input column, or all of the feature if its mode combines them. */
  readonly columns: readonly string[];
  readonly part: Part;
  /** True if it takes the place and name of its only input column. */
  readonly isInPlace: boolean;
}

/** An output column: an input column that is kept, or a new one. */
export type Output = { readonly kind: 'keep'; readonly name: string } | Made;

/**
 * The output columns in the order of the command line. If the names of all input columns are unknown, those of the
 * rules replace them.
 *
 * @throws DiscretizeError E_COLUMNS, E_UNKNOWN_COLUMN, E_AMBIGUOUS_COLUMN, E_NAME_TAKEN
 */
export function outputsOf(
  rules: readonly FeatureRule[],
  options: ExportOptions,
): readonly Output[] {
  const header = options.header ?? rules.flatMap(columnsOf);
  const features = rules.map((rule) => {
    const { name, mode } = rule;
    const places = columnsOf(rule).map((column) => columnPosition(column, header));
    const columns = places.map((position) => ({ position, name: header[position] ?? '' }));
    return { name, mode, columns, bins: binsOf(rule) };
  });
  const layout = layOut(header.map(bytesOf), features, options);
  const names = layout.header.values();
  return layout.segments.flatMap((segment) => outputsIn(segment, rules, names));
}

function outputsIn(
  segment: Segment,
  rules: readonly FeatureRule[],
  names: Iterator<string>,
): Output[] {
  const next = (): string => textOf(names.next().value ?? '');
  if (segment.kind === 'keep') {
    const kept = Array.from({ length: segment.to - segment.from }, next);
    return kept.map((name) => ({ kind: 'keep', name }));
  }
  const rule = rules[segment.feature];
  if (rule === undefined) return [];
  const all = columnsOf(rule);
  const columns = segment.kind === 'column' ? all.slice(segment.column, segment.column + 1) : all;
  return partsOf(rule).map((part) => {
    const name = next();
    const isInPlace = columns.length === 1 && columns[0] === name;
    return { kind: 'made', name, rule, columns, part, isInPlace };
  });
}
