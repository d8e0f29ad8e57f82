import { DiscretizeError } from '../../core/errors/error.ts';
import { selectColumns } from '../../csv/columns/select.ts';
import { targetPartFromJson, targetPartToJson } from '../../fit/partial/target-json.ts';
import {
  type FeatureTally,
  mergeTargetParts,
  type TargetPart,
} from '../../fit/partial/target-part.ts';
import { codingOf, type TargetRules } from '../../fit/target/classify.ts';
import { distinct } from '../../fit/target/distinct.ts';
import { MOST_CLASSES, targetLabels } from '../../fit/target/labels.ts';
import { separateRows } from '../../fit/target/separate.ts';
import { sumColumnsOf } from '../../fit/target/table.ts';
import {
  type TallyKind,
  type TargetLabel,
  type TargetTally,
  tallyOf,
} from '../../fit/target/tally/tally.ts';
import { type TallyCoding, tableOf } from '../../fit/target/tally/tally-table.ts';
import { noColumns } from '../../fit/undivided.ts';
import { type PartFile, readParts } from '../partial/read-parts.ts';
import type { ColumnTables, TargetData } from './feature-tables.ts';
import type { TargetColumns } from './target-columns.ts';
import type { TargetRequest } from './target-request.ts';

/** Columns and their target, tallied so that parts of a table can be merged. */
export function tallied(request: TargetRequest, columns: TargetColumns): TargetPart {
  const { target, weights } = columns;
  const { texts, cells: targets } = target;
  const numbers = distinct(targets.filter((cell) => !Number.isNaN(cell))).values;
  const areFew = numbers.length <= MOST_CLASSES || texts !== undefined;
  const isSummed = !areFew && request.event === undefined && request.type !== 'classes';
  const kind: TallyKind = { kind: isSummed ? 'sums' : 'labels', texts };
  const cells = isSummed ? numbers.slice(0, MOST_CLASSES + 1) : numbers;
  return {
    rules: request.spec,
    weight: request.weight,
    rows: columns.rows,
    target: target.name,
    areTexts: texts !== undefined,
    labels: Array.from(cells, (cell) => texts?.[cell] ?? cell),
    features: columns.features.map(({ name: column, values, invalid, special: codes }) => {
      const parts = separateRows({ values, targets, weights }, codes);
      const { clean, leftOut } = parts;
      const tallyAll = (rows: typeof clean): TargetTally =>
        tallyOf({ ...rows, values: new Float64Array(rows.values.length) }, kind);
      const special = parts.special.map(tallyAll);
      const missing = tallyAll(parts.missing);
      const own = { codes: codes.codes, clean: tallyOf(clean, kind), special, missing };
      return { column, invalid, leftOut, ...own };
    }),
  };
}

/**
 * A part as text: a line for {@link mergeTargetFiles}.
 *
 * @param version the tool's, for the record
 * @throws DiscretizeError E_FIT for a part without columns
 */
export function targetPartText(part: TargetPart, { read }: TargetRequest, version: string): string {
  if (part.features.length === 0) throw noColumns(read.roles, read.columns !== undefined);
  return `${JSON.stringify(targetPartToJson(part, version))}\n`;
}

/**
 * Merges the parts in files.
 *
 * @param files at least one, with a text of {@link targetPartText} in each line
 * @param request the target, and the columns that are kept
 * @throws DiscretizeError E_FIT for text that is not a part, and for parts that do not belong together;
 *   E_UNKNOWN_COLUMN; what reading a file throws
 */
export async function mergeTargetFiles(
  files: Iterable<PartFile>,
  { target, read }: TargetRequest,
): Promise<TargetPart> {
  const parts = [];
  for await (const part of readParts(files, targetPartFromJson)) parts.push(part);
  const merged = mergeTargetParts(parts);
  if (merged.target !== target) {
    throw new DiscretizeError('E_UNKNOWN_COLUMN', `the parts have target "${merged.target}"`, {
      received: target,
      hint: `use --target ${merged.target}`,
    });
  }
  if (read.columns === undefined) return merged;
  const header = merged.features.map(({ column }) => column);
  const selected = new Set(selectColumns(read.columns, header));
  return { ...merged, features: merged.features.filter((_, i) => selected.has(i)) };
}

/**
 * A part as data to fit.
 *
 * @throws DiscretizeError as `codingOf`; E_FIT for sums of a target that has an event
 */
export function dataOfPart(part: TargetPart, rules: TargetRules): TargetData {
  const texts = part.areTexts ? part.labels.map(String) : undefined;
  const cells = texts === undefined ? (part.labels as readonly number[]) : texts.keys();
  const has = (number: number): boolean => part.labels.includes(number);
  const target = codingOf(targetLabels(part.target, cells, texts, has), rules);
  const cellOf = new Map<TargetLabel, number>(texts?.map((text, cell) => [text, cell]));
  const codeOf = (label: TargetLabel): number => target.codeOf(cellOf.get(label) ?? Number(label));
  const coding = { kind: target.kind, codeOf };
  const features = part.features.map((feature) => {
    const { column: name, invalid, codes: special } = feature;
    return { name, invalid, special, tables: () => tablesOf(feature, coding) };
  });
  const areSums = part.features.some(({ clean }) => clean.kind === 'sums');
  if (areSums && target.kind.kind !== 'continuous') throw onlySums();
  const { weight, rules: reading } = part;
  return { target, features, weight, hasUnnamedWeights: false, reading, rankError: 0 };
}

function tablesOf(
  { clean: rest, special, missing, leftOut }: FeatureTally,
  coding: TallyCoding,
): ColumnTables {
  const clean = tableOf(rest, coding);
  const center = clean.kind === 'continuous' ? clean.center : 0;
  const sumsOf = (tally: TargetTally): number[] =>
    sumColumnsOf(tableOf(tally, coding, center)).map((column) => column[0] ?? 0);
  const isAny = missing.kind === 'sums' ? missing.values.length > 0 : missing.labels.length > 0;
  return {
    clean,
    special: special.map(sumsOf),
    missing: isAny ? sumsOf(missing) : undefined,
    leftOut,
  };
}

function onlySums(): DiscretizeError {
  return new DiscretizeError('E_FIT', 'the parts have sums of a numeric target, not its values', {
    expected: 'parts with the rows of each value of the target',
    hint: 'name the event in both steps: fit --partial --event VALUE',
  });
}
