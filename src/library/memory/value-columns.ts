import { ALL_ROWS } from '../../core/groups/key-table.ts';
import type { CodeArray } from '../../core/number-column.ts';
import type { CodedFeature } from './coded-features.ts';
import { valueTable } from './transform.ts';

/**
 * The numbers of the bins of each column, for an output mode that writes them; NaN for none.
 *
 * @returns undefined for other output modes
 */
export function valueColumns({
  planned,
  codes,
  numbers,
}: CodedFeature): readonly Float64Array[] | undefined {
  if (planned.mode.isValue !== true) return undefined;
  const valuesAt = valueTable(planned);
  const numberOf = (list: number, code: number): number => {
    const [value = null] = valuesAt(list, code);
    return typeof value === 'number' ? value : Number.NaN;
  };
  if (numbers !== undefined) {
    return codes.map((column) =>
      Float64Array.from(column, (code, row) => numberOf(numbers[row] ?? ALL_ROWS, code)),
    );
  }
  const table = Float64Array.from({ length: planned.bins.depth + 1 }, (_, code) =>
    numberOf(ALL_ROWS, code),
  );
  return codes.map((column) => lookedUp(column, table));
}

function lookedUp(codes: CodeArray, table: Float64Array): Float64Array {
  const values = new Float64Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    values[row] = table[codes[row] as number] as number;
  }
  return values;
}
