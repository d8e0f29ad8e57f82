import type { TypeMembers } from '../../column-types/registry.ts';
import type { ColumnCollector } from './collect.ts';
import type { GroupedList } from './grouped-values.ts';
import {
  checkSettings,
  codesText,
  type NamedPart,
  type ReadingRules,
  RULE_SETTINGS,
  type Setting,
} from './part-settings.ts';
import type { SpecialCounts } from './special-values.ts';

/** The values collected for one boundary list. */
export interface CollectedList {
  /** At least one column; several columns share the list. */
  readonly columns: readonly string[];
  /** The type of the columns with its parameters; undefined: plain numbers. */
  readonly type?: TypeMembers | undefined;
  /** The position of the first column in the header, counted from 0. */
  readonly position: number;
  readonly collector: ColumnCollector;
  /** The special values of the columns, which the collector does not hold; undefined without special codes. */
  readonly special?: SpecialCounts | undefined;
  /** The same values by group; undefined without groups. */
  readonly grouped?: GroupedList | undefined;
  /** The number of invalid cells that count as missing. */
  readonly invalid: number;
  /** The number of cells too large for float64, which count as infinite. */
  readonly overflow: number;
}

/** The identity of a source file. */
export interface TableSource {
  /** The file name without folders. */
  readonly file: string;
  readonly bytes: number;
  /** The number of bytes at the start of the file that the SHA-256 covers. */
  readonly hashed: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** The values collected from a table or from parts of a table. */
export interface CollectedTable {
  /** The column names that column lists refer to. */
  readonly header: readonly string[];
  readonly rules: ReadingRules;
  /** The column that weighs the rows. */
  readonly weight: string | undefined;
  readonly rows: number;
  /** The source files; empty without fingerprints. */
  readonly sources: readonly TableSource[];
  readonly lists: readonly CollectedList[];
}

/** A part of a table with its name in messages. */
export type TablePart = NamedPart<CollectedTable>;

/**
 * A part without rows and columns, for an input without a header and records. It merges with parts of any columns.
 */
export function emptyTable(rules: ReadingRules, weight: string | undefined): CollectedTable {
  return { header: [], rules, weight, rows: 0, sources: [], lists: [] };
}

/**
 * Merges another part of the same table. The collectors of `into` are changed; those of `other` are not.
 *
 * @returns both parts, with the name of `into`
 * @throws DiscretizeError E_FIT if columns, rules, weight or rank error differ
 */
export function mergeTables(into: TablePart, other: TablePart): TablePart {
  checkAlike(into, other);
  const rows = into.table.rows + other.table.rows;
  const sources = [...into.table.sources, ...other.table.sources];
  const { header, lists } = mergedLists(into.table, other.table);
  return { name: into.name, table: { ...into.table, header, rows, sources, lists } };
}

function mergedLists(
  into: CollectedTable,
  other: CollectedTable,
): Pick<CollectedTable, 'header' | 'lists'> {
  if (into.lists.length === 0) return other;
  if (other.lists.length === 0) return into;
  const lists = into.lists.map((list, i) => {
    const more = other.lists[i] as CollectedList;
    list.collector.merge(more.collector);
    const [invalid, overflow] = [list.invalid + more.invalid, list.overflow + more.overflow];
    const special = list.special && addedCounts(list.special, more.special);
    return { ...list, invalid, overflow, special };
  });
  return { header: into.header, lists };
}

function addedCounts(own: SpecialCounts, other: SpecialCounts | undefined): SpecialCounts {
  return { ...own, counts: own.counts.map((count, bin) => count + (other?.counts[bin] ?? 0)) };
}

/** The settings of lists; an empty part has no lists. */
const LIST_SETTINGS: readonly Setting<CollectedTable>[] = [
  ['columns differ', ({ lists }) => lists.map(({ columns }) => namesOf(columns)).join(', ')],
  ['rank error differs', ({ lists }) => errorsOf(lists)],
  ['special codes differ', ({ lists }) => lists.map(specialOf).join('; ')],
];

function checkAlike(ours: TablePart, theirs: TablePart): void {
  const haveLists = [ours, theirs].every(({ table }) => table.lists.length > 0);
  const settings = [...(haveLists ? LIST_SETTINGS : []), ...RULE_SETTINGS];
  checkSettings(ours, theirs, settings);
}

/** The names of the columns of a list; columns that share it are in brackets. */
function namesOf(columns: readonly string[]): string {
  const names = columns.map((name) => JSON.stringify(name)).join(', ');
  return columns.length > 1 ? `[${names}]` : names;
}

function specialOf({ special }: CollectedList): string {
  return special === undefined ? 'none' : codesText(special.codes);
}

function errorsOf(lists: readonly CollectedList[]): string {
  return [...new Set(lists.map(({ collector }) => collector.asSketch().error))].join(', ');
}
