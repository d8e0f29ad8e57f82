import { DiscretizeError } from '../core/error.ts';
import { type CsvRecord, isBlankLine, locateField, type RecordBlock } from './block.ts';

/**
 * Leaves out blank lines, and ends a block before a record of another width. In a table of one
 * column a blank line is an empty cell.
 */
export function regularBlock(block: RecordBlock, width: number): RecordBlock {
  const { origin } = block;
  const records =
    width === 1 ? block.records : block.records.filter((record) => !isBlankLine(record, origin));
  const at = records.findIndex(({ fields }) => fields.length !== width);
  const ragged = records[at];
  if (ragged === undefined) return { ...block, records };
  return { origin, records: records.slice(0, at), failure: raggedRow(ragged, width, block) };
}

function raggedRow(record: CsvRecord, width: number, { origin }: RecordBlock): DiscretizeError {
  const count = record.fields.length;
  const at = locateField(origin, record, count > width ? width : count - 1);
  const has = `${count} ${count === 1 ? 'field' : 'fields'}`;
  const kind = origin.dialect.header ? 'the header' : 'the first row';
  return new DiscretizeError('E_RAGGED_ROW', `this row has ${has}, ${kind} has ${width}`, {
    at,
    expected: width,
    received: count,
    hint:
      count > width
        ? 'put a field that holds the delimiter in quotes'
        : 'a delimiter is missing, or the row was cut off',
  });
}
