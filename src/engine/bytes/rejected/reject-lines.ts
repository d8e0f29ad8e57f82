import { bytesOf, textOf } from '../../../csv/byte-string.ts';
import { countLines, isLineEnd, LF } from '../../../csv/lines.ts';
import { contentEnd } from '../../../csv/records/positions.ts';
import type { Origin } from '../../../csv/records/record-block.ts';
import { lineStart } from '../../../csv/table/reject-line.ts';
import { countCharacters } from '../../../csv/utf8.ts';
import { FAULT, type FaultKind, type RejectedRows, ROW_INTS } from '../worker/faults/row-faults.ts';
import { fieldText } from '../worker/keys/field-text.ts';
import { ByteBuilder, type FixedBytes, fixedBytes } from './byte-builder.ts';
import { type LineTemplate, lineTemplate, type RejectedTable } from './line-template.ts';

/** The size of pieces of lines. */
const PIECE = 256 * 1024;

/** The maximum number of bytes of the numbers and delimiters of a line. */
const SIGNS = 64;

/** The maximum number of bytes for a byte of a cell: U+FFFD replaces it. */
const GROWTH = 3;

/** Composes lines of rejected rows from the bytes of their block. */
export class RejectLines {
  readonly #table: RejectedTable;
  readonly #quote: number;
  readonly #out = new ByteBuilder(PIECE);
  readonly #templates = new Map<string, LineTemplate>();
  #last: { template: LineTemplate | undefined; kind: FaultKind; detail: number } = {
    template: undefined,
    kind: FAULT.none,
    detail: 0,
  };

  constructor(table: RejectedTable) {
    const { quote } = table.dialect;
    this.#table = table;
    this.#quote = quote === null ? -1 : quote.charCodeAt(0);
  }

  /**
   * The lines of rejected rows, as `rejectLine` writes them.
   *
   * @param origin the bytes of the block
   * @param from an offset on the first line of the origin, before all rows
   */
  *lines(
    { bytes, file, firstLine }: Origin,
    { count, rows }: RejectedRows,
    from: number,
  ): Generator<Uint8Array> {
    const head = fixedBytes(Buffer.from(lineStart(file), 'latin1'));
    let [line, known] = [firstLine, from];
    for (let at = 0; at < ROW_INTS * count; at += ROW_INTS) {
      const place = rows[at + 4] as number;
      line += countLines(bytes, place, known);
      known = place;
      this.#line(bytes, rows, at, head, line);
      if (this.#out.length >= PIECE / 2) yield this.#out.take();
    }
    yield this.#out.take();
  }

  #line(bytes: Buffer, rows: Int32Array, at: number, head: FixedBytes, line: number): void {
    const [start, end] = [rows[at] as number, rows[at + 1] as number];
    const kind = rows[at + 2] as FaultKind;
    const place = rows[at + 4] as number;
    const { before, after } = this.#template(kind, rows[at + 3] as number);
    const out = this.#out;
    const fixed = head.length + before.length + after.length + SIGNS;
    out.reserve(fixed + 2 * (GROWTH + 1) * (end - start));
    out.add(head);
    out.decimal(line);
    out.byte(COMMA);
    out.decimal(positionOf(bytes, start, place));
    out.add(before);
    if (kind === FAULT.invalid || kind === FAULT.missing) {
      this.#cell(bytes, place, rows[at + 5] as number);
    }
    out.add(after);
    out.addQuoted(bytes, start, contentEnd(bytes, start, end));
    out.byte(QUOTE);
    out.byte(LF);
  }

  /** Adds the text of a cell. */
  #cell(bytes: Buffer, start: number, end: number): void {
    const isPlain = bytes[start] !== this.#quote || start === end;
    if (isPlain && countCharacters(bytes, start, end) !== undefined) {
      this.#out.addQuoted(bytes, start, end);
      return;
    }
    const text = bytesOf(textOf(fieldText(bytes, start, end, this.#quote)));
    this.#out.addQuoted(Buffer.from(text, 'latin1'), 0, text.length);
  }

  /** The template of a kind of fault; most rows have that of the row before. */
  #template(kind: FaultKind, detail: number): LineTemplate {
    const { template: last, kind: lastKind, detail: lastDetail } = this.#last;
    if (last !== undefined && kind === lastKind && detail === lastDetail) return last;
    const key = `${kind} ${detail}`;
    const template = this.#templates.get(key) ?? lineTemplate(this.#table, kind, detail);
    this.#templates.set(key, template);
    this.#last = { template, kind, detail };
    return template;
  }
}

const [QUOTE, COMMA] = [34, 44];

/** The number of the character at an offset in its line. @param start the start of the record, where a line begins */
function positionOf(bytes: Buffer, start: number, place: number): number {
  let from = place;
  let isAscii = true;
  for (; from > start; from--) {
    const byte = bytes[from - 1] as number;
    if (isLineEnd(byte)) break;
    if (byte >= 0x80) isAscii = false;
  }
  if (isAscii) return place - from + 1;
  const known = countCharacters(bytes, from, place);
  return (known ?? [...textOf(bytes.toString('latin1', from, place))].length) + 1;
}
