import type { LayoutOptions } from '../../plan/layout.ts';
import { groupsOf } from '../groups.ts';
import type { FeatureRule } from '../rule.ts';
import {
  type Constant,
  type ElementType,
  type Graph,
  INT64,
  type Operation,
  operation,
  row,
} from './onnx-proto.ts';
import { specialCodeGraph, specialRanges } from './onnx-special.ts';

const DOUBLE = 11;

const ROWS = 'N';

/**
 * The type of the input columns: float if the spec compares in float32, which loses nothing; but double if numbers
 * mean "missing" or are special codes, which are compared in float64.
 */
export function inputType(rule: FeatureRule): 'float' | 'double' {
  const isFloat = rule.precision === 'float32' && rule.missingNumbers.length === 0;
  return isFloat && specialRanges(rule).length === 0 ? 'float' : 'double';
}

/**
 * The graph for the codes of a column, int64 [N, 1], in the tensor `id/code`; a missing value without a bin has the
 * code `depth`.
 *
 * @param id prefix of the names of its tensors
 */
export function codeOf(rule: FeatureRule, column: string, id: string): Graph {
  const type = inputType(rule);
  const tensor = (name: string): string => `${id}/${name}`;
  const absent = absence(rule, column, tensor);
  const special = specialCodeGraph(rule, column, tensor, absent.missing);
  const comparison = comparisonOf(rule);
  const shifted = rule.isBounded
    ? [operation('Sub', [tensor('count'), tensor('one')], tensor('bin'))]
    : [];
  const bin = rule.isBounded ? tensor('bin') : tensor('count');
  return {
    inputs: [{ name: column, type, shape: [ROWS, 1] }],
    constants: [
      row(tensor('numbers'), type, comparison.numbers),
      row(tensor('axes'), 'int64', [1], [1]),
      row(tensor('one'), 'int64', [1]),
      row(tensor('last'), 'int64', [rule.numbers.length]),
      row(tensor('zero'), 'int64', [0]),
      row(tensor('missing-code'), 'int64', [rule.missingCode ?? rule.depth]),
      ...absent.constants,
      ...special.constants,
    ],
    operations: [
      operation(comparison.operator, [column, tensor('numbers')], tensor('reached')),
      operation('Cast', [tensor('reached')], tensor('ones'), { to: INT64 }),
      operation('ReduceSum', [tensor('ones'), tensor('axes')], tensor('count'), { keepdims: 1 }),
      ...absent.operations,
      ...shifted,
      operation('Where', [absent.result, tensor('missing-code'), bin], special.others),
      ...special.operations,
    ],
    outputs: [],
  };
}

/** The comparison of a column: a float input with the boundaries themselves, a double with the rule's numbers. */
function comparisonOf(rule: FeatureRule): { operator: string; numbers: readonly number[] } {
  const isFloat = inputType(rule) === 'float';
  const isOver = isFloat ? rule.closed === 'right' : rule.comparison === '>';
  const numbers = isFloat ? rule.values : rule.numbers;
  // No value reaches NaN; runtimes differ on tensors without elements.
  const compared = numbers.length === 0 ? [Number.NaN] : numbers;
  return { operator: isOver ? 'Greater' : 'GreaterOrEqual', numbers: compared };
}

/** Names a tensor of a column. */
type NameTensor = (name: string) => string;

/** The graph that is true for values without a bin of their own: NaN, numbers that mean "missing", values outside. */
function absence(
  rule: FeatureRule,
  column: string,
  tensor: NameTensor,
): Pick<Graph, 'constants' | 'operations'> & {
  readonly result: string;
  /** The same without values outside. */
  readonly missing: string;
} {
  const constants = rule.missingNumbers.map((value, i) =>
    row(tensor(`missing-number${i}`), inputType(rule), [value]),
  );
  const equals = constants.map(({ name }, i) =>
    operation('Equal', [column, name], tensor(`equal${i}`)),
  );
  const outside = rule.isBounded ? ['zero', 'last'].map((end) => outsideAt(end, tensor)) : [];
  const conditions = [operation('IsNaN', [column], tensor('nan')), ...equals, ...outside];
  const [first = '', ...rest] = conditions.map(({ output }) => output);
  const joins = rest.map((output, i) =>
    operation('Or', [i === 0 ? first : tensor(`or${i}`), output], tensor(`or${i + 1}`)),
  );
  return {
    constants,
    operations: [...conditions, ...joins],
    result: joins.at(-1)?.output ?? first,
    missing: equals.length === 0 ? first : tensor(`or${equals.length}`),
  };
}

