import { isDeepStrictEqual } from 'node:util';
import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';
import { DiscretizeError, withoutStack } from '../../src/core/errors/error.ts';
import type { Stats } from '../../src/core/stats.ts';
import type { Source } from '../../src/csv/decode.ts';
import { type DialectOptions, resolveDialect } from '../../src/csv/dialect.ts';
import { rejectLine } from '../../src/csv/table/reject-line.ts';
import {
  type BadRow,
  type BadRun,
  type RejectedRow,
  Rejections,
  rejectedRow,
} from '../../src/csv/table/rejections.ts';
import type { TableOptions } from '../../src/engine/open-table.ts';
import { apply } from '../../src/jobs/apply.ts';
import { applyWhole } from '../../src/jobs/apply-whole.ts';
import type { BinRequest } from '../../src/plan/bin-request.ts';
import { requestOf } from '../support/applied.ts';
import { OpenFiles } from '../support/open-files.ts';
import { withReusedThreads } from '../support/reused-threads.ts';
import { sourceOf } from '../support/sources.ts';

/** A job that both engines are given. */
export interface Job {
  /** The files, as byte strings; each character is one byte. */
  readonly files: readonly string[];
  /** A spec in any form. */
  readonly spec: unknown;
  readonly request?: Partial<BinRequest>;
  readonly dialect?: DialectOptions;
  /** After how many bytes the last file cannot be read any more; default: it can be read. */
  readonly failsAt?: number | undefined;
  /** How many rows may be rejected; default: the first one ends the run. */
  readonly maxErrors?: number | undefined;
}

/** How one run of a job is done. */
export type Way = Pick<TableOptions, 'engine' | 'threads' | 'blockBytes' | 'aloneBlocks'> & {
  /** How large the pieces of the source are; default: one piece. */
  readonly pieceBytes?: number | undefined;
  /** Where each source is cut in two. */
  readonly cutAt?: number | undefined;
  /** Whether the sources are files that threads may read at any place. */
  readonly isFile?: boolean;
  /** Whether threads may write the output to its file. */
  readonly isToFile?: boolean;
  /** Whether rejected rows are taken many at once; default: true. */
  readonly takesRuns?: boolean;
};

/** The bytes engine with one thread, in blocks of several sizes, and with two threads. */
export const BYTES_WAYS: readonly Way[] = [
  { engine: 'bytes', threads: 1, blockBytes: 1 },
  { engine: 'bytes', threads: 1, blockBytes: 16 },
  { engine: 'bytes', threads: 1 },
  { engine: 'bytes', threads: 1, takesRuns: false },
  { engine: 'bytes', threads: 2, blockBytes: 24, aloneBlocks: 0 },
];

/** The oracle. */
export const RECORDS: Way = { engine: 'records', threads: 1 };

/** Everything that a run shows to the outside, as plain values. */
export interface Shown {
  /** A byte string. */
  readonly output: string;
  /** The rows that were rejected, in their order. */
  readonly rejected: readonly object[];
  readonly stats: object | undefined;
  readonly error: object | undefined;
}

/** A job, made ready to be run in many ways. */
export function ready(job: Job): (way: Way) => Promise<Shown> {
  const { files, spec, request = {}, dialect = {}, failsAt, maxErrors } = job;
  const wanted = { ...requestOf(spec), ...request };
  const resolved = resolveDialect(dialect);
  const contents = files.map((content) => Buffer.from(content, 'latin1'));
  return async ({
    pieceBytes,
    cutAt,
    isFile = false,
    isToFile = false,
    takesRuns = true,
    ...options
  }) => {
    using files = new OpenFiles();
    const sources = contents.map((content, i) => {
      const name = `${i + 1}.csv`;
      if (i === contents.length - 1 && failsAt !== undefined) {
        const source = inPieces(content.subarray(0, failsAt), name, { pieceBytes, cutAt });
        return { ...source, bytes: failing(source.bytes) };
      }
      if (isFile) return files.source(name, content, pieceBytes);
      return inPieces(content, name, { pieceBytes, cutAt });
    });
    const written: Buffer[] = [];
    // Copied, for the engine may use the bytes again once the promise resolves.
    const write = async (bytes: Uint8Array): Promise<void> => void written.push(Buffer.from(bytes));
    const file = isToFile ? files.output() : undefined;
    const sink = file ?? { write };
    const rejected: object[] = [];
    const take = (row: BadRow): void => void rejected.push(plainRefusal(rejectedRow(row)));
    const takeRun = (run: BadRun): void => {
      for (const row of rowsOfRun(run)) take(row);
    };
    const taking = takesRuns ? { take, takeRun } : { take };
    const rejections = new Rejections(
      maxErrors === undefined ? undefined : { limit: maxErrors, ...taking },
    );
    const shown = (): Pick<Shown, 'output' | 'rejected'> => ({
      output: (file?.content() ?? Buffer.concat(written)).toString('latin1'),
      rejected,
    });
    try {
      const run = () => apply(wanted, sources, resolved, sink, { ...options, rejections });
      const done = await (options.threads === 1 ? run() : withReusedThreads(run));
      return { ...shown(), stats: plainStats(done?.stats), error: undefined };
    } catch (error) {
      if (!(error instanceof DiscretizeError)) throw error;
      return { ...shown(), stats: undefined, error: plainError(error) };
    }
  };
}

