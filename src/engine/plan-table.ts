import type { Notation } from '../core/cells/notation.ts';
import type { CellRules } from '../csv/columns/columns.ts';
import type { RecordFields } from '../csv/line.ts';
import { needsChoice } from '../plan/assign.ts';
import { type BinPlan, planBins, type TableNames } from '../plan/bin-plan.ts';
import type { BinRequest } from '../plan/bin-request.ts';
import { type Choice, chooseColumns } from '../plan/choose.ts';
import { type ColumnPlan, planColumns } from '../plan/column-plan.ts';
import { cellRules, type ReadRequest } from '../plan/read-request.ts';
import { wordsToChooseBy } from '../plan/special/special-request.ts';
import { choiceTypes } from '../plan/type-request.ts';
import type { InputTable } from './table.ts';

/**
 * The bin plan of an open table. If nothing names the columns, they are chosen by its first rows.
 *
 * @throws DiscretizeError if request and header do not fit together
 */
export async function planBinsOf(request: BinRequest, table: InputTable): Promise<BinPlan> {
  const rules = cellRules(request.spec, table.notation);
  const choose = await chooser(table, rules, needsChoice(request), request);
  return planBins(request, table, rules, choose);
}

/**
 * The column plan of an open table. If nothing names the columns, they are chosen by its first rows.
 *
 * @throws DiscretizeError E_UNKNOWN_COLUMN, E_AMBIGUOUS_COLUMN, E_COLUMNS
 */
export async function planColumnsOf(request: ReadRequest, table: InputTable): Promise<ColumnPlan> {
  const rules = cellRules(request.spec, table.notation);
  const choose = await chooser(table, rules, request.columns === undefined, {
    types: request.types,
    special: request.special ?? [],
    spec: { ...request.spec, features: [] },
  });
  return planColumns(request, table.header, rules, choose);
}

/**
 * The bin plan of a table in memory. If nothing names the columns, they are chosen by its first rows.
 *
 * @param sample returns the fields of the first rows; called if columns must be chosen
 * @throws DiscretizeError if request and header do not fit together
 */
export function planBinsNow(
  request: BinRequest,
  table: TableNames,
  notation: Notation,
  sample: () => readonly RecordFields[],
): BinPlan {
  const rules = cellRules(request.spec, notation);
  const rows = needsChoice(request) ? sample() : [];
  const choose = chooserAmong(rows, table.header, { rules, notation, request });
  return planBins(request, table, rules, choose);
}

async function chooser(
  table: InputTable,
  rules: CellRules,
  isNeeded: boolean,
  request: ChoiceRequest,
): Promise<() => Choice> {
  const { header, notation } = table;
  const rows = isNeeded ? await table.sample() : [];
  return chooserAmong(rows, header, { rules, notation, request });
}

/** The settings for choosing columns. */
interface ChoiceContext {
  readonly rules: CellRules;
  readonly notation: Notation;
  readonly request: ChoiceRequest;
}

type ChoiceRequest = Parameters<typeof choiceTypes>[0] & Parameters<typeof wordsToChooseBy>[0];

function chooserAmong(
  rows: readonly RecordFields[],
  header: readonly string[],
  { rules, notation, request }: ChoiceContext,
): () => Choice {
  const typeAt = choiceTypes(request, header, rules.notation);
  const wordsAt = wordsToChooseBy(request, header, rules.notation);
  return () => chooseColumns(rows, header, rules, notation, typeAt, wordsAt);
}
