import { cellFault } from '../../../core/cells/rejection.ts';
import type { RowFault } from '../../../core/errors/row-fault.ts';
import type { ColumnPlace } from '../../../csv/columns/columns.ts';
import type { Dialect } from '../../../csv/dialect.ts';
import { STRAY_MESSAGE } from '../../../csv/records/diagnose.ts';
import { raggedMessage } from '../../../csv/table/normalize-width.ts';
import { lineReason } from '../../../csv/table/reject-line.ts';
import { FAULT, type FaultKind } from '../worker/faults/row-faults.ts';
import { type FixedBytes, fixedBytes } from './byte-builder.ts';

/** The bytes of a line between the position and the row, common to all rows with a kind of fault. */
export interface LineTemplate {
  /** The part before the text of the cell; all bytes if the fault is not that of a cell. */
  readonly before: FixedBytes;
  readonly after: FixedBytes;
}

/** The table that rows are rejected from. */
export interface RejectedTable {
  readonly columns: readonly ColumnPlace[];
  /** The number of fields of a record. */
  readonly width: number;
  readonly dialect: Dialect;
}

/** The placeholder of the text of a cell. */
const CELL = '\0';

/** Makes the template of a kind of fault. @param detail the column's index, or the number of fields */
export function lineTemplate(table: RejectedTable, kind: FaultKind, detail: number): LineTemplate {
  const { columns, width, dialect } = table;
  if (kind === FAULT.stray) {
    return templateOf({ code: 'E_STRAY_QUOTE', message: STRAY_MESSAGE });
  }
  if (kind === FAULT.ragged) {
    return templateOf({ code: 'E_RAGGED_ROW', message: raggedMessage(detail, width, dialect) });
  }
  const { name: column, type } = columns[detail] as ColumnPlace;
  const value = kind === FAULT.missing ? Number.NaN : undefined;
  return templateOf(
    cellFault({ column, received: CELL, value, at: {}, notation: dialect, type }),
    column,
  );
}

function templateOf(fault: Pick<RowFault, 'code' | 'message'>, column?: string): LineTemplate {
  const reason = `${lineReason(fault, column)}"`;
  // The name of the column, which may hold any character, comes first.
  const cell = column === undefined ? reason.length : reason.lastIndexOf(CELL);
  return {
    before: fixedBytes(Buffer.from(reason.slice(0, cell), 'latin1')),
    after: fixedBytes(Buffer.from(reason.slice(cell + CELL.length), 'latin1')),
  };
}