/** True if a job is one file that can be read to its end, which may be a table in memory. */
export function isOneFile({ files, failsAt }: Job): boolean {
  return files.length === 1 && failsAt === undefined;
}

/** The rows of a run, whose places and lines must be theirs. */
function rowsOfRun(run: BadRun): BadRow[] {
  const rows = Array.from({ length: run.count }, (_, index) => run.row(index));
  const places = rows.map((_, index) => run.place(index));
  const ofRows = rows.map(({ fault: { at } }) => ({ file: at.file, line: at.line }));
  if (!isDeepStrictEqual(places, ofRows)) expect(places).toEqual(ofRows);
  // Each piece is read before the next one, which takes its place.
  const lines = Array.from(run.lines(), (piece) => Buffer.from(piece).toString('latin1'));
  const text = rows.map(rejectLine).join('');
  if (lines.join('') !== text) expect(lines.join('')).toBe(text);
  return rows;
}

/** The first file of a job as a table in memory, in one turn of the event loop. */
export function runWhole({ files, spec, request = {}, dialect = {}, maxErrors }: Job): Shown {
  const written: Uint8Array[] = [];
  const rejected: object[] = [];
  const take = (row: BadRow): void => void rejected.push(plainRefusal(rejectedRow(row)));
  const rejections = new Rejections(
    maxErrors === undefined ? undefined : { limit: maxErrors, take },
  );
  const bytes = Buffer.from(files[0] ?? '', 'latin1');
  const input = { name: '1.csv', bytes, dialect: resolveDialect(dialect), rejections };
  const shown = (): Pick<Shown, 'output' | 'rejected'> => ({
    output: Buffer.concat(written).toString('latin1'),
    rejected,
  });
  try {
    const wanted = { ...requestOf(spec), ...request };
    const stats = applyWhole(wanted, input, (some) => void written.push(some));
    return { ...shown(), stats: plainStats(stats), error: undefined };
  } catch (error) {
    if (!(error instanceof DiscretizeError)) throw error;
    return { ...shown(), stats: undefined, error: plainError(error) };
  }
}

function inPieces(
  content: Buffer,
  name: string,
  { pieceBytes, cutAt }: Pick<Way, 'pieceBytes' | 'cutAt'>,
): Source {
  const places = pieceBytes === undefined ? [] : cuts(content.length, pieceBytes);
  if (cutAt !== undefined && cutAt < content.length) places.push(cutAt);
  return sourceOf(content, { name, cuts: places });
}

async function* failing(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* bytes;
  throw new DiscretizeError('E_INPUT', 'the disk is gone');
}

function cuts(length: number, size: number): number[] {
  return Array.from({ length: Math.ceil(length / size) - 1 }, (_, i) => (i + 1) * size);
}

function plainStats(stats: Stats | undefined): object | undefined {
  if (stats === undefined) return undefined;
  const features = stats.features.map(({ label, counts, ...rest }) => ({
    ...rest,
    counts: [...counts],
    labels: [...counts.keys()].map(label),
  }));
  return { ...stats, features };
}

function plainError(error: DiscretizeError): object {
  const { code, message, at, hint, expected, received } = error;
  return { code, message, at, hint, expected, received };
}

function plainRefusal({ error, column, record }: RejectedRow): object {
  return { ...plainError(error), column, record: Buffer.from(record).toString('latin1') };
}

/** What both engines must agree in: the rows as csv-parse reads them, rejected ones, counts, and the error. */
export function meaning({ output, rejected, stats, error }: Shown, job: Job): object {
  return { rows: rowsOf(output, job), rejected, stats, error };
}

/**
 * The output's rows. Blank lines are left out, but in a table of one column, where they are empty
 * cells; before its first record they are blank lines there too.
 */
function rowsOf(output: string, { dialect = {} }: Job): string[][] {
  const { delimiter, quote } = resolveDialect(dialect);
  const text = output.replace(/^\xef\xbb\xbf/, '').replace(/^[\r\n]+/, '');
  // csv-parse makes an error for each row of another width.
  const parsed = withoutStack(() =>
    parse(Buffer.from(text, 'latin1'), {
      encoding: 'latin1',
      delimiter,
      quote,
      escape: quote,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      raw: true,
    }),
  ) as unknown as { record: string[]; raw: string }[];
  const isWide = (parsed[0]?.record.length ?? 0) > 1;
  return parsed.filter(({ raw }) => !(isWide && /^[\r\n]*$/.test(raw))).map(({ record }) => record);
}
