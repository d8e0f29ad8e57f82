import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_BOUNDARIES } from '../../src/core/boundaries.ts';
import { DiscretizeError } from '../../src/core/errors/error.ts';
import { OUTPUT_MODE_NAMES } from '../../src/encode/registry.ts';
import { parseSpec } from '../../src/spec/parse.ts';
import schema from '../../src/spec/schema.json' with { type: 'json' };
import { FEATURE_DEFAULTS, FEATURE_KEYS, SPEC_DEFAULTS, SPEC_KEYS } from '../../src/spec/spec.ts';
import { anySpec, type Json } from './documents.ts';
import { withWords } from './schema-words.ts';

const SCHEMA = resolve(import.meta.dirname, '../../src/spec/schema.json');

const validate = new Ajv({ strict: true }).compile(schema);
const isValid = (document: unknown): boolean => validate(document);

/** What a schema cannot say. */
const BEYOND_SCHEMA =
  /boundaries must strictly increase|boundar(?:y needs|ies need) \d+ labels?|is named twice|only one feature may omit|is too large for float32|must be bins if missing values are|a single boundary has no bin|an empty boundary list has no bin|unpaired surrogate|must have a count for each of|does nothing for a column of type|invalid time format|unknown time zone|needs the package|needs "by"|the key "groups" is missing|must be all or error if missing|must be an array of \d+ texts?, one for each|names a group twice|must have a number for each of|must name values of the feature|needs "values" that are named|names "[^"]*" twice|needs "boundaries"$|^special codes are finite numbers or words; one is "|^the special code .* is there twice$|^the key "special" is missing$/;

/**
 * What the parser says of a document; `beyond` where it refuses it for nothing that a schema could
 * say, which leaves the schema free.
 */
function verdict(document: unknown): 'valid' | 'invalid' | 'beyond' {
  try {
    parseSpec(document);
    return 'valid';
  } catch (error) {
    if (!(error instanceof DiscretizeError)) throw error;
    const { problems } = error;
    const isBeyond = problems.every(({ message }) => BEYOND_SCHEMA.test(message));
    return problems.length > 0 && isBeyond ? 'beyond' : 'invalid';
  }
}

/** Every schema inside the schema, with its place. */
function* members(value: unknown, path: string): Generator<[string, Json]> {
  if (typeof value !== 'object' || value === null) return;
  if ('title' in value) yield [path, value as Json];
  for (const [key, member] of Object.entries(value)) yield* members(member, `${path}/${key}`);
}

