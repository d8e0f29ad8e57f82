import { describe, expect, test } from 'vitest';
import {
  instantiateKernel,
  type Kernel,
  STOP,
} from '../../../../src/engine/bytes/kernel/kernel.ts';
import { KernelMemory } from '../../../../src/engine/bytes/kernel/memory.ts';
import { type Random, randomFrom } from '../../../conformance/numbers.ts';

const KIB = 1024;
const CAPACITY = 4 * KIB;
const [DELIMITER, QUOTE, LF, CR] = [44, 34, 10, 13];

/** The fields to find, and how records are read. */
interface Table {
  readonly bytes: Buffer;
  /** The start of the bytes that are scanned. */
  readonly from: number;
  readonly width: number;
  readonly targets: readonly number[];
  readonly isQuoted: boolean;
  readonly isLast: boolean;
  /** The most records of a call. */
  readonly capacity: number;
}

/** The records of a table: spans of the targets, starts and ends, and where and why they end. */
interface Records {
  readonly spans: readonly number[];
  readonly bounds: readonly number[];
  readonly consumed: number;
  readonly stopped: number;
  readonly lines: number;
}

/** The kernel's scan, on tables in memory. */
class KernelScan {
  readonly #memory = new KernelMemory(512 * KIB);
  readonly #kernel: Kernel = instantiateKernel(this.#memory.memory);
  readonly #at = {
    src: this.#memory.allocate(64 * KIB),
    targets: this.#memory.allocate(KIB),
    spans: this.#memory.allocate(128 * KIB),
    bounds: this.#memory.allocate(8 * CAPACITY),
    bits: this.#memory.allocate(16 * KIB),
    lineList: this.#memory.allocate(32 * KIB),
  };

  scan({ bytes, from, width, targets, isQuoted, isLast, capacity }: Table): Records {
    const { src, spans, bounds, bits, lineList } = this.#at;
    const { buffer } = this.#memory.memory;
    // Whatever was there before makes no difference.
    new Uint8Array(buffer, src, 64 * KIB).fill(LF);
    new Uint8Array(buffer, src).set(bytes);
    new Int32Array(buffer, this.#at.targets).set([...targets, 0x7fffffff]);
    const quote = isQuoted ? QUOTE : -1;
    const [last, end] = [isLast ? 1 : 0, bytes.length];
    const records = this.#kernel.scan(
      src,
      from,
      end,
      DELIMITER,
      quote,
      width,
      this.#at.targets,
      last,
      spans,
      bounds,
      capacity,
      bits,
      lineList,
    );
    return {
      spans: [...new Int32Array(buffer, spans, 2 * records * targets.length)],
      bounds: [...new Int32Array(buffer, bounds, 2 * records)],
      consumed: this.#kernel.consumed.value,
      stopped: this.#kernel.stopped.value,
      lines: this.#kernel.lines.value,
    };
  }
}

/** The end of a record, and those of its fields; undefined if it is not plainly good, or has no end. */
interface RecordEnds {
  readonly next: number;
  readonly fields: readonly number[];
}

/** True if bytes at an offset end a line. */
function endsLine(bytes: Buffer, at: number): boolean {
  return bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF);
}

/** The offset after a quoted text that opens at an offset; undefined if it is never closed. */
function afterQuotes(bytes: Buffer, start: number): number | undefined {
  for (let at = start + 1; at < bytes.length; at++) {
    if (bytes[at] !== QUOTE) continue;
    if (bytes[at + 1] !== QUOTE) return at + 1;
    at++;
  }
  return undefined;
}

/** The end of a field: the offset of the byte that ends it. */
function fieldEnd({ bytes, isQuoted }: Table, start: number): number | 'bad' | 'open' {
  const isOpen = isQuoted && bytes[start] === QUOTE;
  const first = isOpen ? afterQuotes(bytes, start) : start;
  if (first === undefined) return 'open';
  for (let at = first; at < bytes.length; at++) {
    if (bytes[at] === DELIMITER || endsLine(bytes, at)) return at;
    if (isQuoted && bytes[at] === QUOTE) return 'bad';
    if (isOpen && bytes[at] !== CR) return 'bad';
  }
  return bytes.length;
}

/** The record whose last field ends at an offset, at the end of a line or of the input. */
function recordEnds(
  bytes: Buffer,
  fields: readonly number[],
  start: number,
  end: number,
): RecordEnds {
  const isCrLf = bytes[end] === LF && end > start && bytes[end - 1] === CR;
  const next = Math.min(end + 1, bytes.length);
  return { next, fields: [...fields, isCrLf ? end - 1 : end] };
}

/** Reads a record field by field. */
function recordAt(table: Table, start: number): RecordEnds | 'open' | 'bad' {
  const { bytes, isLast } = table;
  const fields: number[] = [];
  for (let at = start; ; at = (fields.at(-1) as number) + 1) {
    const end = fieldEnd(table, at);
    if (end === 'bad' || (end === 'open' && isLast)) return 'bad';
    if (end === 'open' || (end === bytes.length && !isLast)) return 'open';
    if (bytes[end] !== DELIMITER || end === bytes.length) return recordEnds(bytes, fields, at, end);
    fields.push(end);
  }
}

function linesIn(bytes: Buffer, from: number, to: number): number {
  let lines = 0;
  for (let at = from; at < to; at++) {
    if (endsLine(bytes, at)) lines++;
  }
  return lines;
}

/** True if a record is a line with nothing on it. */
function isBlank({ width }: Table, at: number, { fields }: RecordEnds): boolean {
  return fields.length === 1 && fields[0] === at && width !== 1;
}

