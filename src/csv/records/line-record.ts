import { Line, type RecordFields } from '../line.ts';
import type { CsvRecord } from './record-block.ts';

/** A good record whose fields become texts if they are asked for. */
class LineRecord implements CsvRecord {
  readonly line: Line;
  readonly start: number;
  readonly end: number;

  constructor(line: Line, start: number, end: number) {
    this.line = line;
    this.start = start;
    this.end = end;
  }

  get fields(): readonly string[] {
    return this.line.fields;
  }
}

/** A good record of some bytes. */
export function recordOf(fields: RecordFields, start: number, end: number): CsvRecord {
  return fields instanceof Line ? new LineRecord(fields, start, end) : { fields, start, end };
}

/** A record in bytes that begin earlier. */
export function moved(record: CsvRecord, by: number): CsvRecord {
  const [start, end] = [record.start + by, record.end + by];
  return record.line === undefined
    ? { ...record, start, end }
    : new LineRecord(record.line, start, end);
}
