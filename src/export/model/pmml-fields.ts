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
  const special = rule.special.flatMap(({ ranges }, i) =>
    ranges.map(([from, to]) => ({
      from,
      to,
      hasFrom: true,
      hasTo: true,
      code: rule.specialCode + i,
    })),
  );
  const all = Array.from({ length: bins }, (_, code) => spanOf(rule, code));
  const spans = [...all.flatMap((one) => without(one, special)), ...special];
  const intervals = spans.flatMap((one) =>
    divided(one).map((part) =>
      element('DiscretizeBin', { binValue: text(cell(one.code)) }, [interval(part)]),
    ),
  );
  return element('Discretize', { field: column, dataType, ...place }, intervals);
}

/** The numbers of a bin between two ends, which may be infinite. */
interface Span {
  readonly from: number;
  readonly to: number;
  /** True if the end itself is one of them. */
  readonly hasFrom: boolean;
  readonly hasTo: boolean;
  readonly code: number;
}

/** The numbers of a bin. */
function spanOf({ numbers, comparison, isBounded }: FeatureRule, code: number): Span {
  const at = isBounded ? code : code - 1;
  const [from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY] = [
    numbers[at],
    numbers[at + 1],
  ];
  const isLeft = comparison === '>=';
  return { from, to, hasFrom: isLeft, hasTo: !isLeft, code };
}

/** The parts of a span between those of special codes: intervals of PMML must not overlap. */
function without(one: Span, special: readonly Span[]): readonly Span[] {
  const inside = special
    .filter(({ from, to }) => to >= one.from && from <= one.to)
    .toSorted((a, b) => a.from - b.from);
  const parts: Span[] = [];
  let rest = one;
  for (const { from, to } of inside) {
    parts.push({ ...rest, to: from, hasTo: false });
    rest = { ...rest, from: to, hasFrom: false };
  }
  return [...parts, rest].filter(
    ({ from, to, hasFrom, hasTo }) => from < to || (from === to && hasFrom && hasTo),
  );
}

/** The parts of a span that are intervals. An interval needs a bound, so one of all numbers is divided at 0. */
function divided(one: Span): readonly Span[] {
  if (Number.isFinite(one.from) || Number.isFinite(one.to)) return [one];
  return [
    { ...one, to: 0, hasTo: false },
    { ...one, from: 0, hasFrom: true },
  ];
}

function interval({ from, to, hasFrom, hasTo }: Span): string {
  const [isFrom, isTo] = [from, to].map(Number.isFinite);
  return element('Interval', {
    closure: (isFrom && hasFrom ? 'closed' : 'open') + (isTo && hasTo ? 'Closed' : 'Open'),
    ...(isFrom && { leftMargin: withExponent(from) }),
    ...(isTo && { rightMargin: withExponent(to) }),
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
