import { ColumnCollector } from '../collect/collect.ts';
import type { ColumnSummary } from '../collect/column-summary.ts';
import type { Sketch } from '../kll/sketch.ts';
import { type Plain, readCount, readNumber, readObject, toPlain, wrong } from './read-json.ts';
import { type SketchJson, sketchFromJson, sketchToJson } from './sketch-json.ts';

/** The collected values of one column for JSON: a summary and a sketch. */
export interface ColumnJson {
  readonly weighted: boolean;
  /** The weight of missing values is present only with weights; otherwise it is their number. */
  readonly seen: Readonly<Partial<Record<keyof ColumnSummary, Plain>>>;
  readonly sketch: SketchJson;
}

const COUNTS = ['values', 'missing', 'negativeInfinities', 'positiveInfinities'] as const;
const NUMBERS = ['least', 'greatest', 'weight'] as const;

/** The names of the numeric members of a summary. */
function numbersOf(weighted: boolean): readonly (keyof ColumnSummary)[] {
  return weighted ? [...NUMBERS, 'missingWeight'] : NUMBERS;
}

/**
 * Converts a collector to data for JSON; a sketch replaces its values.
 *
 * @throws DiscretizeError E_FIT for weights that a sketch cannot hold
 */
export function columnToJson(collector: ColumnCollector): ColumnJson {
  const sketch = sketchToJson(collector.asSketch());
  const { seen, weighted } = collector;
  const plain = [...COUNTS, ...numbersOf(weighted)].map((key) => [key, toPlain(seen[key])]);
  return { weighted, seen: Object.fromEntries(plain) as ColumnJson['seen'], sketch };
}

/**
 * Reads a collector from data of unknown origin.
 *
 * @param path the path of the data, for messages
 * @throws DiscretizeError E_FIT for data that {@link columnToJson} cannot make
 */
export function columnFromJson(data: unknown, path = 'the column'): ColumnCollector {
  const { weighted, seen, sketch } = readObject(data, path, ['weighted', 'seen', 'sketch']);
  if (typeof weighted !== 'boolean') throw wrong(`${path}.weighted`, 'true or false', weighted);
  const itsSketch = sketchFromJson(sketch, `${path}.sketch`);
  const itsSeen = readSeen(seen, weighted, `${path}.seen`);
  checkSeen(itsSeen, itsSketch, weighted, `${path}.seen`);
  return ColumnCollector.of(itsSeen, itsSketch, weighted);
}

function readSeen(data: unknown, weighted: boolean, path: string): ColumnSummary {
  const numbers = numbersOf(weighted);
  const members = readObject(data, path, [...COUNTS, ...numbers]);
  const read = [
    ...COUNTS.map((key) => [key, readCount(members[key], `${path}.${key}`)]),
    ...numbers.map((key) => [key, readNumber(members[key], `${path}.${key}`)]),
  ];
  const seen = Object.fromEntries(read) as ColumnSummary;
  return weighted ? seen : { ...seen, missingWeight: seen.missing };
}

/** Checks that the summary and the sketch agree. */
function checkSeen(seen: ColumnSummary, sketch: Sketch, weighted: boolean, path: string): void {
  const { count, least, greatest } = sketch.state();
  if (!Number.isFinite(seen.missingWeight) || seen.missingWeight < 0) {
    throw wrong(`${path}.missingWeight`, 'a finite number >= 0', seen.missingWeight);
  }
  const expected: Partial<Record<keyof ColumnSummary, number>> = {
    weight: count,
    ...(!weighted && { values: count }),
    ...(Number.isFinite(least) && { least, negativeInfinities: 0 }),
    ...(Number.isFinite(greatest) && { greatest, positiveInfinities: 0 }),
  };
  for (const [key, value] of Object.entries(expected)) {
    const received = seen[key as keyof ColumnSummary];
    if (received !== value) throw wrong(`${path}.${key}`, `${value}, as in the sketch`, received);
  }
}
