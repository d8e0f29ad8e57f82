/** The part of an exported JavaScript module that is the same for every spec. */
export const JAVASCRIPT_RUNTIME: string = `
const FEATURE_OF = new Map(FEATURES.flatMap((feature) => feature.columns.map((name) => [name, feature])));

function featureOf(column) {
  const feature = FEATURE_OF.get(column);
  if (feature === undefined) throw new RangeError(\`unknown column "\${column}"\`);
  return feature;
}

/** Text without spaces and tabs around it. */
function trimmed(text) {
  return text.replace(/^[ \\t]+|[ \\t]+$/g, '');
}

/** A value as a number; NaN if it is missing. Text and booleans are errors. */
function numberOf(value) {
  if (value === null || value === undefined) return Number.NaN;
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  throw new TypeError(\`not a number: \${JSON.stringify(value)}\`);
}

/**
 * Whole milliseconds since 1970 of a Date, or of such a number, cut downwards; or a part of it in UTC. NaN if it
 * is missing, or an invalid Date.
 */
function timeOf(value, part) {
  const time = Math.floor(value instanceof Date ? value.getTime() : numberOf(value));
  if (part === 'time' || Number.isNaN(time)) return time;
  const date = new Date(time);
  switch (part) {
    case 'hour':
      return date.getUTCHours();
    case 'weekday':
      return ((date.getUTCDay() + 6) % 7) + 1;
    case 'day':
      return date.getUTCDate();
    case 'month':
      return date.getUTCMonth() + 1;
    case 'quarter':
      return Math.floor(date.getUTCMonth() / 3) + 1;
    default:
      return date.getUTCFullYear();
  }
}

/** How many of a feature's numbers a value has reached. */
function countOf(x, { numbers, isOver }) {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isOver ? x > numbers[middle] : x >= numbers[middle]) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The text of a cell in a key; empty if it is missing. */
function keyPart(cell) {
  const text = cell === null || cell === undefined || Number.isNaN(cell) ? '' : String(cell);
  return /^[ \\t]*$/.test(text) ? '' : text;
}

/**
 * A feature with the boundary list of a key.
 *
 * @returns undefined for an unknown group whose values count as missing
 */
function listOf(feature, key) {
  if (feature.by === undefined) return feature;
  const parts = feature.by.map((_, i) => keyPart(key[i]));
  const text = parts.length === 1 ? parts[0] : parts.map((part) => \`\${part.length}:\${part}\`).join('');
  const list = feature.keys.get(text);
  if (list === undefined && feature.otherwise === 'error') {
    throw new RangeError(\`unknown group of \${feature.by.join(', ')}: \${JSON.stringify(parts)}\`);
  }
  if (list === undefined && feature.otherwise === 'missing') return undefined;
  return { ...feature, ...feature.lists[list ?? 0] };
}

/**
 * The code of one value of a column; null for a missing value without a bin.
 *
 * @param key the cells of the columns that make groups, if the column has groups
 */
export function code(column, value, ...key) {
  const feature = listOf(featureOf(column), key);
  return feature === undefined ? featureOf(column).missingCode : codeBy(feature, value);
}

function codeBy(feature, value) {
  const word = typeof value === 'string' ? feature.words.get(trimmed(value)) : undefined;
  if (word !== undefined) return word;
  const x = feature.time === null ? numberOf(value) : timeOf(value, feature.time);
  if (Number.isNaN(x) || feature.missingNumbers.includes(x)) return feature.missingCode;
  const special = feature.special.findIndex((ranges) => ranges.some(([low, high]) => x >= low && x <= high));
  if (special >= 0) return feature.specialCode + special;
  const count = countOf(x, feature);
  if (!feature.isBounded) return count;
  return count === 0 || count === feature.numbers.length ? feature.missingCode : count - 1;
}

/**
 * The codes of a column's values.
 *
 * @param keys for each value the cells of the columns that make groups, if the column has groups
 */
export function codes(column, values, keys = []) {
  return Array.from(values, (value, row) => code(column, value, ...(keys[row] ?? [])));
}

/** Rows as objects with their columns binned. */
export function discretize(rows) {
  return rows.flatMap((row, at) => {
    const coded = new Map([...FEATURE_OF.keys()].map((column) => [column, codeIn(row, column, at)]));
    const isMissing = [...coded.values()].includes(null);
    if (isMissing && MISSING === 'error') throw new RangeError(\`missing value in rows[\${at}]\`);
    return isMissing && MISSING === 'drop' ? [] : [laidOut(row, coded)];
  });
}

/** The cells of the columns that make groups. */
function keyOf({ by = [] }, row, at) {
  const absent = by.find((name) => !Object.hasOwn(row, name));
  if (absent !== undefined) throw new RangeError(\`rows[\${at}] has no column "\${absent}"\`);
  return by.map((name) => row[name]);
}

function codeIn(row, column, at) {
  if (!Object.hasOwn(row, column)) throw new RangeError(\`rows[\${at}] has no column "\${column}"\`);
  return code(column, row[column], ...keyOf(featureOf(column), row, at));
}

function laidOut(row, coded) {
  const names = Object.keys(row);
  const made = new Map(names.map((name) => [name, []]));
  for (const feature of FEATURES) {
    for (const [columns, outputs] of feature.groups) {
      const own = listOf(feature, keyOf(feature, row)) ?? feature;
      const cells = cellsOf(own, columns.map((column) => coded.get(column)));
      const first = names.find((name) => columns.includes(name));
      made.get(first).push(...outputs.map((name, i) => [name, cells[i]]));
    }
  }
  const kept = (name) => (APPEND || !FEATURE_OF.has(name) ? [[name, row[name]]] : []);
  const entries = APPEND
    ? [...names.flatMap(kept), ...names.flatMap((name) => made.get(name))]
    : names.flatMap((name) => [...made.get(name), ...kept(name)]);
  return Object.fromEntries(distinct(entries));
}

function distinct(entries) {
  const names = new Set();
  for (const [name] of entries) {
    if (names.has(name)) throw new RangeError(\`the result would have the column "\${name}" twice\`);
    names.add(name);
  }
  return entries;
}

/** The cells of the output columns of a group, by the codes of its columns in one row. */
function cellsOf({ output, labels, values, depth }, coded) {
  if (output === 'int') return coded;
  if (output === 'label') return [coded[0] === null ? null : labels[coded[0]]];
  if (output === 'value') return [values[coded[0] ?? depth]];
  return Array.from({ length: depth }, (_, bin) => {
    const hits = coded.filter((one) => one === bin).length;
    return output === 'count' ? hits : Math.min(hits, 1);
  });
}
`;

/** The types of an exported JavaScript module. */
export const JAVASCRIPT_TYPES: string = `/** The code of one value of a column, in the group of a key; null for a missing value without a bin. */
export function code(column: Column, value: Value, ...key: readonly unknown[]): number | null;

/** The codes of a column's values. */
export function codes(
  column: Column,
  values: Iterable<Value>,
  keys?: readonly (readonly unknown[])[],
): (number | null)[];

/** Rows with their columns binned. Rows that the policy for missing values drops are left out. */
export function discretize(
  rows: readonly Readonly<Record<string, unknown>>[],
): Record<string, unknown>[];
`;
