import fc from 'fast-check';
import { OUTPUT_MODE_NAMES } from '../../src/encode/registry.ts';
import {
  CLOSED_SIDES,
  INVALID_POLICIES,
  MISSING_POLICIES,
  OUTSIDES,
  PRECISIONS,
} from '../../src/spec/spec.ts';

/** A JSON object that may still be changed. */
export type Json = Record<string, unknown>;

/** Keys that a map of columns cannot have. */
const RESERVED = [
  'features',
  'boundaries',
  'bin_boundaries',
  '__proto__',
  'constructor',
  'prototype',
];

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom('', '__proto__', 'a/b', '"', '\u{1f600}'.repeat(1000)),
);

/** Boundaries that increase in float32, too. */
const boundaries = fc
  .uniqueArray(fc.integer({ min: -4000, max: 4000 }), { minLength: 1, maxLength: 6 })
  .map((numbers) => numbers.sort((a, b) => a - b).map((number) => number / 4));

/** An output mode in any spelling that is read. */
const output = fc
  .record({ mode: fc.constantFrom(...OUTPUT_MODE_NAMES), spell: fc.constantFrom(0, 1, 2) })
  .map(({ mode, spell }) => [mode, mode.replace('_', '-'), mode.toUpperCase()][spell]);

const policies = fc.record(
  {
    $schema: text,
    version: fc.constant(1),
    precision: fc.constantFrom(...PRECISIONS),
    missing: fc.constantFrom(...MISSING_POLICIES),
    invalid: fc.constantFrom(...INVALID_POLICIES),
    na_values: fc.array(text, { maxLength: 3 }),
    default_na: fc.boolean(),
  },
  { requiredKeys: [] },
);

const feature = fc.record(
  {
    boundaries,
    name: text,
    columns: fc.uniqueArray(text, { minLength: 1, maxLength: 3 }),
    output,
    closed: fc.constantFrom(...CLOSED_SIDES),
    outside: fc.constantFrom(...OUTSIDES),
    labels: fc.constant(['x', 'y', 'z']),
    values: fc.constantFrom('plain', 'named', 'several'),
    value: fc.constantFrom('midpoint', 'lower', 'upper'),
    special: fc.constantFrom([-999], [[-999, -998], 1e9]),
    baseline: fc.record({ rows: fc.nat(), bins: fc.constant([1, 2, 3]), missing: fc.nat() }),
    fit: fc.dictionary(fc.string({ maxLength: 4 }), fc.jsonValue({ maxDepth: 2 })),
  },
  { requiredKeys: ['boundaries'] },
);

type AnyFeature = Partial<Json> & { boundaries: readonly number[]; columns?: readonly string[] };

/**
 * Makes what no generator of members can know: bins between boundaries where there may be such, as many
 * labels as bins, and columns of its own.
 */
function fitTogether(given: AnyFeature, i: number, missing: string | undefined): Json {
  const hasNone = given.boundaries.length < 2 || missing === 'drop' || missing === 'error';
  const outside = hasNone ? 'bins' : given['outside'];
  const bins = given.boundaries.length + (outside === 'missing' ? -1 : 1);
  const special = (given['special'] as readonly unknown[] | undefined)?.map(() => 1);
  const count = bins + (special?.length ?? 0) + (missing === 'own' ? 1 : 0);
  const labels = Array.from({ length: count }, (_, bin) => `bin ${bin}`);
  const counts = Array.from({ length: bins }, (_, bin) => bin);
  const columns = given.columns?.map((column) => [...`${i}${column}`].slice(0, 1000).join(''));
  const own = columns ?? (i > 0 ? [`column ${i}`] : undefined);
  return {
    ...given,
    ...(given['outside'] !== undefined && { outside }),
    ...(given['labels'] !== undefined && { labels }),
    ...(given['baseline'] !== undefined && {
      baseline: { ...given['baseline'], bins: counts, ...(special && { special }) },
    }),
    ...(given['values'] !== undefined && { values: valuesOf(given['values'], bins, special) }),
    ...(own && { columns: own }),
  };
}

/** Values of bins in one of their forms. */
function valuesOf(form: unknown, bins: number, special: readonly number[] | undefined): unknown {
  const numbers = Array.from({ length: bins }, (_, bin) => (bin === 1 ? null : bin / 8));
  if (form === 'plain') return [...numbers, ...(special ?? []), -1];
  const named = { name: 'woe', bins: numbers, ...(special && { special }), missing: null };
  return form === 'named' ? named : [named, { name: 'rate', bins: numbers }];
}

const wholeDocument = fc
  .tuple(policies, fc.array(feature, { minLength: 1, maxLength: 3 }))
  .map(([document, features]): Json => {
    const whole = features.map((given, i) => fitTogether(given as AnyFeature, i, document.missing));
    return { ...document, features: whole };
  });

const oneFeature = fc.tuple(policies, feature).map(
  ([document, given]): Json => ({
    ...document,
    ...fitTogether(given as AnyFeature, 0, document.missing),
  }),
);

const columnMap = fc.dictionary(
  text.filter((column) => !RESERVED.includes(column)),
  boundaries,
  { minKeys: 1, maxKeys: 3 },
);

/** A valid spec in any of the project's own forms. */
export const anySpec: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: wholeDocument, weight: 4 },
  { arbitrary: oneFeature, weight: 3 },
  { arbitrary: columnMap, weight: 1 },
  { arbitrary: boundaries, weight: 1 },
);
