import { countBySortedList } from '../counts.ts';
import type { KeyLookup, SqlDialect } from '../dialect.ts';
import { withExponent } from '../literals.ts';
import { checkedName, checkedText, doubled } from '../quoting.ts';
import { valuesQuery } from '../rows.ts';

const NAME = 'postgres';

function text(value: string): string {
  const checked = checkedText(value, NAME);
  if (!checked.includes('\\')) return doubled(checked, "'");
  // A plain string with a backslash depends on standard_conforming_strings; this form does not.
  return `E${doubled(checked.replaceAll('\\', '\\\\'), "'")}`;
}

function widthBucket(x: string, numbers: readonly number[]): string {
  return `width_bucket(${x}, '{${numbers.map(withExponent).join(',')}}'::float8[])`;
}

/** A count in the list of a key, which is looked up in an object of JSON: in objects of objects for keys of parts. */
function countByKey(x: string, { parts, lists, comparison }: KeyLookup): string {
  const isOver = comparison === '>';
  const object: JsonLists = new Map();
  for (const { key, numbers } of lists) {
    const list = isOver ? numbers.map((number) => 0 - number).toReversed() : numbers;
    const last = key.slice(0, -1).reduce((inner, part) => inside(inner, part), object);
    last.set(key.at(-1) ?? '', `{${list.map(withExponent).join(',')}}`);
  }
  const found = `(${text(jsonOf(object))}::jsonb #>> ARRAY[${parts.join(', ')}])::float8[]`;
  return isOver
    ? `cardinality(${found}) - width_bucket(-(${x}), ${found})`
    : `width_bucket(${x}, ${found})`;
}

/** Lists of numbers as text, by the parts of a key. */
type JsonLists = Map<string, string | JsonLists>;

function inside(lists: JsonLists, part: string): JsonLists {
  const known = lists.get(part);
  if (known !== undefined && typeof known !== 'string') return known;
  const made: JsonLists = new Map();
  lists.set(part, made);
  return made;
}

function jsonOf(lists: JsonLists | string): string {
  if (typeof lists === 'string') return JSON.stringify(lists);
  const members = Array.from(lists, ([key, one]) => `${JSON.stringify(key)}:${jsonOf(one)}`);
  return `{${members.join(',')}}`;
}

/** PostgreSQL: `width_bucket` over an array. */
export const postgres: SqlDialect = {
  name: NAME,
  about: 'PostgreSQL: width_bucket over an array',
  testedOn: 'PostgreSQL 15.18, PGlite (PostgreSQL 18.6)',
  runsWith: 'psql -v ON_ERROR_STOP=1',
  notes: [],
  identifier: (name) => doubled(checkedName(name, { engine: NAME, bytes: 63 }), '"'),
  text,
  number: (value) => `'${withExponent(value)}'::float8`,
  special: { nan: "'NaN'::float8", infinity: ["'-Infinity'::float8", "'Infinity'::float8"] },
  nullDouble: 'NULL::float8',
  hasSubnormals: true,
  key: (column) => `(${column})::text COLLATE "C"`,
  // Addition is not defined for text.
  double: (column) => `(${column} + 0)::float8`,
  isNaN: (x) => `${x} = 'NaN'::float8`,
  time: {
    milliseconds: (column) => `floor(extract(epoch FROM ${column}) * 1000)::float8`,
    // Whole seconds since 1970, which float64 holds exactly, for any zone of the session.
    part: (column, part) =>
      `CASE WHEN isfinite(${column}) THEN extract(${part === 'weekday' ? 'isodow' : part} FROM TIMESTAMP '1970-01-01' + floor(extract(epoch FROM ${column}))::float8 * INTERVAL '1 second')::float8 END`,
    literals: [(text) => `TIMESTAMP '${text}'`, (text) => `TIMESTAMPTZ '${text}+00'`],
  },
  count: (x, rule) => countBySortedList(x, rule, widthBucket),
  countByKey,
  maxBoundaries: 1_000_000,
  maxCases: 10_000,
  differs: (a, b) => `(${a}) IS DISTINCT FROM (${b})`,
  asText: (x) => `(${x})::text`,
  rows: valuesQuery,
  bigint: (digits) => `${digits}::bigint`,
};
