import type { SpecialBins } from '../../core/special/merge-special.ts';
import { plainCode, type SpecialCode, specialFault } from '../../core/special/special-fault.ts';
import { INVALID_POLICIES, MISSING_POLICIES } from '../../spec/spec.ts';
import type { TableSource } from '../collect/collected-table.ts';
import type { ReadingRules } from '../collect/part-settings.ts';
import type { SpecialCounts } from '../collect/special-values.ts';
import { readCount, readList, readNumber, readObject, wrong } from './read-json.ts';

/** The limits of the numbers of columns and source files. */
const MOST_COLUMNS = 1_000_000;
const MOST_SOURCES = 1_000_000;

/** Reads the source files of a table. @throws DiscretizeError E_FIT for invalid data */
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

/** Reads the rules for cells. @throws DiscretizeError E_FIT for invalid data */
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

/** Reads a list of texts. @throws DiscretizeError E_FIT for other data */
export function readTexts(data: unknown, path: string): string[] {
  return readList(data, path, MOST_COLUMNS).map((item, i) => readText(item, `${path}[${i}]`));
}

/** Reads a text. @throws DiscretizeError E_FIT for other data */
export function readText(data: unknown, path: string): string {
  if (typeof data !== 'string') throw wrong(path, 'text', data);
  return data;
}

/** The largest number of special codes of a list. */
const MOST_CODES = 1000;

/**
 * Reads special codes and their counts from data of unknown origin.
 *
 * @param path the path of the data, for messages
 * @throws DiscretizeError E_FIT
 */
export function readSpecial(data: unknown, path: string): SpecialCounts {
  const members = readObject(data, path, ['codes', 'counts']);
  const codes = readCodes(members['codes'], `${path}.codes`);
  const counts = readList(members['counts'], `${path}.counts`, MOST_CODES).map((count, i) =>
    readNumber(count, `${path}.counts[${i}]`),
  );
  if (counts.length !== codes.length || counts.some((count) => !(count >= 0))) {
    throw wrong(`${path}.counts`, `${codes.length} counts, 0 or more`, members['counts']);
  }
  return { codes, counts };
}

/** Reads special codes by bin from data of unknown origin. @throws DiscretizeError E_FIT */
export function readCodes(data: unknown, path: string): SpecialBins {
  const bins = readList(data, path, MOST_CODES).map((bin, i) =>
    readList(bin, `${path}[${i}]`, MOST_CODES),
  );
  const fault = bins.length === 0 ? undefined : specialFault(bins, 'float64');
  if (fault !== undefined) throw wrong(path, `special codes: ${fault}`, data);
  return bins.map((bin) => bin.map((code) => plainCode(code as SpecialCode)));
}
