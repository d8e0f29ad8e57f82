import type { SpecialBins } from '../../core/special/merge-special.ts';
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

/** Special codes by bin, from data that may come from anywhere. */
export function readCodes(data: unknown, path: string): SpecialBins {
  const bins = readList(data, path, MOST_CODES).map((bin, i) =>
    readList(bin, `${path}[${i}]`, MOST_CODES),
  );
  const fault = bins.length === 0 ? undefined : specialFault(bins, 'float64');
  if (fault !== undefined) throw wrong(path, `special codes: ${fault}`, data);
  return bins.map((bin) => bin.map((code) => plainCode(code as SpecialCode)));
}
