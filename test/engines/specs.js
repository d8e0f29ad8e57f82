/** Random specs whose boundaries are hard for engines; the same for the same seed. */

/** A generator of numbers from 0 to 1 (mulberry32). */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const view = new DataView(new ArrayBuffer(8));

/** The number whose bits are so many after those of another one. */
function after(x, steps) {
  view.setFloat64(0, x);
  view.setBigInt64(0, view.getBigInt64(0) + BigInt(steps));
  return view.getFloat64(0);
}

const fround = Math.fround;

/** Kinds of boundary lists: each gives one number. */
const KINDS = {
  decimal: (random) => Math.round((random() - 0.5) * 2000) / 100,
  clustered: (random) => after(0.1, Math.floor(random() * 20)),
  huge: (random) => (random() * 2 - 1) * Number.MAX_VALUE,
  subnormal: (random) => Math.floor(random() * 1000) * 5e-324 * (random() < 0.5 ? 1 : -1),
  neighbors: (random) => after(fround(1.5), Math.floor((random() - 0.5) * 40) * 2 ** 28),
  whole: (random) => Math.floor(random() * 2 ** 53) + 2 ** 53 * (random() < 0.5 ? 1 : 0),
};

/** A spec of so many features, each with a column of its own. */
export function randomSpec(random, features, missing) {
  const precision = random() < 0.3 ? 'float32' : 'float64';
  const lists = Array.from({ length: features }, () => listOf(random, precision));
  return {
    precision,
    missing,
    features: lists.map((boundaries, i) => ({
      columns: [`c${i}`],
      boundaries,
      closed: random() < 0.5 ? 'left' : 'right',
    })),
  };
}

function listOf(random, precision) {
  const kinds = Object.keys(KINDS);
  const kind = KINDS[kinds[Math.floor(random() * kinds.length)]];
  const numbers = Array.from({ length: 1 + Math.floor(random() * 12) }, () => kind(random) + 0);
  const rounded = precision === 'float32' ? numbers.map(fround) : numbers;
  const list = [...new Set(rounded.filter(Number.isFinite))].sort((a, b) => a - b);
  return list.length > 0 ? list : [0];
}

/** The specs of each kind of columns, with so many features that their checks stay small. */
const KIND_SPECS = {
  special: (random, missing) => changed(randomSpec(random, 20, missing), withSpecial, random),
  groups: (random, missing) => changed(randomSpec(random, 4, missing), withGroups, random),
  times: (random, missing) => ({
    missing,
    features: Array.from({ length: 10 }, (_, i) => timesOf(random, i)),
  }),
};

/** A spec of a kind: special, times or groups. */
export function kindSpec(random, kind, missing) {
  return KIND_SPECS[kind](random, missing);
}

function changed(spec, change, random) {
  const features = spec.features.map((one) => change(one, random, spec.precision));
  return { ...spec, features };
}

/** A feature with special codes, which are boundaries and their neighbors. */
function withSpecial(feature, random, precision) {
  const near = [0, 1, -1, 1000].map((steps) => {
    const x = after(feature.boundaries[0], steps);
    return precision === 'float32' ? fround(x) : x;
  });
  const codes = [...new Set([...near, any(random)])].filter(Number.isFinite).map((x) => x + 0);
  const single = new Set();
  const special = codes.filter((x) => !single.has(fround(x)) && single.add(fround(x)));
  return { ...feature, special: [...special, 'gone'] };
}

const KEYS = [null, 'a', 'b', 'B', 'a ', '2026', '\u00a0', "it's"];

/** A feature with groups by the column g. */
function withGroups(feature, random, precision) {
  const groups = KEYS.slice(0, 3 + Math.floor(random() * 4)).map((key) => ({
    key: [key],
    ...(random() < 0.8 && { boundaries: listOf(random, precision) }),
  }));
  return { ...feature, by: ['g'], groups, else: random() < 0.5 ? 'all' : 'missing' };
}

/** A feature of times from year 2 to year 9998, to the millisecond. */
function timesOf(random, i) {
  const [least, most] = [-62e12, Date.UTC(9998)];
  const far = () => Math.floor(least + random() * (most - least));
  const near = () => Date.UTC(2026) + Math.floor(random() * 20);
  const numbers = Array.from({ length: 1 + Math.floor(random() * 8) }, i % 2 ? far : near);
  const boundaries = [...new Set(numbers)].sort((a, b) => a - b).map(isoOf);
  return { columns: [`c${i}`], boundaries, closed: random() < 0.5 ? 'left' : 'right' };
}

const isoOf = (time) => new Date(time).toISOString();

/** The spec as a Keras layer can have it: in float32, closed left, without subnormal numbers. */
export function forKeras({ features }) {
  const isNormal = (x) => x === 0 || Math.abs(x) >= 2 ** -126;
  const listFrom = (numbers) => {
    const list = [...new Set(numbers.map(fround).filter(Number.isFinite).filter(isNormal))];
    return list.length > 0 ? list.sort((a, b) => a - b) : [0];
  };
  return {
    precision: 'float32',
    missing: 'last',
    features: features.map((one) => ({
      ...one,
      closed: 'left',
      boundaries: listFrom(one.boundaries),
    })),
  };
}

/** A CSV table with a column for each feature: values a few units in the last place from its boundaries, and any. */
export function randomData(random, { features }, rows) {
  const isGrouped = features.some(({ by }) => by !== undefined);
  const header = [...features.map(({ columns }) => columns[0]), ...(isGrouped ? ['g'] : [])].join(
    ',',
  );
  const cell = ({ boundaries }) => {
    const near = boundaries[Math.floor(random() * boundaries.length)];
    if (typeof near === 'string') return isoOf(Date.parse(near) + Math.floor(random() * 5) - 2);
    if (random() < 0.3) return any(random);
    const x = after(near, Math.floor(random() * 41) - 20);
    return Number.isFinite(x) ? x : near;
  };
  const key = () => (isGrouped ? [`"${KEYS[Math.floor(random() * KEYS.length)] ?? ''}"`] : []);
  const lines = Array.from({ length: rows }, () => [...features.map(cell), ...key()].join(','));
  return `${header}\n${lines.join('\n')}\n`;
}

/** A number of any bits. */
function any(random) {
  view.setUint32(0, random() * 2 ** 32);
  view.setUint32(4, random() * 2 ** 32);
  const x = view.getFloat64(0);
  return Number.isFinite(x) ? x : random();
}
