import { readCell } from '../core/cells/cell.ts';
import type { Notation } from '../core/cells/notation.ts';
import { unknownGroup } from '../core/cells/rejection.ts';
import { DiscretizeError } from '../core/errors/error.ts';
import { joinKey, keyPart } from '../core/groups/key.ts';
import { knownKeyTable, NO_LIST } from '../core/groups/key-table.ts';
import { bytesOf } from '../csv/byte-string.ts';
import { columnPosition, splitList } from '../csv/columns/select.ts';
import { assignColumns } from '../plan/assign.ts';
import type { BinRequest } from '../plan/bin-request.ts';
import { allColumns } from '../plan/choose.ts';
import { type PlannedFeature, planFeature } from '../plan/feature.ts';
import { groupPositions } from '../plan/groups/groups.ts';
import { cellRules } from '../plan/read-request.ts';
import type { Feature } from '../spec/spec.ts';
import { type Explanation, explain } from '../view/explanation/explain.ts';

/**
 * Explains the bins of cells such as `fare=12.5`, without a file; a cell without a name has one explanation for
 * each feature.
 *
 * @param notation how cells write numbers
 * @throws DiscretizeError E_UNKNOWN_COLUMN for a name that no feature has; as `planBins` for other faults
 */
export function explainValues(
  request: BinRequest,
  cells: readonly string[],
  notation: Notation,
): Explanation[] {
  const policies = cellRules(request.spec, notation);
  return lookupCells(request, cells).map(({ name, text, feature, written }) => {
    const { boundaries, bins, columns } = feature;
    const { type, words } = columns[0] ?? {};
    const subject = { name, boundaries, written, policies, notation, type, ...bins };
    return explain(subject, text, readCell(bytesOf(text), { ...policies, type, words }));
  });
}

/** A typed cell, and a feature in which its bin is looked up. */
interface LookupCell {
  /** The column of the cell, or the name of the feature; undefined if neither has a name. */
  readonly name: string | undefined;
  readonly text: string;
  readonly feature: PlannedFeature;
  /** The feature's boundaries before they were rounded to the precision. */
  readonly written: readonly number[];
}

/** The name of the column of a value without a column. */
const NAMELESS = '';

/**
 * Finds the features of cells such as `fare=12.5`, without a file: the columns are those that the spec,
 * the lists and the cells name. A cell without a name is looked up in every feature.
 *
 * @throws DiscretizeError E_UNKNOWN_COLUMN for a name that no feature has; as `planBins` for other faults
 */
function lookupCells(request: BinRequest, operands: readonly string[]): LookupCell[] {
  const known = knownColumns(request);
  const cells = operands.map((operand) => splitCell(operand, known));
  const names = cells.flatMap(({ name }) => (name === undefined ? [] : [name]));
  const header = [...new Set([...known, ...names, NAMELESS])];
  const keys = groupPositions(request.spec, header);
  const assigned = assignColumns(request, header, keys, () => allColumns(header));
  const features = assigned.map((one) => ({
    ...listOf(planFeature(one, request.spec, header), one.feature, cells),
    title: one.feature.name ?? titleOf(one.feature.columns),
    names: one.positions.map((position) => header[position]),
  }));
  const values = cells.filter(({ name }) => !isKeyCell(name, request.spec));
  const covered = features.flatMap((one) => one.names).filter((name) => name !== undefined);
  return values.flatMap(({ name, text }) => {
    if (name !== undefined) columnPosition(name, covered.filter(isNamed));
    const own = features.filter((one) => name === undefined || one.names.includes(name));
    return own.map(({ feature, written, title }) => ({
      name: name ?? title,
      text,
      feature,
      written,
    }));
  });
}

/** True for a cell that is part of the key of a group, and no value of a feature. */
function isKeyCell(name: string | undefined, { features }: BinRequest['spec']): boolean {
  if (name === undefined || features.some(({ columns }) => columns?.includes(name))) return false;
  return features.some(({ by }) => by?.includes(name));
}

/** A cell as it was typed. */
interface TypedCell {
  readonly name: string | undefined;
  readonly text: string;
}

/**
 * A feature with the boundary list of the group that some cells name.
 *
 * @throws DiscretizeError E_USAGE if a cell of the key is missing; E_UNKNOWN_GROUP
 */
function listOf(
  feature: PlannedFeature,
  { boundaries: written, groups: own = [] }: Feature,
  cells: readonly TypedCell[],
): Pick<LookupCell, 'feature' | 'written'> {
  const { groups } = feature;
  if (groups === undefined) return { feature, written };
  const parts = groups.by.map((by) => {
    const cell = cells.find(({ name }) => name === by);
    if (cell === undefined) throw noKey(feature.name, by);
    return cell.text;
  });
  const number = knownKeyTable(groups.known).numberOf(joinKey(parts.map(keyPart))) ?? NO_LIST;
  const boundaries = groups.lists[number];
  if (boundaries === undefined) throw unknownGroup(groups.by.join(', '), parts, {});
  return {
    feature: { ...feature, boundaries, bins: groups.tables(number), groups: undefined },
    written: own[number - 1]?.boundaries ?? written,
  };
}

function noKey(name: string, by: string): DiscretizeError {
  return new DiscretizeError('E_USAGE', `"${name}" has bins by group: missing ${by}`, {
    hint: `add the cell that says which group: ${by}=KEY`,
  });
}

function isNamed(name: string): boolean {
  return name !== NAMELESS;
}

function titleOf(columns: readonly string[] | undefined): string | undefined {
  return columns?.join(', ');
}

/** The columns that the spec and the lists name; a glob names none. */
function knownColumns({ spec, lists }: BinRequest): string[] {
  const named = spec.features.flatMap(({ columns, by }) => [...(columns ?? []), ...(by ?? [])]);
  const listed = lists.flatMap(({ columns }) => (columns === undefined ? [] : splitList(columns)));
  const plain = listed.filter(({ text, isQuoted }) => isQuoted || !/[*?]/.test(text));
  return [...named, ...plain.map(({ text }) => text)];
}

/** Splits `fare=12.5` into a name and a text: at the end of the longest known name, else at the first `=`. */
function splitCell(
  operand: string,
  known: readonly string[],
): { readonly name: string | undefined; readonly text: string } {
  const owners = known.filter((name) => operand.startsWith(`${name}=`));
  const longest = owners.sort((a, b) => b.length - a.length)[0];
  const end = longest?.length ?? operand.indexOf('=');
  if (end < 0) return { name: undefined, text: operand };
  return { name: operand.slice(0, end), text: operand.slice(end + 1) };
}
