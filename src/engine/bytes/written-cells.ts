import { bytesOf } from '../../csv/byte-string.ts';
import type { Dialect } from '../../csv/dialect.ts';
import type { Written } from '../../csv/write.ts';
import type { CsvBinPlan } from '../../plan/csv-plan.ts';
import type { PlannedFeature } from '../../plan/feature.ts';
import { writeFields } from './splice-record.ts';

/** The cells of every code, as csv-stringify writes them. */
export function writtenCells(
  { cells, boundaries, groups }: PlannedFeature,
  plan: CsvBinPlan,
): Written[] {
  const codes = (groups ?? boundaries).bins + 1;
  const length = groups?.hasOwnCells ? codes * groups.lists.length : codes;
  return Array.from({ length }, (_, code) => {
    const texts = cells(code).map(bytesOf);
    const only =
      texts.length === 1 && isPlain(texts[0] as string, plan.dialect) ? texts[0] : undefined;
    if (only !== undefined)
      return { bytes: Buffer.from(only, 'latin1'), rows: 1, failure: undefined };
    return writeFields(texts, plan);
  });
}

/** True for a cell that is surely written as it is; there may be a million of them. */
function isPlain(text: string, { delimiter, quote }: Dialect): boolean {
  return (
    /^[\w .()+-]+$/.test(text) && !text.includes(delimiter) && !text.includes(quote ?? delimiter)
  );
}
