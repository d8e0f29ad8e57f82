import type { SpecInput } from '../spec/input.ts';
import { rowDiscretizer } from './discretizer.ts';
import type { OutputsOf } from './memory/outputs.ts';
import type { InputRow } from './memory/rows.ts';
import type {
  ColumnsOutput,
  InputColumns,
  TransformColumnsOptions,
} from './memory/transform-columns.ts';
import type { ObjectRow, ObjectsOutput } from './memory/transform-objects.ts';
import type { OutputOptions } from './output-options.ts';

/**
 * Bins rows in memory: `transform` of a discretizer, which is faster for many calls.
 *
 * @param spec a spec in any form that `parseSpec` reads
 * @throws DiscretizeError as the command does
 */
export function transformRows<const Input extends SpecInput>(
  spec: Input,
  rows: Iterable<InputRow>,
  header?: readonly string[],
): OutputsOf<Input> {
  return rowDiscretizer<Input>(spec).transform(rows, header);
}

/**
 * Bins columns in memory: `transformColumns` of a discretizer.
 *
 * @param spec a spec in any form that `parseSpec` reads
 * @throws DiscretizeError as the command does
 */
export function transformColumns(
  spec: SpecInput,
  columns: InputColumns,
  options?: TransformColumnsOptions,
): ColumnsOutput[] {
  return rowDiscretizer(spec).transformColumns(columns, options);
}

/**
 * Bins rows that are objects: `transformObjects` of a discretizer.
 *
 * @param spec a spec in any form that `parseSpec` reads
 * @throws DiscretizeError as the command does
 */
export function transformObjects(
  spec: SpecInput,
  rows: Iterable<ObjectRow>,
  options?: OutputOptions,
): ObjectsOutput {
  return rowDiscretizer(spec).transformObjects(rows, options);
}
