import {
  Boundaries,
  boundariesReached,
  bucketize,
  discretizer,
  fit as fitted,
} from '../../dist/index.js';

const MILLION = 1_000_000;
const RUNS = 15;

/**
 * What the library takes in one process, beside functions of other libraries and a hand-written search. Every
 * answer is checked before it is timed; times are user+sys, the least of several, in turns.
 *
 * @returns for each task the milliseconds of each contender, or what is wrong with it
 */
export async function library(say) {
  const d3 = await optional('d3-array', say);
  const statistics = await optional('simple-statistics', say);
  const values = randomValues(MILLION);
  const tasks = [
    coding(values, 10, d3),
    coding(values, 100, d3),
    quantiles(values, d3, statistics),
  ];
  if (statistics !== undefined) tasks.push(clusters(values.subarray(0, 5000), statistics));
  return tasks.map((task) => {
    say(`library: ${task.name}`);
    return { name: task.name, results: timed(task) };
  });
}

async function optional(name, say) {
  try {
    return await import(name);
  } catch {
    say(`library: not installed: ${name} (npm install --no-save ${name})`);
    return undefined;
  }
}

/** A million values to codes, by so many boundaries. */
function coding(values, count, d3) {
  const boundaries = Array.from({ length: count }, (_, i) => (200 * (i + 1)) / (count + 1));
  const list = Boundaries.of(boundaries);
  const made = discretizer({ fare: boundaries });
  const out = { fare: new Uint8Array(values.length) };
  const expected = Int32Array.from(values, (value) => boundariesReached(value, list));
  return {
    name: `${values.length} values, ${count} boundaries`,
    isRight: (codes) =>
      codes.length === expected.length && expected.every((code, i) => code === codes[i]),
    contenders: {
      bucketize: () => bucketize(values, list),
      transformColumns: () => made.transformColumns({ fare: values })[0].codes[0],
      'transformColumns, out': () => made.transformColumns({ fare: values }, { out })[0].codes[0],
      'hand-written bisect': () => bisected(values, boundaries),
      ...(d3 && {
        'd3-array': () => Int32Array.from(values, (value) => d3.bisectRight(boundaries, value)),
      }),
    },
  };
}

function bisected(values, boundaries) {
  const codes = new Int32Array(values.length);
  for (let row = 0; row < values.length; row++) {
    let [low, high] = [0, boundaries.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (values[row] < boundaries[middle]) high = middle;
      else low = middle + 1;
    }
    codes[row] = low;
  }
  return codes;
}

/** Nine quantiles of a million values. */
function quantiles(values, d3, statistics) {
  const shares = Array.from({ length: 9 }, (_, i) => (i + 1) / 10);
  const sorted = values.toSorted();
  const near = (found) =>
    found.length === shares.length &&
    found.every(
      (value, i) => Math.abs(value - sorted[Math.floor(shares[i] * sorted.length)]) < 0.01,
    );
  return {
    name: `nine quantiles of ${values.length} values`,
    isRight: near,
    contenders: {
      fit: () => fitted(values, { bins: 10 }).spec.features[0].boundaries,
      ...(d3 && {
        'd3-array': () => {
          const own = values.toSorted();
          return shares.map((share) => d3.quantileSorted(own, share));
        },
      }),
      ...(statistics && { 'simple-statistics': () => statistics.quantile(values, shares) }),
    },
  };
}

/** Clusters of some thousand values. */
function clusters(values, { ckmeans }) {
  const exact = ckmeans([...values], 10)
    .slice(1)
    .map(([first]) => first);
  const isRight = (starts) =>
    starts.every((start, i) => values.every((value) => value < start === value < exact[i]));
  return {
    name: `10 clusters of ${values.length} values`,
    isRight,
    contenders: {
      fit: () => fitted(values, { strategy: 'kmeans', bins: 10 }).spec.features[0].boundaries,
      'simple-statistics': () =>
        ckmeans([...values], 10)
          .slice(1)
          .map(([first]) => first),
    },
  };
}

function timed({ contenders, isRight }) {
  const results = Object.entries(contenders).map(([name, run]) => ({
    name,
    run,
    least: Infinity,
    right: isRight(run()),
  }));
  for (let turn = 0; turn < RUNS; turn++) {
    for (const one of results.filter(({ right }) => right)) {
      const before = process.cpuUsage();
      one.run();
      const { user, system } = process.cpuUsage(before);
      one.least = Math.min(one.least, (user + system) / 1000);
    }
  }
  return Object.fromEntries(
    results.map(({ name, least, right }) => [
      name,
      right ? { ms: least } : { fault: 'another answer' },
    ]),
  );
}

/** Numbers from 0 to 200, always the same. */
function randomValues(count) {
  let state = 1;
  return Float64Array.from({ length: count }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return (200 * state) / 2_147_483_647;
  });
}
