import { columnPosition, splitList } from '../csv/columns/select.ts';
import { assignColumns } from '../plan/assign.ts';
import type { BinRequest } from '../plan/bin-request.ts';
import { allColumns } from '../plan/choose.ts';
import { type PlannedFeature, planFeature } from '../plan/feature.ts';

/** A cell that was typed, and a feature that it is looked up in. */
export interface GivenCell {
  /** The column that it was given for, or what the feature is called; undefined where it has no name. */
  readonly name: string | undefined;
  readonly text: string;
  readonly feature: PlannedFeature;
  /** The feature's boundaries before they were rounded to the precision. */
  readonly written: readonly number[];
}

/** Stands for the column of a value that none was named for. */
const NAMELESS = '';

/**
 * Finds the features of cells such as `fare=12.5`, without a file: the columns are those that the spec,
 * the lists and the cells name. A cell without a name is looked up in every feature.
 *
 * @throws DiscretizeError E_UNKNOWN_COLUMN for a name that no feature has, and what else does not fit
 */
export function givenCells(request: BinRequest, operands: readonly string[]): GivenCell[] {
  const known = knownColumns(request);
  const cells = operands.map((operand) => splitCell(operand, known));
  const names = cells.flatMap(({ name }) => (name === undefined ? [] : [name]));
  const header = [...new Set([...known, ...names, NAMELESS])];
  const assigned = assignColumns(request, header, new Set(), () => allColumns(header));
  const features = assigned.map((one) => ({
    feature: planFeature(one, request.spec, header),
    written: one.feature.boundaries,
    title: one.feature.name ?? titleOf(one.feature.columns),
    names: one.positions.map((position) => header[position]),
  }));
  const covered = features.flatMap((one) => one.names).filter((name) => name !== undefined);
  return cells.flatMap(({ name, text }) => {
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

function isNamed(name: string): boolean {
  return name !== NAMELESS;
}

function titleOf(columns: readonly string[] | undefined): string | undefined {
  return columns?.join(', ');
}

/** The columns that the spec and the lists name; a glob names none. */
function knownColumns({ spec, lists }: BinRequest): string[] {
  const named = spec.features.flatMap(({ columns }) => columns ?? []);
  const listed = lists.flatMap(({ columns }) => (columns === undefined ? [] : splitList(columns)));
  const plain = listed.filter(({ text, isQuoted }) => isQuoted || !/[*?]/.test(text));
  return [...named, ...plain.map(({ text }) => text)];
}

/** `fare=12.5` is a cell of `fare`. The longest name that is known wins, then what the first `=` ends. */
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
