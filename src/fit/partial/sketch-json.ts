import { MAX_WEIGHT, Sketch } from '../kll/sketch.ts';
import { highestRoom, type SketchState } from '../kll/sketch-state.ts';
import { RUN } from '../kll/sort.ts';
import { totalWeight } from '../numbers/weights.ts';
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

/** A sketch for JSON; see `SketchState`. Numbers keep all their bits. */
export interface SketchJson {
  readonly version: typeof VERSION;
  readonly error: number;
  readonly count: number;
  readonly least: Plain;
  readonly greatest: Plain;
  readonly coin: number;
  readonly latest: readonly Plain[];
  /** Null if all weights are 1. */
  readonly weights: readonly number[] | null;
  readonly levels: readonly (readonly Plain[])[];
}

const VERSION = 2;
const KEYS: readonly (keyof SketchJson)[] = [
  'version',
  'error',
  'count',
  'least',
  'greatest',
  'coin',
  'latest',
  'weights',
  'levels',
];
/** The array that all empty levels share. */
const NO_NUMBERS = new Float64Array(0);
/** The largest number of levels; a further level would exceed the largest count. */
const MOST_LEVELS = 53;

/** Converts a sketch to data for JSON. */
export function sketchToJson(sketch: Sketch): SketchJson {
  const { error, count, least, greatest, coin, latest, weights, levels } = sketch.state();
  return {
    version: VERSION,
    error,
    count,
    least: toPlain(least),
    greatest: toPlain(greatest),
    coin,
    latest: Array.from(latest, toPlain),
    weights: weights === undefined ? null : [...weights],
    levels: levels.map((level) => Array.from(level, toPlain)),
  };
}

/**
 * Reads a sketch from data of unknown origin. Its memory is bounded by the size of a sketch of its rank error.
 *
 * @param path the path of the data, for messages
 * @throws DiscretizeError E_FIT for data that {@link sketchToJson} cannot make
 */
export function sketchFromJson(data: unknown, path = 'the sketch'): Sketch {
  const members = readObject(data, path, KEYS);
  if (members['version'] !== VERSION) {
    throw wrong(`${path}.version`, `${VERSION}`, members['version']);
  }
  const error = readError(members, path);
  const most = highestRoom(error);
  const levels = readList(members['levels'], `${path}.levels`, MOST_LEVELS).map((level, i) =>
    readAscending(level, `${path}.levels[${i}]`, most),
  );
  const latest = readValues(members['latest'], `${path}.latest`, RUN - 1);
  const state = {
    error,
    levels,
    count: readCount(members['count'], `${path}.count`),
    least: readNumber(members['least'], `${path}.least`),
    greatest: readNumber(members['greatest'], `${path}.greatest`),
    coin: readCoin(members, path),
    latest,
    weights: readWeights(members['weights'], `${path}.weights`, latest.length),
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
  if (list.length === 0) return NO_NUMBERS;
  // Paths are made for words only: there may be millions of numbers.
  return Float64Array.from(list, (item, i) =>
    typeof item === 'number' ? item : readNumber(item, `${path}[${i}]`),
  );
}

function readAscending(data: unknown, path: string, most: number): Float64Array {
  const values = readValues(data, path, most);
  const late = values.findIndex((value, i) => i > 0 && value < (values[i - 1] as number));
  if (late >= 0) throw wrong(`${path}[${late}]`, 'no less than the one before it', values[late]);
  return values;
}

function readWeights(data: unknown, path: string, length: number): Float64Array | undefined {
  if (data === null) return undefined;
  const weights = readList(data, path, length).map((item, i) => readCount(item, `${path}[${i}]`));
  if (weights.length < length) throw wrong(path, `null or a list of ${length}`, weights.length);
  const wrongOne = weights.findIndex((weight) => weight === 0 || weight > MAX_WEIGHT);
  if (wrongOne >= 0) throw wrong(`${path}[${wrongOne}]`, 'from 1 to 2^40', weights[wrongOne]);
  return Float64Array.from(weights);
}

function checkCount({ count, latest, weights, levels }: SketchState, path: string): void {
  const buffered = weights === undefined ? latest.length : totalWeight(weights);
  const held = levels.reduce((sum, level, i) => sum + level.length * 2 ** i, buffered);
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
