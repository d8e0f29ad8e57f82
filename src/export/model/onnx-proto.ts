import { bytes, concatenated, type Field, message, text, whole } from './protobuf.ts';

/**
 * The messages of ONNX that a graph of comparisons needs, by the numbers of onnx.proto
 * (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto).
 */

/** The types of a tensor's elements, by their numbers in TensorProto.DataType. */
const ELEMENT_TYPES = { float: 1, int64: 7, string: 8, double: 11 } as const;

/** The name of an element type. */
export type ElementType = keyof typeof ELEMENT_TYPES;

/** A tensor of constants. */
export interface Constant {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly number[];
  readonly values: readonly (number | string)[];
}

/** An input or output tensor; text in its shape names an open dimension. */
interface Port {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly (number | string)[];
}

/** One operation on tensors. */
export interface Operation {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly output: string;
  /** Attributes, whole numbers only. */
  readonly attributes?: Readonly<Record<string, number>>;
}

/** A graph, or a part of one; operations are in the order of execution. */
export interface Graph {
  readonly inputs: readonly Port[];
  readonly constants: readonly Constant[];
  readonly operations: readonly Operation[];
  readonly outputs: readonly Port[];
}

/** The number of the element type int64, for the operator Cast. */
export const INT64: number = ELEMENT_TYPES.int64;

/** Makes an operation. @param result the name of the tensor of its result */
export function operation(
  operator: string,
  inputs: readonly string[],
  result: string,
  attributes: Readonly<Record<string, number>> = {},
): Operation {
  return { operator, inputs, output: result, attributes };
}

/** Makes a tensor of constants: one row, [1, n], or another shape. */
export function row(
  name: string,
  type: ElementType,
  values: readonly (number | string)[],
  shape: readonly number[] = [1, values.length],
): Constant {
  return { name, type, shape, values };
}

/** A graph with the metadata of its model. */
interface Model extends Graph {
  readonly name: string;
  readonly producer: { readonly name: string; readonly version: string };
  readonly description: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** The version of the operators, which onnxruntime has supported since 1.14. */
const OPSET = 18;
const IR_VERSION = 8;

/** AttributeProto.AttributeType.INT. */
const INT_ATTRIBUTE = 2;

/** The bytes of a model: a ModelProto. */
export function modelBytes(model: Model): Uint8Array {
  return concatenated([
    whole(1, IR_VERSION),
    text(2, model.producer.name),
    text(3, model.producer.version),
    text(6, model.description),
    message(7, graphFields(model)),
    message(8, [text(1, ''), whole(2, OPSET)]),
    ...Object.entries(model.properties).map(([key, value]) =>
      message(14, [text(1, key), text(2, value)]),
    ),
  ]);
}

function graphFields({ name, inputs, constants, operations, outputs }: Model): Field[] {
  return [
    ...operations.map((one) => message(1, operationFields(one))),
    text(2, name),
    ...constants.map((one) => message(5, constantFields(one))),
    ...inputs.map((one) => message(11, portFields(one))),
    ...outputs.map((one) => message(12, portFields(one))),
  ];
}

function operationFields({ operator, inputs, output, attributes = {} }: Operation): Field[] {
  return [
    ...inputs.map((name) => text(1, name)),
    text(2, output),
    text(3, `${operator}:${output}`),
    text(4, operator),
    ...Object.entries(attributes).map(([name, value]) =>
      message(5, [text(1, name), whole(3, value), whole(20, INT_ATTRIBUTE)]),
    ),
  ];
}

function portFields({ name, type, shape }: Port): Field[] {
  const dimensions = shape.map((size) =>
    message(1, [typeof size === 'number' ? whole(1, size) : text(2, size)]),
  );
  const tensor = [whole(1, ELEMENT_TYPES[type]), message(2, dimensions)];
  return [text(1, name), message(2, [message(1, tensor)])];
}

function constantFields({ name, type, shape, values }: Constant): Field[] {
  const data =
    type === 'string'
      ? values.map((value) => text(6, String(value)))
      : [bytes(9, rawData(type, values.map(Number)))];
  return [
    ...shape.map((size) => whole(1, size)),
    whole(2, ELEMENT_TYPES[type]),
    text(8, name),
    ...data,
  ];
}

/** Numbers as bytes, little-endian. */
function rawData(type: 'float' | 'int64' | 'double', values: readonly number[]): Uint8Array {
  const size = type === 'float' ? 4 : 8;
  const view = new DataView(new ArrayBuffer(values.length * size));
  values.forEach((value, i) => {
    if (type === 'float') view.setFloat32(i * size, value, true);
    else if (type === 'double') view.setFloat64(i * size, value, true);
    else view.setBigInt64(i * size, BigInt(value), true);
  });
  return new Uint8Array(view.buffer);
}
