import { plainCode, type SpecialCode, specialFault } from '../../core/special/special-fault.ts';
import type { SpecialCounts } from '../collect/special-values.ts';
import { readList, readNumber, readObject, wrong } from './read-json.ts';

/** The most special codes of a list. */
const MOST_CODES = 1000;

/**
 * Special codes and their counts, from data that may come from anywhere.
 *
 * @param path where the data is, for messages
 * @throws DiscretizeError E_FIT
 */
export function readSpecial(data: unknown, path: string): SpecialCounts {
  const { codes, counts } = readObject(data, path, ['codes', 'counts']);
  const bins = readList(codes, `${path}.codes`, MOST_CODES).map((bin, i) =>
    readList(bin, `${path}.codes[${i}]`, MOST_CODES),
  );
  const fault = specialFault(bins, 'float64');
  if (fault !== undefined) throw wrong(`${path}.codes`, `special codes: ${fault}`, codes);
  const numbers = readList(counts, `${path}.counts`, MOST_CODES).map((count, i) =>
    readNumber(count, `${path}.counts[${i}]`),
  );
  if (numbers.length !== bins.length || numbers.some((count) => !(count >= 0))) {
    throw wrong(`${path}.counts`, `${bins.length} counts, 0 or more`, counts);
  }
  return {
    codes: bins.map((bin) => bin.map((code) => plainCode(code as SpecialCode))),
    counts: numbers,
  };
}
