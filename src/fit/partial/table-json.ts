import { DiscretizeError } from '../../core/errors/error.ts';
import type { CollectedList, CollectedTable, TableSource } from '../collect/collected-table.ts';
import type { SpecialCounts } from '../collect/special-values.ts';
import { type ColumnJson, columnFromJson, columnToJson } from './column-json.ts';
import { HEAD_KEYS, type PartHead, partHead, readPartHead } from './part-head.ts';
import { readCount, readList, readObject, wrong } from './read-json.ts';
import { readSources, readSpecial, readTexts } from './read-table.ts';
import { isTargetPart } from './target-json.ts';

/** The kind of a JSON document of values collected from a table. */
const KIND = 'discretize fit --partial';

/** The key of the values of a list in files of version 0.2, which can be read, too. */
const OLD_KEY = 'gathered';

/** The largest number of lists. */
const MOST_LISTS = 100_000;

/** The values collected from a table, for JSON. */
export interface TableJson extends PartHead<typeof KIND> {
  readonly sources: readonly TableSource[];
  readonly lists: readonly {
    readonly columns: readonly string[];
    readonly invalid: number;
    readonly overflow: number;
    readonly collected: ColumnJson;
    /** Absent without special codes. */
    readonly special?: SpecialCounts;
  }[];
}

const KEYS: readonly (keyof TableJson)[] = [...HEAD_KEYS, 'sources', 'lists'];

/**
 * Converts a collected table to data for JSON. Its collectors become sketches.
 *
 * @param tool the version of the program
 * @throws DiscretizeError E_FIT for weights that a sketch cannot hold
 */
export function tableToJson(table: CollectedTable, tool: string): TableJson {
  return {
    ...partHead(KIND, table, tool),
    sources: table.sources,
    lists: table.lists.map((list) => ({
      columns: list.columns,
      invalid: list.invalid,
      overflow: list.overflow,
      collected: columnToJson(list.collector),
      ...(list.special !== undefined && { special: list.special }),
    })),
  };
}

/**
 * Reads a collected table from data of unknown origin. Its header has the collected columns only.
 *
 * @throws DiscretizeError E_FIT for data that {@link tableToJson} cannot make
 */
export function tableFromJson(data: unknown): CollectedTable {
  const kind = (data as { readonly kind?: unknown } | null)?.kind;
  if (isTargetPart(data)) throw hasTarget();
  if (kind !== KIND) throw wrong('kind', `"${KIND}"`, kind);
  const members = readObject(data, 'the file', KEYS);
  const head = readPartHead(members);
  const lists = readLists(members['lists'], head.weight !== undefined);
  const header = lists.flatMap(({ columns }) => columns);
  if (new Set(header).size < header.length) throw wrong('lists', 'of columns that differ', header);
  if (lists.length === 0 && head.rows > 0)
    throw wrong('lists', 'of a column, as there are rows', lists);
  return { ...head, header, sources: readSources(members['sources']), lists };
}

function readLists(data: unknown, isWeighted: boolean): CollectedList[] {
  let position = 0;
  return readList(data, 'lists', MOST_LISTS).map((item, i) => {
    const path = `lists[${i}]`;
    const hasSpecial = Object.hasOwn(Object(item), 'special');
    const key = Object.hasOwn(Object(item), OLD_KEY) ? OLD_KEY : 'collected';
    const keys = ['columns', 'invalid', 'overflow', key, ...(hasSpecial ? ['special'] : [])];
    const members = readObject(item, path, keys);
    const columns = readTexts(members['columns'], `${path}.columns`);
    if (columns.length === 0) throw wrong(`${path}.columns`, 'a list of names', columns);
    const invalid = readCount(members['invalid'], `${path}.invalid`);
    const overflow = readCount(members['overflow'], `${path}.overflow`);
    const collector = columnFromJson(members[key], `${path}.${key}`);
    if (collector.weighted !== isWeighted) {
      throw wrong(`${path}.${key}.weighted`, String(isWeighted), collector.weighted);
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
