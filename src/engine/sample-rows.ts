import type { CsvRecord, RecordBlock } from '../csv/records/record-block.ts';
import type { Rejections } from '../csv/table/rejections.ts';
import { SAMPLE_ROWS } from '../plan/choose.ts';

/** Reads blocks until there are rows enough to choose columns by; they are processed later. */
export async function readSample(
  blocks: AsyncGenerator<RecordBlock>,
  rejections: Rejections,
): Promise<RecordBlock[]> {
  const sample: RecordBlock[] = [];
  let rows = 0;
  while (rows < SAMPLE_ROWS && sample.at(-1)?.failure === undefined) {
    const next = await blocks.next();
    if (next.done === true) break;
    const { records } = next.value;
    const good = goodRecords(records, rejections);
    sample.push(next.value);
    rows += good.length;
    if (rejections.isStrict && good.length < records.length) break;
  }
  return sample;
}

/** Fails where not even one row can be read: there is nothing to choose columns by. */
export function throwFirstFault(blocks: readonly RecordBlock[]): void {
  for (const { records, failure } of blocks) {
    const error = records.find(({ fault }) => fault !== undefined)?.fault ?? failure;
    if (error !== undefined) throw error;
  }
}

/** The good records among some; those before the first bad one where a run fails at that. */
export function goodRecords(
  records: readonly CsvRecord[],
  { isStrict }: Rejections,
): readonly CsvRecord[] {
  const bad = records.findIndex(({ fault }) => fault !== undefined);
  if (bad < 0) return records;
  return isStrict ? records.slice(0, bad) : records.filter(({ fault }) => fault === undefined);
}
