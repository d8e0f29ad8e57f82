import { median } from './measure.js';

const SKETCH = 'discretize, sketch';

/**
 * What the project aims at, as ratios of medians: on 2 cores, the file in the page cache, the 10-column
 * file of about 400 MB, two columns to codes, output to a file.
 */
export function targets({ cases, start, memory, alone, best, single }) {
  const wall = (name, who) => cases.find((one) => one.name === name)?.results[who]?.wall;
  const versus = (name, who, most) =>
    line(`${name}: wall / ${who}`, wall(name, best) / wall(name, who), most);
  const int = cases.find(({ name }) => name === 'int');
  const cpu = (int?.results[single]?.cpu / int?.bytes) * 1e9;
  const against = (name, most) =>
    line(`${name} / node -e 0`, start?.[name].wall / start?.['node -e 0'].wall, most);
  const peaks = memory?.flatMap(({ one, all }) => [one, all].map((bytes) => bytes / 1e6)) ?? [];
  const sketched = memory?.map(({ sketch }) => sketch / 1e6) ?? [];
  const growth = Math.max(
    ...['one', 'all'].map((key) => spread(memory?.map((at) => at[key] / 1e6) ?? [])),
  );
  return [
    versus('int', 'polars', 0.25),
    versus('int', 'duckdb', 0.12),
    versus('int', 'Miller', 0.05),
    line('int: user+sys, one thread, ns a byte', cpu, 1.5),
    line('int: wall / cat, in pairs', paired(int?.results[best], int?.results.cat), 3),
    versus('one_hot', 'polars', 0.28),
    versus('gzip', 'polars', 0.6),
    line('pipe: wall / int', wall('pipe', best) / wall('int', best), 1.25),
    line('memory: growth over the sizes, MB', growth, 10),
    line('memory: the most, MB', Math.max(...peaks), 200),
    versus('quantiles', 'polars', 0.45),
    versus('quantiles', 'duckdb', 0.35),
    line(
      'quantiles by a sketch: wall / polars',
      wall('quantiles', SKETCH) / wall('quantiles', 'polars'),
      0.5,
    ),
    line('quantiles by a sketch: memory, MB', Math.max(...sketched), 150),
    against('--version', 1.25),
    against('ten rows', 1.6),
    ...(alone ?? [])
      .filter(({ most }) => most !== undefined)
      .map(({ name, base, other, most }) => line(name, other.wall / base.wall, most)),
  ];
}

function line(what, figure, most) {
  return { what, figure, most, isMet: Number.isFinite(figure) ? figure <= most : undefined };
}

/** The median of the ratios of runs that came one after the other. */
function paired(ours, theirs) {
  if (ours?.runs === undefined || theirs?.runs === undefined) return Number.NaN;
  return median(ours.runs.map((run, i) => run.wall / theirs.runs[i].wall));
}

function spread(numbers) {
  return Math.max(...numbers) - Math.min(...numbers);
}
