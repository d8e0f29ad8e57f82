import type { FeatureRule } from '../rule.ts';
import type { SpecialRange } from '../special.ts';
import { type Graph, INT64, operation, row } from './onnx-proto.ts';

/** The ranges of special codes, with the codes of their bins. */
export function specialRanges({
  special,
  specialCode,
}: FeatureRule): readonly { readonly range: SpecialRange; readonly code: number }[] {
  return special.flatMap(({ ranges }, i) =>
    ranges.map((range) => ({ range, code: specialCode + i })),
  );
}

/**
 * The graph for special codes, which precede boundaries and follow missing values: at most one range holds a value.
 *
 * @param missing a tensor that is true for missing values
 * @returns also the tensor for the codes of other values
 */
export function specialCodeGraph(
  rule: FeatureRule,
  column: string,
  tensor: (name: string) => string,
  missing: string,
): Pick<Graph, 'constants' | 'operations'> & { readonly others: string } {
  const all = specialRanges(rule);
  if (all.length === 0) return { constants: [], operations: [], others: tensor('code') };
  const ends = (end: 0 | 1): readonly number[] => all.map(({ range }) => range[end]);
  return {
    constants: [
      row(tensor('low'), 'double', ends(0)),
      row(tensor('high'), 'double', ends(1)),
      // Codes plus 1, whose sum is 0 for other values only.
      row(
        tensor('special-codes'),
        'int64',
        all.map(({ code }) => code + 1),
      ),
    ],
    operations: [
      operation('GreaterOrEqual', [column, tensor('low')], tensor('from')),
      operation('LessOrEqual', [column, tensor('high')], tensor('to')),
      operation('And', [tensor('from'), tensor('to')], tensor('within')),
      operation('Cast', [tensor('within')], tensor('hits'), { to: INT64 }),
      operation('Mul', [tensor('hits'), tensor('special-codes')], tensor('hit-codes')),
      operation('ReduceSum', [tensor('hit-codes'), tensor('axes')], tensor('sum'), { keepdims: 1 }),
      operation('Sub', [tensor('sum'), tensor('one')], tensor('special')),
      operation('Equal', [tensor('sum'), tensor('zero')], tensor('none')),
      operation('Or', [tensor('none'), missing], tensor('plain')),
      operation('Where', [tensor('plain'), tensor('other'), tensor('special')], tensor('code')),
    ],
    others: tensor('other'),
  };
}