describe('the schema', () => {
  const { definitions } = schema;

  test('has an $id that names no host', () => {
    expect(schema.$id).toMatch(/^urn:/);
  });

  test('knows the keys of documents and features, in their order', () => {
    expect(Object.keys(definitions.document.properties)).toEqual(SPEC_KEYS);
    expect(Object.keys(definitions.feature.properties)).toEqual(FEATURE_KEYS);
    expect(Object.keys(definitions.oneFeature.properties)).toEqual([
      ...SPEC_KEYS.filter((key) => !['features', 'special'].includes(key)),
      ...FEATURE_KEYS,
    ]);
  });

  test('takes every key from the definition of that name', () => {
    for (const { properties } of [
      definitions.document,
      definitions.feature,
      definitions.oneFeature,
    ]) {
      for (const [key, member] of Object.entries(properties)) {
        expect(member).toEqual({ $ref: `#/definitions/${key}` });
      }
    }
  });

  test('has the words of every policy and mode, and of the types (UPDATE_SCHEMA=1 writes them anew)', () => {
    expect(definitions.type.enum).toContain('number');
    expect(definitions.mode.anyOf[0]?.enum).toContain('one_hot');
    const text = readFileSync(SCHEMA, 'utf8');
    if (process.env['UPDATE_SCHEMA']) writeFileSync(SCHEMA, withWords(text));
    else expect(text).toBe(withWords(text));
  });

  test('has the defaults of spec.ts', () => {
    const entries: [string, object][] = Object.entries(definitions);
    const defaults = entries.flatMap(([key, member]) =>
      'default' in member ? [[key, member.default]] : [],
    );
    const { output, closed, outside } = FEATURE_DEFAULTS;
    expect(Object.fromEntries(defaults)).toEqual({ ...SPEC_DEFAULTS, output, closed, outside });
  });

  test('has a title and a description for every member', () => {
    const found = [...members(schema, '')].map(([path]) => path);
    const named = Object.keys(definitions).map((name) => `/definitions/${name}`);
    expect(found).toEqual(expect.arrayContaining(['', ...named]));
    for (const [path, member] of members(schema, '')) {
      expect(member['title'], path).toMatch(/^[A-Zd][\w $]+$/);
      expect(member['description'], path).toMatch(/^[A-Z].{10,}\.$/s);
    }
  });

  test('says a part of what it cannot say in full: no repeats, and a label at least', () => {
    const labels = { boundaries: [0], labels: [] };
    const columns = { boundaries: [0], columns: ['a', 'b', 'a'] };
    for (const value of [[0, 1, 0], { a: [1, 1] }, columns, labels]) {
      expect([isValid(value), verdict(value)]).toEqual([false, 'beyond']);
    }
    for (const value of [
      [1, 0],
      { boundaries: [0], labels: ['a', 'b', 'c'] },
      { boundaries: [], labels: ['a', 'b'] },
      { boundaries: [], outside: 'missing' },
      { boundaries: [0], outside: 'missing' },
      { boundaries: [0, 1], outside: 'missing', missing: 'drop' },
    ]) {
      expect([isValid(value), verdict(value)]).toEqual([true, 'beyond']);
    }
    const [open, same] = [{ boundaries: [0] }, { boundaries: [0], columns: ['a'] }];
    for (const features of [
      [open, open],
      [same, same],
    ]) {
      expect([isValid({ features }), verdict({ features })]).toEqual([true, 'beyond']);
    }
  });

  test('compares lengths as the parser does', () => {
    expect(definitions.boundaries.maxItems).toBe(MAX_BOUNDARIES);
    const million = Array.from({ length: MAX_BOUNDARIES }, (_, i) => i);
    expect([isValid(million), verdict(million)]).toEqual([true, 'valid']);
    const more = [...million, MAX_BOUNDARIES];
    expect([isValid(more), verdict(more)]).toEqual([false, 'invalid']);
    // Two more labels than boundaries: a bin more, and one for missing values.
    expect(definitions.labels.maxItems).toBe(MAX_BOUNDARIES + 2);
  });
});

