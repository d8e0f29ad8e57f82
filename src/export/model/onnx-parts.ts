import type { Constant, ElementType, Operation, Port } from './onnx-proto.ts';

/** A part of a graph: its constants and operations, in the order of execution. */
export interface Graph {
  readonly inputs: readonly Port[];
  readonly constants: readonly Constant[];
  readonly operations: readonly Operation[];
  readonly outputs: readonly Port[];
}

/** The number of the type int64 in ONNX. */
export const INT64 = 7;

/** An operation, with the tensor of its result. */
export function operation(
  operator: string,
  inputs: readonly string[],
  result: string,
  attributes: Readonly<Record<string, number>> = {},
): Operation {
  return { operator, inputs, output: result, attributes };
}

/** Constants in one row, [1, n], or in another shape. */
export function row(
  name: string,
  type: ElementType,
  values: readonly (number | string)[],
  shape: readonly number[] = [1, values.length],
): Constant {
  return { name, type, shape, values };
}
