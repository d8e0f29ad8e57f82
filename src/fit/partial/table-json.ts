import { DiscretizeError } from '../../core/errors/error.ts';
import type { CollectedList, CollectedTable, TableSource } from '../collect/collected-table.ts';
import type { ReadingRules } from '../collect/part-settings.ts';
import type { SpecialCounts } from '../collect/special-values.ts';
import { type ColumnJson, columnFromJson, columnToJson } from './column-json.ts';
import { readCount, readList, readObject, wrong } from './read-json.ts';
import { readRules, readSources, readText, readTexts } from './read-table.ts';
import { readSpecial } from './special-json.ts';
import { isTargetPart } from './target-json.ts';

/** The name and version of a JSON document of values collected from a table. */
const KIND = 'discretize fit --partial';
const VERSION = 1;

/** A table has no more lists. */
const MOST_LISTS = 100_000;

/** The values collected from a table, for JSON. */
export interface TableJson {
  readonly kind: typeof KIND;
  readonly version: typeof VERSION;
  /** The version of the program that wrote it. Nothing depends on it. */
  readonly tool: string;
  readonly rules: ReadingRules;
  readonly weight: string | null;
  readonly rows: number;
  readonly sources: readonly TableSource[];
  readonly lists: readonly {
    readonly columns: readonly string[];
    readonly invalid: number;
    readonly overflow: number;
    readonly gathered: ColumnJson;
    /** Absent without special codes. */
    readonly special?: SpecialCounts;
  }[];
}

const KEYS: readonly (keyof TableJson)[] = [
  'kind',
  'version',
  'tool',
  'rules',
  'weight',
  'rows',
  'sources',
  'lists',
];

/**
 * Converts a collected table to data for JSON. Its collectors become sketches.
 *
 * @param tool the program's version
 * @throws DiscretizeError E_FIT where there are weights that a sketch cannot take
 */
export function tableToJson(table: CollectedTable, tool: string): TableJson {
  const { missing, invalid, na_values, default_na } = table.rules;
  return {
    kind: KIND,
    version: VERSION,
    tool,
    rules: { missing, invalid, na_values, default_na },
    weight: table.weight ?? null,
    rows: table.rows,
    sources: table.sources,
    lists: table.lists.map((list) => ({
      columns: list.columns,
      invalid: list.invalid,
      overflow: list.overflow,
      gathered: columnToJson(list.collector),
      ...(list.special !== undefined && { special: list.special }),
    })),
  };
}

/**
 * Reads a collected table from data of unknown origin. Its header has the collected columns only.
 *
 * @throws DiscretizeError E_FIT for anything that `tableToData` could not have made
 */
export function tableFromJson(data: unknown): CollectedTable {
  const kind = (data as { readonly kind?: unknown } | null)?.kind;
  if (isTargetPart(data)) throw hasTarget();
  if (kind !== KIND) throw wrong('kind', `"${KIND}"`, kind);
  const members = readObject(data, 'the file', KEYS);
  if (members['version'] !== VERSION) throw wrong('version', `${VERSION}`, members['version']);
  readText(members['tool'], 'tool');
  const weight = members['weight'] === null ? undefined : readText(members['weight'], 'weight');
  const lists = readLists(members['lists'], weight !== undefined);
  const header = lists.flatMap(({ columns }) => columns);
  if (new Set(header).size < header.length) throw wrong('lists', 'of columns that differ', header);
  const rows = readCount(members['rows'], 'rows');
  if (lists.length === 0 && rows > 0) throw wrong('lists', 'of a column, as there are rows', lists);
  const rules = readRules(members['rules']);
  return { header, rules, weight, rows, sources: readSources(members['sources']), lists };
}

function readLists(data: unknown, isWeighted: boolean): CollectedList[] {
  let position = 0;
  return readList(data, 'lists', MOST_LISTS).map((item, i) => {
    const path = `lists[${i}]`;
    const hasSpecial = Object.hasOwn(Object(item), 'special');
    const keys = ['columns', 'invalid', 'overflow', 'gathered', ...(hasSpecial ? ['special'] : [])];
    const members = readObject(item, path, keys);
    const columns = readTexts(members['columns'], `${path}.columns`);
    if (columns.length === 0) throw wrong(`${path}.columns`, 'a list of names', columns);
    const invalid = readCount(members['invalid'], `${path}.invalid`);
    const overflow = readCount(members['overflow'], `${path}.overflow`);
    const collector = columnFromJson(members['gathered'], `${path}.gathered`);
    if (collector.weighted !== isWeighted) {
      throw wrong(`${path}.gathered.weighted`, String(isWeighted), collector.weighted);
    }
    const first = position;
    position += columns.length;
    const special = hasSpecial && readSpecial(members['special'], `${path}.special`);
    return { columns, position: first, collector, invalid, overflow, ...(special && { special }) };
  });
}

function hasTarget(): DiscretizeError {
  return new DiscretizeError('E_FIT', 'cannot read sketch: it was made with --target', {
    hint: 'name the target with --merge, too: fit --merge --target COLUMN',
  });
}
