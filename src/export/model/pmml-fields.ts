import type { Value } from '../../encode/mode.ts';
import type { LayoutOptions } from '../../plan/layout.ts';
import { groupsOf, type OutputGroup } from '../groups.ts';
import { binsOf, type FeatureRule } from '../rule.ts';
import { withExponent } from '../sql/literals.ts';
import { cannotExport } from '../unsupported.ts';
import { element, isXmlText } from './xml.ts';

/** A derived field: its XML element and its type. */
export interface DerivedField {
  readonly name: string;
  readonly optype: 'ordinal' | 'categorical' | 'continuous';
  readonly dataType: 'integer' | 'string';
  readonly xml: string;
  /** False for an intermediate field. */
  readonly isOutput: boolean;
}

/** The derived fields of a rule: one for each output column, and the intermediate fields of combined ones. */
export function derivedFields(rule: FeatureRule, options: LayoutOptions): readonly DerivedField[] {
  return groupsOf(rule, { ...options, append: true }).flatMap((group) =>
    group.names.flatMap((name, part) => columnFields(group, name, part)),
  );
}

function columnFields(group: OutputGroup, name: string, part: number): DerivedField[] {
  const { rule, columns } = group;
  const [first = '', ...rest] = columns;
  if (rest.length === 0) return [field(rule, name, discretize(rule, first, part), true)];
  const parts = columns.map((column, i) =>
    field(rule, `${name}/${i + 1}`, discretize(rule, column, part), false),
  );
  const references = parts.map((one) => element('FieldRef', { field: one.name }));
  const call = element('Apply', { function: rule.output === 'count' ? 'sum' : 'max' }, references);
  return [...parts, field(rule, name, call, true)];
}

function field(rule: FeatureRule, name: string, inside: string, isOutput: boolean): DerivedField {
  checkText(name);
  const isLabel = rule.output === 'label';
  const optype = isLabel ? 'categorical' : rule.output === 'int' ? 'ordinal' : 'continuous';
  const dataType = isLabel ? 'string' : 'integer';
  const xml = element('DerivedField', { name, optype, dataType }, [inside]);
  return { name, optype, dataType, xml, isOutput };
}

/** An output column as intervals of its input column; NaN and NULL are missing. */
function discretize(rule: FeatureRule, column: string, part: number): string {
  checkText(column);
  const { mode, bins, depth, missingCode } = rule;
  const cell = (code: number): Value => mode.values(code, binsOf(rule))[part] ?? null;
  const absent = cell(missingCode ?? depth);
  // A value in no interval is outside, and so missing.
  const place = absent === null ? {} : { mapMissingTo: text(absent), defaultValue: text(absent) };
  const dataType = rule.output === 'label' ? 'string' : 'integer';
  const intervals = Array.from({ length: bins }, (_, code) =>
    intervalsOf(rule, code).map((one) =>
      element('DiscretizeBin', { binValue: text(cell(code)) }, [one]),
    ),
  ).flat();
  return element('Discretize', { field: column, dataType, ...place }, intervals);
}

/** The intervals of a bin. An interval needs a bound, so a bin of all numbers is divided at 0. */
function intervalsOf(rule: FeatureRule, code: number): string[] {
  if (rule.numbers.length > 0) return [interval(rule, code)];
  const divided = { ...rule, numbers: [0] };
  return [interval(divided, 0), interval(divided, 1)];
}

function interval({ numbers, comparison, isBounded }: FeatureRule, code: number): string {
  const at = isBounded ? code : code - 1;
  const [left, right] = [numbers[at], numbers[at + 1]];
  const open = left === undefined ? 'open' : comparison === '>=' ? 'closed' : 'open';
  const close = comparison === '>=' || right === undefined ? 'Open' : 'Closed';
  return element('Interval', {
    closure: open + close,
    ...(left !== undefined && { leftMargin: withExponent(left) }),
    ...(right !== undefined && { rightMargin: withExponent(right) }),
  });
}

function text(value: Value): string {
  const all = value === null ? '' : String(value);
  checkText(all);
  return all;
}

function checkText(value: string): void {
  if (isXmlText(value)) return;
  throw cannotExport('pmml', 'a name or label holds a character that XML cannot hold', 'rename it');
}
