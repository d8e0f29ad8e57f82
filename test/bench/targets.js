import { median } from './measure.js';

const SKETCH = 'discretize, sketch';
const NODE = 'node -e 0';

/**
 * What the project aims at, on 2 cores, with the file in the page cache: the file of ten columns and about 400 MB, two
 * columns to codes, output to a file. Ratios are of medians.
 *
 * @returns for each target what is measured, the figure, the most that is wanted, and whether it is met
 */
export function targets(figures) {
  return [
    ...peerTargets(figures),
    ...ownTargets(figures),
    ...startTargets(figures),
    ...memoryTargets(figures),
    ...(figures.alone ?? [])
      .filter(({ most }) => most !== undefined)
      .map(({ name, figure, most }) => line(name, figure, most)),
  ];
}

/** Wall and CPU time beside other programs. */
function peerTargets({ cases, best }) {
  const versus = (name, who, most, own = best, of = 'wall') => {
    const results = cases.find((one) => one.name === name)?.results;
    const words = of === 'cpu' ? 'user+sys' : of;
    return line(`${name}: ${words} / ${who}`, results?.[own]?.[of] / results?.[who]?.[of], most);
  };
  const int = cases.find(({ name }) => name === 'int')?.results;
  return [
    versus('int', 'polars', 0.28),
    versus('int', 'polars', 0.25, best, 'cpu'),
    versus('int', 'duckdb', 0.12),
    versus('int', 'xan', 0.12),
    versus('int', 'Miller', 0.05),
    line('int: wall / cat, in pairs', paired(int?.[best], int?.cat), 3),
    versus('one_hot', 'polars', 0.28),
    versus('gzip', 'polars', 0.6),
    versus('quantiles', 'polars', 0.45),
    versus('quantiles', 'duckdb', 0.45),
    { ...versus('quantiles', 'polars', 0.5, SKETCH), what: 'quantiles, --sketch: wall / polars' },
  ];
}

/** What one case takes of another, of the bytes and of the cores. */
function ownTargets({ cases, ordering, best, single, machine }) {
  const of = (name) => cases.find((one) => one.name === name);
  const [int, pipe] = [of('int'), of('pipe')];
  const { wall, cpu } = int?.results[best] ?? {};
  return [
    line(
      'int: user+sys, one thread, ns a byte',
      (int?.results[single]?.cpu / int?.bytes) * 1e9,
      1.5,
    ),
    { ...line('int: user+sys / (wall x cores)', cpu / (wall * machine.cores), 0.9), isLeast: true },
    line('ordering thread, s of CPU a GB', ordering?.perGB, 0.05),
    line('pipe: wall / int', pipe?.results[best]?.wall / wall, 1.25),
  ].map(withVerdict);
}

/** A figure that is wanted to be at least something is met the other way round. */
function withVerdict({ isLeast, ...one }) {
  if (isLeast !== true || one.isMet === undefined) return one;
  return { ...one, most: `at least ${one.most}`, isMet: one.figure >= one.most };
}

/** Start-up; Node 22 and 24 start in half of the time that Node 20 takes, so that less is possible. */
function startTargets({ start }) {
  return (start ?? []).flatMap(({ version, figures }) => {
    const isOld = version.startsWith('v20.');
    const against = (name, most) =>
      line(`${name} / ${NODE}, ${version}`, figures[name].wall / figures[NODE].wall, most);
    return [against('--version', 1.25), against('ten rows', isOld ? 1.6 : 2.2)];
  });
}

function memoryTargets({ memory }) {
  const peaks = (job) =>
    (memory ?? []).flatMap((at) =>
      ['file', 'pipe'].map((route) => at.peaks[`${job}, ${route}`] / 1e6),
    );
  const [one, sketch] = [peaks('one thread'), peaks('fit --sketch')];
  return [
    line('memory, one thread: the most, MB', Math.max(...one), 110),
    line('memory, one thread: growth over the sizes, MB', spread(one), 10),
    line('memory, fit --sketch: the most, MB', Math.max(...sketch), 120),
  ];
}

function line(what, figure, most) {
  return { what, figure, most, isMet: Number.isFinite(figure) ? figure <= most : undefined };
}

/** The median of the ratios of runs that came one after the other. */
function paired(ours, theirs) {
  if (ours?.runs === undefined || theirs?.runs === undefined) return Number.NaN;
  return median(ours.runs.map((run, i) => run.wall / theirs.runs[i]?.wall));
}

function spread(numbers) {
  return Math.max(...numbers) - Math.min(...numbers);
}
