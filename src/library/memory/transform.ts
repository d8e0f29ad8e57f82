import { DiscretizeError } from '../../core/errors/error.ts';
import { shown } from '../../core/options/check-options.ts';
import { TEXTS } from '../../core/options/option-rules.ts';
import type { ColumnPlace } from '../../csv/columns/columns.ts';
import { combine } from '../../encode/combine.ts';
import type { Spec } from '../../spec/spec.ts';
import { type CodedFeature, type CodedTable, codeTable } from './coded-features.ts';
import type { FeatureOutput } from './outputs.ts';
import { cellsOf, type InputRow, namesFor, rowsIn } from './rows.ts';

/**
 * Bins rows in memory with the rule, policies and modes that CSV goes through.
 *
 * @param rows arrays of one length, or objects; null, undefined and NaN are missing
 * @param header the columns' names. Default: those of objects, the spec's in its order, or 1 to n
 * @returns one entry for each feature, in the spec's order
 * @throws DiscretizeError as the command does
 */
export function transformRows(
  spec: Spec,
  rows: Iterable<InputRow>,
  header?: readonly string[],
): FeatureOutput[] {
  const { features, rows: kept } = codeRows(spec, rows, header);
  const indexes = kept && Array.from(kept);
  return features.map((feature) => ({
    name: feature.planned.name,
    output: feature.planned.feature.output,
    values: valuesOf(feature) as FeatureOutput['values'],
    rows: indexes,
    counts: feature.counts,
  }));
}

/**
 * The codes of rows in memory.
 *
 * @throws DiscretizeError as `transformRows`
 */
export function codeRows(
  spec: Spec,
  rows: Iterable<InputRow>,
  header?: readonly string[],
): CodedTable {
  if (header !== undefined && !TEXTS.accepts(header)) throw notAHeader(header);
  const list = rowsIn(rows);
  const names = header ?? namesFor(spec, list);
  const cells = list.map((row, i) => cellsOf(row, i, names));
  const column = ({ position }: ColumnPlace): unknown => cells.map((row) => row[position]);
  return codeTable(spec, { header: names, column, out: () => undefined });
}

function notAHeader(received: unknown): DiscretizeError {
  return new DiscretizeError('E_USAGE', `cannot read a header from ${shown(received)}`, {
    expected: TEXTS.expected,
    received,
    hint: "use the columns' names: ['fare', 'tip']",
  });
}

/** The values in Keras's shapes. */
function valuesOf({ planned, codes }: CodedFeature): unknown {
  const { mode, bins } = planned;
  const made = Array.from({ length: bins.depth + 1 }, (_, code) => mode.values(code, bins));
  return Array.from(codes[0] ?? [], (_, row) => {
    const groups = codes.map((column) => made[column[row] as number] ?? []);
    if (mode.combine !== 'each') return [...combine(groups, mode.combine)];
    const isFlat = groups.length === 1 || groups.every((group) => group.length === 1);
    return isFlat ? groups.flat() : groups.map((group) => [...group]);
  });
}
