import { INVALID_POLICIES, MISSING_POLICIES } from '../../spec/spec.ts';
import type {
  CollectedList,
  CollectedTable,
  ReadingRules,
  TableSource,
} from '../collect/collected-table.ts';
import type { SpecialCounts } from '../collect/special-values.ts';
import { type ColumnJson, columnFromJson, columnToJson } from './column-json.ts';
import { readCount, readList, readObject, wrong } from './read-json.ts';
import { readSpecial } from './special-json.ts';

/** What says that a JSON document is what was gathered from a table, and in which form. */
const KIND = 'discretize fit --partial';
const VERSION = 1;

/** A table has no more lists, no more columns, and is in no more files. */
const MOST_LISTS = 100_000;
const MOST_COLUMNS = 1_000_000;
const MOST_SOURCES = 1_000_000;

/** What was gathered from a table, for JSON. */
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
 * What was gathered from a table, as data for JSON. Its gatherers become sketches.
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
      gathered: columnToJson(list.gathered),
      ...(list.special !== undefined && { special: list.special }),
    })),
  };
}

/**
 * What was gathered from a table, from data that may come from anywhere. Its header is of the columns
 * that were gathered.
 *
 * @throws DiscretizeError E_FIT for anything that `tableToData` could not have made
 */
export function tableFromJson(data: unknown): CollectedTable {
  const kind = (data as { readonly kind?: unknown } | null)?.kind;
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
    const gathered = columnFromJson(members['gathered'], `${path}.gathered`);
    if (gathered.weighted !== isWeighted) {
      throw wrong(`${path}.gathered.weighted`, String(isWeighted), gathered.weighted);
    }
    const first = position;
    position += columns.length;
    const special = hasSpecial && readSpecial(members['special'], `${path}.special`);
    return { columns, position: first, gathered, invalid, overflow, ...(special && { special }) };
  });
}

function readSources(data: unknown): TableSource[] {
  return readList(data, 'sources', MOST_SOURCES).map((item, i) => {
    const path = `sources[${i}]`;
    const members = readObject(item, path, ['file', 'bytes', 'hashed', 'sha256']);
    const sha256 = readText(members['sha256'], `${path}.sha256`);
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw wrong(`${path}.sha256`, '64 digits', sha256);
    return {
      file: readText(members['file'], `${path}.file`),
      bytes: readCount(members['bytes'], `${path}.bytes`),
      hashed: readCount(members['hashed'], `${path}.hashed`),
      sha256,
    };
  });
}

function readRules(data: unknown): ReadingRules {
  const keys = ['missing', 'invalid', 'na_values', 'default_na'];
  const { missing, invalid, na_values, default_na } = readObject(data, 'rules', keys);
  if (typeof default_na !== 'boolean') throw wrong('rules.default_na', 'true or false', default_na);
  return {
    missing: readWord(missing, 'rules.missing', MISSING_POLICIES),
    invalid: readWord(invalid, 'rules.invalid', INVALID_POLICIES),
    na_values: readTexts(na_values, 'rules.na_values'),
    default_na,
  };
}

function readWord<Word extends string>(data: unknown, path: string, words: readonly Word[]): Word {
  const word = words.find((one) => one === data);
  if (word === undefined) throw wrong(path, `one of ${words.join(', ')}`, data);
  return word;
}

function readTexts(data: unknown, path: string): string[] {
  return readList(data, path, MOST_COLUMNS).map((item, i) => readText(item, `${path}[${i}]`));
}

function readText(data: unknown, path: string): string {
  if (typeof data !== 'string') throw wrong(path, 'text', data);
  return data;
}