/** The reason to stop before a record; undefined if it is taken, or passed over. */
function stopBefore(
  table: Table,
  at: number,
  record: ReturnType<typeof recordAt>,
): number | undefined {
  if (record === 'open') return STOP.end;
  if (record === 'bad') return STOP.fallback;
  const fits = record.fields.length === table.width || isBlank(table, at, record);
  return fits ? undefined : STOP.fallback;
}

/** The spans of the targets of a record. */
function targetSpans({ targets }: Table, at: number, { fields }: RecordEnds): number[] {
  return targets.flatMap((target) => [
    target === 0 ? at : (fields[target - 1] ?? 0) + 1,
    fields[target] ?? 0,
  ]);
}

/** What scan must find. */
function expected(table: Table): Records {
  const { bytes, from, capacity } = table;
  const spans: number[] = [];
  const bounds: number[] = [];
  let at = from;
  let stopped: number | undefined;
  while (at < bytes.length && stopped === undefined) {
    const record = recordAt(table, at);
    stopped = stopBefore(table, at, record);
    if (stopped !== undefined || typeof record === 'string') break;
    if (!isBlank(table, at, record)) {
      bounds.push(at, record.next);
      spans.push(...targetSpans(table, at, record));
    }
    at = record.next;
    if (bounds.length === 2 * capacity && endsLine(bytes, at - 1)) stopped = STOP.full;
  }
  const lines = linesIn(bytes, from, at);
  return { spans, bounds, consumed: at, stopped: stopped ?? STOP.end, lines };
}

const ENDS = ['\n', '\r\n', '\r'];

/** A field; in quotes if it may be. */
function field(random: Random, longest: number, mayBeQuoted: boolean): string {
  const text = Array.from({ length: random(longest) }, () => 'ab01.é'[random(6)]).join('');
  if (!mayBeQuoted || random(4) > 0) return text;
  return `"${text}${['', ',', '""', '\n', '\r', '\r\n'][random(6)]}"`;
}

/** What a table is made of. */
interface Shape {
  readonly width: number;
  readonly isQuoted: boolean;
  /** Longer than any field. */
  readonly longest: number;
  readonly hasBad: boolean;
  readonly lineEnd: string | undefined;
}

/** A row with what is rare: quotes, a field too many, a stray quote, a blank line. */
function wildRow(random: Random, { width, isQuoted, longest, hasBad, lineEnd }: Shape): string {
  const end = lineEnd ?? ENDS[random(3)] ?? '';
  const fields = Array.from({ length: width }, () => field(random, longest, isQuoted));
  if (hasBad && random(30) === 0) fields.push('x');
  if (hasBad && random(30) === 0) fields[0] += '"';
  return `${random(20) === 0 ? end : ''}${fields.join(',')}${end}`;
}

function calmRow(random: Random, { width, longest }: Shape): string {
  return `${Array.from({ length: width }, () => field(random, longest, false)).join(',')}\n`;
}

/** A table of a few records, or of some KiB: calm at first, and then with what is rare. */
function tableOf(random: Random): Table {
  const shape: Shape = {
    width: 1 + random(random(8) === 0 ? 80 : 6),
    isQuoted: random(5) > 0,
    longest: 1 + random(random(4) === 0 ? 80 : 8),
    hasBad: random(3) === 0,
    lineEnd: ENDS[random(4)],
  };
  const rows = random(random(3) === 0 ? 150 : 20);
  const calm = random(2 * rows + 1);
  const texts = Array.from({ length: rows }, (_, row) =>
    row > calm ? wildRow(random, shape) : calmRow(random, shape),
  );
  const whole = Buffer.from(texts.join(''));
  const cut = random(2) === 0 ? 0 : random(30);
  const { width, isQuoted } = shape;
  const some = Array.from({ length: width }, (_, position) => position).filter(
    () => random(3) === 0,
  );
  return {
    bytes: whole.subarray(0, Math.max(0, Math.min(48 * KIB, whole.length - cut))),
    from: 0,
    width,
    targets: some.length > 0 ? some : [random(width)],
    isQuoted,
    isLast: random(2) === 0,
    capacity: random(3) === 0 ? 1 + random(20) : 1000,
  };
}

describe('the kernel finds the records and fields', () => {
  const kernel = new KernelScan();

  test('that a reader finds byte by byte', () => {
    const random = randomFrom(1);
    const stops = new Map<number, number>();
    for (let round = 0; round < 3000; round++) {
      const table = tableOf(random);
      const found = kernel.scan(table);
      expect(found, JSON.stringify({ ...table, bytes: String(table.bytes) })).toEqual(
        expected(table),
      );
      stops.set(found.stopped, (stops.get(found.stopped) ?? 0) + 1);
    }
    // Were all tables good, or all bad, half of it would not have been tested.
    for (const reason of Object.values(STOP)) expect(stops.get(reason)).toBeGreaterThan(100);
  });

  test('from any offset on', () => {
    const bytes = Buffer.from(`${'0,1,2\n'.repeat(300)}"a",b,"c, d"\r\n1,2,3`);
    for (let from = 0; from < 600; from += 6) {
      const table = {
        bytes,
        from,
        width: 3,
        targets: [0, 2],
        isQuoted: true,
        isLast: true,
        capacity: 1000,
      };
      const found = kernel.scan(table);
      expect(found).toEqual(expected(table));
      expect(found.consumed).toBe(bytes.length);
    }
  });
});