/** True for a count at an end of the boundaries: the value is outside. */
function outsideAt(end: string, tensor: NameTensor): Operation {
  return operation('Equal', [tensor('count'), tensor(end)], tensor(`outside-${end}`));
}

/**
 * The names of the output tensors of a rule, one for each group: the names of output columns with `--append`, since inputs
 * and outputs need different names; a tensor of several columns has the name of its input column or feature.
 */
export function outputNames(rule: FeatureRule, options: LayoutOptions): readonly string[] {
  return groupsOf(rule, { ...options, append: true }).map(({ columns: [column = ''], names }) => {
    const [first = ''] = names;
    const stem = rule.mode.combine === 'each' ? column : rule.name;
    return names.length === 1 ? first : `${stem}${options.suffix}`;
  });
}

/** The output tensor of a group, computed from the codes of its columns. */
export function groupOutput(
  rule: FeatureRule,
  codes: readonly string[],
  { name, id }: { readonly name: string; readonly id: string },
): Graph {
  const [code = ''] = codes;
  if (rule.output === 'int') return intOutput(rule, code, name, id);
  if (rule.output === 'label') {
    const labels = row(`${id}/labels`, 'string', [...rule.labels, ''], [rule.depth + 1]);
    return output(name, 'string', 1, [labels], [operation('Gather', [labels.name, code], name)]);
  }
  const bins = row(`${id}/bins`, 'int64', [...Array(rule.depth).keys()]);
  const hits = codes.flatMap((one, i) => [
    operation('Equal', [one, bins.name], `${id}/hit${i}`),
    operation('Cast', [`${id}/hit${i}`], `${id}/ones${i}`, { to: INT64 }),
  ]);
  const ones = codes.map((_, i) => `${id}/ones${i}`);
  return output(name, 'int64', rule.depth, [bins], [...hits, ...joined(ones, rule, name, id)]);
}

function joined(ones: readonly string[], rule: FeatureRule, name: string, id: string): Operation[] {
  const [first = '', ...rest] = ones;
  if (rest.length === 0) return [operation('Identity', [first], name)];
  const operator = rule.output === 'count' ? 'Add' : 'Max';
  return rest.map((one, i) => {
    const before = i === 0 ? first : `${id}/join${i}`;
    return operation(operator, [before, one], i + 1 === rest.length ? name : `${id}/join${i + 1}`);
  });
}

/** Codes unchanged; as double with NaN if missing values have no bin. */
function intOutput(rule: FeatureRule, code: string, name: string, id: string): Graph {
  if (rule.missingCode !== null) {
    return output(name, 'int64', 1, [], [operation('Identity', [code], name)]);
  }
  const depth = row(`${id}/depth`, 'int64', [rule.depth]);
  const nan = row(`${id}/nan`, 'double', [Number.NaN]);
  return output(
    name,
    'double',
    1,
    [depth, nan],
    [
      operation('Equal', [code, depth.name], `${id}/absent`),
      operation('Cast', [code], `${id}/double`, { to: DOUBLE }),
      operation('Where', [`${id}/absent`, nan.name, `${id}/double`], name),
    ],
  );
}

function output(
  name: string,
  type: ElementType,
  width: number,
  constants: readonly Constant[],
  operations: readonly Operation[],
): Graph {
  return { inputs: [], constants, operations, outputs: [{ name, type, shape: [ROWS, width] }] };
}