describe('the schema and the parser agree that', () => {
  const LONG = 'x'.repeat(1001);
  const feature = (keys: object): Json => ({ features: [{ boundaries: [0, 1], ...keys }] });
  const document = (keys: object): Json => ({ features: [{ boundaries: [0, 1] }], ...keys });

  test.each<[string, unknown]>([
    ['a document', document({})],
    ['a document with a version', document({ version: 1 })],
    ['a document with a $schema', document({ $schema: './schema.json' })],
    ['no missing values of its own', document({ na_values: [], default_na: false })],
    ['an array', [0, 1]],
    ['a boundary', [-1e308]],
    ['one feature', { boundaries: [0] }],
    ['one feature with a policy and a version', { boundaries: [0], missing: 'own', version: 1 }],
    ['a map', { fare: [10, 20], tip: [1] }],
    ['a map with the keys of documents', { version: [1], missing: [2], name: [3], fit: [4] }],
    ['the mode one-hot', feature({ output: 'one-hot' })],
    ['the mode ONE_HOT', feature({ output: 'ONE_HOT' })],
    ['the mode Multi-Hot', { boundaries: [0], output: 'Multi-Hot' }],
    ['any fit', feature({ fit: { a: [{ b: null }], constructor: 1 } })],
    ['an empty name', feature({ name: '', columns: [''] })],
    ['a text of 1000 emoji', feature({ name: '\u{1f600}'.repeat(1000) })],
  ])('%s is valid', (_, value) => {
    expect(verdict(value)).toBe('valid');
    expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
  });

  test.each<[string, unknown]>([
    ['null', null],
    ['a number', 1],
    ['a text', 'x'],
    ['a boolean', true],
    ['an empty object', {}],
    ['an array of texts', ['0', '1']],
    ['an infinite boundary', [0, Number.POSITIVE_INFINITY]],
    ['a boundary that is NaN', [Number.NaN]],
    ['no features', document({ features: [] })],
    ['features that are null', document({ features: null })],
    ['a feature that is an array', document({ features: [[0, 1]] })],
    ['a feature without boundaries', document({ features: [{ columns: ['a'] }] })],
    ['version 2', document({ version: 2 })],
    ['version "1"', document({ version: '1' })],
    ['version null', document({ version: null })],
    ['a version alone', { version: 1 }],
    ['a wrong precision', document({ precision: 'float16' })],
    ['a wrong policy', document({ missing: 'keep' })],
    ['a policy in capitals', document({ missing: 'Own' })],
    ['a null policy', document({ invalid: null })],
    ['missing values that are a text', document({ na_values: 'NA' })],
    ['a missing value that is a number', document({ na_values: [-99] })],
    ['a long missing value', document({ na_values: [LONG] })],
    ['a default_na that is a text', document({ default_na: 'true' })],
    ['a $schema that is no text', document({ $schema: 1 })],
    ['a $schema that is long', document({ $schema: LONG })],
    ['an unknown key of the document', document({ extra: 1 })],
    ['the boundaries beside features', document({ boundaries: [0] })],
    ['an unknown key of a feature', feature({ extra: 1 })],
    ['a policy in a feature', feature({ missing: 'own' })],
    ['an unknown key of one feature', { boundaries: [0], extra: [1] }],
    ['boundaries that are null', feature({ boundaries: null })],
    ['boundaries that are an object', { boundaries: {} }],
    ['a boundary that is a text', feature({ boundaries: [0, '1'] })],
    ['a wrong output mode', feature({ output: 'onehot' })],
    ['an output mode with a blank', feature({ output: 'one hot' })],
    ['an output mode with a word after it', feature({ output: 'int\n' })],
    ['an output mode that is null', feature({ output: null })],
    ['a wrong side', feature({ closed: 'both' })],
    ['a name that is null', feature({ name: null })],
    ['a long name', feature({ name: LONG })],
    ['a name of 1001 emoji', feature({ name: '\u{1f600}'.repeat(1001) })],
    ['no columns', feature({ columns: [] })],
    ['columns that are a text', feature({ columns: 'a' })],
    ['a column that is a number', feature({ columns: [0] })],
    ['a long column', feature({ columns: [LONG] })],
    ['labels that are a text', feature({ labels: 'abc' })],
    ['a label that is null', feature({ labels: ['a', 'b', null] })],
    ['a long label', feature({ labels: ['a', 'b', LONG] })],
    ['a fit that is an array', feature({ fit: [] })],
    ['a fit that is null', feature({ fit: null })],
    ['a map with a number', { fare: [10], tip: 1 }],
    ['a map with a text in an array', { fare: ['x'] }],
    ['a map with a long column name', { [LONG]: [0] }],
    ...['__proto__', 'constructor', 'prototype'].flatMap((key): [string, unknown][] => [
      [`${key} in a document`, JSON.parse(`{"features":[{"boundaries":[0]}],"${key}":{}}`)],
      [`${key} in a feature`, JSON.parse(`{"features":[{"boundaries":[0],"${key}":{}}]}`)],
      [`${key} in one feature`, JSON.parse(`{"boundaries":[0],"${key}":[0]}`)],
      [`${key} in a map`, JSON.parse(`{"fare":[0],"${key}":[0]}`)],
    ]),
  ])('%s is not valid', (_, value) => {
    expect(verdict(value)).toBe('invalid');
    expect(isValid(value)).toBe(false);
  });

  test.each(OUTPUT_MODE_NAMES)('the mode %s is one in any case and with any hyphen', (mode) => {
    const spelling = fc
      .tuple(...[...mode].map((sign) => fc.constantFrom(sign, sign.toUpperCase(), '-', '_', 'x')))
      .map((signs) => signs.join(''));
    fc.assert(
      fc.property(spelling, (output) => {
        const value = { boundaries: [0], output };
        expect(isValid(value)).toBe(verdict(value) === 'valid');
      }),
    );
    expect(isValid({ boundaries: [0], output: mode.toUpperCase().replace('_', '-') })).toBe(true);
  });

  test('any spec is valid, in every form', () => {
    fc.assert(
      fc.property(anySpec, (value) => {
        expect(verdict(value)).toBe('valid');
        expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('any spec with something changed in it is valid or not', () => {
    const counts = { valid: 0, invalid: 0, beyond: 0 };
    fc.assert(
      fc.property(anySpec, fc.array(change, { minLength: 1, maxLength: 2 }), (value, changes) => {
        const changed = changes.reduce<unknown>((before, edit) => apply(before, edit), value);
        const outcome = verdict(changed);
        counts[outcome]++;
        if (outcome === 'beyond') return;
        expect(isValid(changed)).toBe(outcome === 'valid');
      }),
      { numRuns: 1500 },
    );
    expect(counts.valid).toBeGreaterThan(100);
    expect(counts.invalid).toBeGreaterThan(500);
  });
});

/** One edit somewhere in a document: of the values in it, in order, the one at `at`. */
interface Change {
  readonly at: number;
  readonly how: 'replace' | 'remove' | 'add' | 'empty';
  readonly key: string;
  readonly value: unknown;
}

const KEYS = [...SPEC_KEYS, ...FEATURE_KEYS].filter((key) => key !== 'fit');

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('replace', 'remove', 'add', 'empty'),
  key: fc.constantFrom(...KEYS, 'extra', 'Missing', '', '__proto__', 'constructor', 'prototype'),
  value: fc.oneof(
    fc.constantFrom(null, true, 0, 1, 2, 1.5, Number.POSITIVE_INFINITY, 'x', '', 'own', 'float32'),
    fc.constantFrom('ONE_HOT', 'one-hot', 'onehot', 'Float64', 'right', 'last', 'label'),
    fc.constantFrom('x'.repeat(1000), 'x'.repeat(1001), '\u{1f600}'.repeat(1001)),
    fc.constantFrom([], {}, [0], ['a'], [0, 1], [null], { boundaries: [0] }, [{ boundaries: [0] }]),
  ),
});

/** A copy of the document with one edit. What `fit` holds is left alone: anything may stand there. */
function apply(document: unknown, edit: Change): unknown {
  let left = edit.at % count(document);
  const walk = (value: unknown): unknown => {
    if (left-- === 0) return edited(value, edit);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [key, key === 'fit' ? member : walk(member)]),
    );
  };
  return walk(document);
}

function count(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  const inner = Object.entries(value).map(([key, member]) => (key === 'fit' ? 0 : count(member)));
  return inner.reduce((sum, members) => sum + members, 1);
}

function edited(value: unknown, { how, key, value: other }: Change): unknown {
  if (how === 'replace' || typeof value !== 'object' || value === null) return other;
  if (how === 'empty') return Array.isArray(value) ? [] : {};
  if (Array.isArray(value)) return how === 'add' ? [...value, other] : value.slice(1);
  const entries = Object.entries(value);
  return Object.fromEntries(how === 'add' ? [...entries, [key, other]] : entries.slice(1));
}
