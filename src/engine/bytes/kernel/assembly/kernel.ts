// The byte kernel. Passes over a block, each a plain function over memory that the host lays out:
//
//   scan        bytes                -> spans of the target fields, ends of records
//   shortCodes  spans + code table   -> codes of short decimals, and the spans of all other cells
//   parse       spans                -> float64 columns, and a list of cells that core/cells/number.ts must read
//   splice      spans + codes        -> output bytes
//
// The kernel stops before a record that is not plainly good CSV, and the fallback parser reads it. All
// addresses are bytes; spans are pairs of i32 offsets into the
// block, start inclusive, end exclusive. Reads may run up to 64 bytes past the end of a block, and
// copies up to 64 bytes past the end of what they write; the host leaves that much room.

export { countLines, parity } from './count';
export { missingCells, parse, slowCells } from './parse';
export { consumed, lines, longest, scan, stopped } from './scan';
export { otherCells, shortCodes } from './short-codes';
export { splice } from './splice';
