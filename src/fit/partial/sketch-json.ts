import { Sketch } from '../kll/sketch.ts';
import { highestRoom, type SketchState } from '../kll/sketch-state.ts';
import { RUN } from '../kll/sort.ts';
import {
  type Members,
  type Plain,
  readCount,
  readList,
  readNumber,
  readObject,
  toPlain,
  wrong,
} from './read-json.ts';

/** A sketch as `JSON.stringify` writes it: see `SketchState`. Numbers keep all their bits. */
export interface SketchJson {
  readonly version: 1;
  readonly error: number;
  readonly count: number;
  readonly least: Plain;
  readonly greatest: Plain;
  readonly coin: number;
  readonly latest: readonly Plain[];
  readonly levels: readonly (readonly Plain[])[];
}

const KEYS = ['version', 'error', 'count', 'least', 'greatest', 'coin', 'latest', 'levels'];
/** A level more would stand for more values than can be counted. */
const MOST_LEVELS = 53;

/** A sketch as data for JSON. */
export function sketchToJson(sketch: Sketch): SketchJson {
  const { error, count, least, greatest, coin, latest, levels } = sketch.state();
  return {
    version: 1,
    error,
    count,
    least: toPlain(least),
    greatest: toPlain(greatest),
    coin,
    latest: Array.from(latest, toPlain),
    levels: levels.map((level) => Array.from(level, toPlain)),
  };
}

/**
 * The sketch of data that may come from anywhere. What it takes is bounded by the sizes that a sketch of
 * its error has.
 *
 * @param path where the data is, for messages
 * @throws DiscretizeError E_FIT for anything that `sketchToData` could not have made
 */
export function sketchFromJson(data: unknown, path = 'the sketch'): Sketch {
  const members = readObject(data, path, KEYS);
  if (members['version'] !== 1) throw wrong(`${path}.version`, '1', members['version']);
  const error = readError(members, path);
  const most = highestRoom(error);
  const levels = readList(members['levels'], `${path}.levels`, MOST_LEVELS).map((level, i) =>
    readAscending(level, `${path}.levels[${i}]`, most),
  );
  const state = {
    error,
    levels,
    count: readCount(members['count'], `${path}.count`),
    least: readNumber(members['least'], `${path}.least`),
    greatest: readNumber(members['greatest'], `${path}.greatest`),
    coin: readCoin(members, path),
    latest: readValues(members['latest'], `${path}.latest`, RUN - 1),
  };
  checkCount(state, path);
  checkEnds(state, path);
  return Sketch.of(state);
}

function readError({ error }: Members, path: string): number {
  if (typeof error === 'number' && error >= 0.00001 && error <= 0.5) return error;
  throw wrong(`${path}.error`, 'a number from 0.00001 to 0.5', error);
}

function readCoin({ coin }: Members, path: string): number {
  if (typeof coin === 'number' && (coin | 0) === coin && coin !== 0) return coin;
  throw wrong(`${path}.coin`, 'a whole number of 32 bits, not 0', coin);
}

function readValues(data: unknown, path: string, most: number): Float64Array {
  const list = readList(data, path, most);
  return Float64Array.from(list, (item, i) => readNumber(item, `${path}[${i}]`));
}

function readAscending(data: unknown, path: string, most: number): Float64Array {
  const values = readValues(data, path, most);
  const late = values.findIndex((value, i) => i > 0 && value < (values[i - 1] as number));
  if (late >= 0) throw wrong(`${path}[${late}]`, 'no less than the one before it', values[late]);
  return values;
}

function checkCount({ count, latest, levels }: SketchState, path: string): void {
  const held = levels.reduce((sum, level, i) => sum + level.length * 2 ** i, latest.length);
  if (held !== count) throw wrong(`${path}.count`, `${held}, which its values stand for`, count);
}

function checkEnds({ least, greatest, latest, levels }: SketchState, path: string): void {
  const all = [latest, ...levels];
  const inside = (value: number) => value >= least && value <= greatest;
  if (!all.every((list) => list.every(inside))) {
    throw wrong(path, 'of values from least to greatest', [least, greatest]);
  }
  const isEmpty = all.every((list) => list.length === 0);
  if (isEmpty && !(least === Number.POSITIVE_INFINITY && greatest === Number.NEGATIVE_INFINITY)) {
    throw wrong(path, 'without ends where it has no values', [least, greatest]);
  }
}
