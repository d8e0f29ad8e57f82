import { INVALID_POLICIES, MISSING_POLICIES } from '../../spec/spec.ts';
import type { TableSource } from '../collect/collected-table.ts';
import type { ReadingRules } from '../collect/part-settings.ts';
import { readCount, readList, readObject, wrong } from './read-json.ts';

/** A table has no more columns, and is in no more files. */
const MOST_COLUMNS = 1_000_000;
const MOST_SOURCES = 1_000_000;

/** The files that a table was read from. */
export function readSources(data: unknown): TableSource[] {
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

/** The settings with which the cells of a table were read. */
export function readRules(data: unknown): ReadingRules {
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

/** A list of texts. */
export function readTexts(data: unknown, path: string): string[] {
  return readList(data, path, MOST_COLUMNS).map((item, i) => readText(item, `${path}[${i}]`));
}

/** A text. */
export function readText(data: unknown, path: string): string {
  if (typeof data !== 'string') throw wrong(path, 'text', data);
  return data;
}
