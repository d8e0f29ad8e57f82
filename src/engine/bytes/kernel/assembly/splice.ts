const LF: u32 = 10;
const CR: u32 = 13;

/** Write the cell of a target's code in place of its field. */
const REPLACE: i32 = 0;
/** Leave the field out, with the delimiter before it. */
const REMOVE: i32 = 1;
/** Write the cells of a whole feature in place of the field. */
const GROUP: i32 = 2;
/** Write a delimiter and the cell of a target's code before the line ending. */
const APPEND: i32 = 3;
/** Write a delimiter and the cells of a whole feature before the line ending. */
const APPEND_GROUP: i32 = 4;
/**
 * Leave out all fields of the record, and blank lines around it; what follows is appended, the first without a
 * delimiter. The first op of a program, if it is there.
 */
const BARE: i32 = 5;
/** Write a delimiter and the bytes of a field before the line ending. */
const FIELD: i32 = 6;

/**
 * Copies bytes, and up to 64 more, which what is written next covers. In large steps, since a loop whose number of
 * steps differs from field to field is mispredicted at its end.
 */
// @ts-ignore: decorator
@inline
function copy(from: usize, to: usize, length: i32): usize {
  v128.store(to, v128.load(from));
  if (length > 16) {
    v128.store(to, v128.load(from, 16), 16);
    v128.store(to, v128.load(from, 32), 32);
    v128.store(to, v128.load(from, 48), 48);
    for (let c: i32 = 64; c < length; c += 64) {
      v128.store(to + c, v128.load(from + c));
      v128.store(to + c, v128.load(from + c, 16), 16);
      v128.store(to + c, v128.load(from + c, 32), 32);
      v128.store(to + c, v128.load(from + c, 48), 48);
    }
  }
  return to + length;
}

/** Writes the cell of a code: table holds an address and a length for each code. */
// @ts-ignore: decorator
@inline
function cell(codes: usize, row: i32, table: usize, out: usize): usize {
  const entry = table + (load<i32>(codes + (row << 2)) << 3);
  return copy(<usize>load<u32>(entry), out, load<i32>(entry, 4));
}

/** Writes a whole number in decimal. */
function decimal(value: i32, out: usize): usize {
  if (value < 10) { store<u8>(out, <u8>(48 + value)); return out + 1; }
  out = decimal(value / 10, out);
  store<u8>(out, <u8>(48 + value % 10));
  return out + 1;
}

/**
 * Writes the combined cells of a feature: for every bin how many of its columns have that code, or
 * whether any has. feature: depth, isMax, columns, scratch (depth + 1 counts), the first bin that is written,
 * then an address of codes for each column; all i32. A code of depth is a missing value without a bin.
 */
function group(feature: usize, row: i32, delimiter: i32, out: usize): usize {
  const depth = load<i32>(feature);
  const isMax = load<i32>(feature, 4);
  const columns = load<i32>(feature, 8);
  const counts = <usize>load<u32>(feature, 12);
  const first = load<i32>(feature, 16);
  memory.fill(counts, 0, <usize>(depth + 1) << 2);
  for (let c: i32 = 0; c < columns; c++) {
    const code = load<i32>(<usize>load<u32>(feature + (c << 2), 20) + (row << 2));
    const count = counts + (code << 2);
    store<i32>(count, load<i32>(count) + 1);
  }
  for (let bin: i32 = first; bin < depth; bin++) {
    if (bin > first) { store<u8>(out, <u8>delimiter); out++; }
    const count = load<i32>(counts + (bin << 2));
    out = decimal(isMax && count > 1 ? 1 : count, out);
  }
  return out;
}

/** True if all ops of a program write the cell of a code in place of its field. */
function onlyReplaces(program: usize, ops: i32): bool {
  for (let op = program; op < program + (ops << 4); op += 16) if (load<i32>(op) != REPLACE) return false;
  return true;
}

/**
 * Does what splice does, for programs that only replace fields, of all records. The loop of splice has more values than
 * there are registers, and takes half as long again.
 */
function replace(
  src: usize, from: i32, to: i32, spans: usize, stride: i32, count: i32, program: usize, ops: i32, dst: usize,
): usize {
  let at = src + from;
  let out = dst;
  const end = program + (ops << 4);
  for (let row: i32 = 0; row < count; row++, spans += stride) {
    for (let op = program; op < end; op += 16) {
      const span = spans + load<i32>(op, 4);
      out = copy(at, out, <i32>(src + load<i32>(span) - at));
      out = cell(load<u32>(op, 8), row, load<u32>(op, 12), out);
      at = src + load<i32>(span, 4);
    }
  }
  return copy(at, out, <i32>(src + to - at)) - dst;
}

/**
 * Copies src[from, to) to dst with the edits of a program, once for each record.
 *
 * @param bounds start and end of each record, as scan left them
 * @param spans stride bytes for each record, as scan left them
 * @param dropped a byte for each record, 1 to leave it out; 0 if none is left out
 * @param program ops x four i32: kind; offset of the field's span in a record's spans; address of codes,
 *   or of a feature; address of the table. Ops in place come first, in the order of their fields
 * @returns how many bytes were written
 */
export function splice(
  src: usize, from: i32, to: i32, bounds: usize, spans: usize, stride: i32, count: i32,
  dropped: usize, program: usize, ops: i32, delimiter: i32, dst: usize,
): usize {
  if (!dropped && onlyReplaces(program, ops)) return replace(src, from, to, spans, stride, count, program, ops, dst);
  let at = from;
  let out = dst;
  const end = program + (ops << 4);
  const isBare = ops > 0 && load<i32>(program) == BARE;
  for (let row: i32 = 0; row < count; row++, spans += stride, bounds += 8) {
    if (dropped && load<u8>(dropped + row)) {
      if (!isBare) out = copy(src + at, out, load<i32>(bounds) - at);
      at = load<i32>(bounds, 4);
      continue;
    }
    let joins = true;
    for (let op = program; op < end; op += 16) {
      const kind = load<i32>(op);
      const codes = <usize>load<u32>(op, 8);
      const table = <usize>load<u32>(op, 12);
      if (kind < APPEND) {
        const span = spans + load<i32>(op, 4);
        const start = load<i32>(span);
        out = copy(src + at, out, start - at - (kind == REMOVE ? 1 : 0));
        if (kind == REPLACE) out = cell(codes, row, table, out);
        else if (kind == GROUP) out = group(codes, row, delimiter, out);
        at = load<i32>(span, 4);
      } else {
        let content = load<i32>(bounds, 4);
        if (load<u8>(src + content - 1) == LF) content--;
        if (load<u8>(src + content - 1) == CR) content--;
        if (kind == BARE) {
          at = content;
          joins = false;
          continue;
        }
        if (content > at) out = copy(src + at, out, content - at);
        if (content > at) at = content;
        if (joins) { store<u8>(out, <u8>delimiter); out++; }
        joins = true;
        if (kind == APPEND) out = cell(codes, row, table, out);
        else if (kind == APPEND_GROUP) out = group(codes, row, delimiter, out);
        else {
          const span = spans + load<i32>(op, 4);
          out = copy(src + load<i32>(span), out, load<i32>(span, 4) - load<i32>(span));
        }
      }
    }
    if (isBare) {
      out = copy(src + at, out, load<i32>(bounds, 4) - at);
      at = load<i32>(bounds, 4);
    }
  }
  if (isBare) return out - dst;
  return copy(src + at, out, to - at) - dst;
}
