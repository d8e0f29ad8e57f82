import { DiscretizeError } from '../../core/errors/error.ts';
import { REJECTS_HEADER, rejectLine } from '../../csv/table/reject-line.ts';
import { type RejectedRow, Rejections } from '../../csv/table/rejections.ts';
import type { ByteSink } from '../../io/writing/byte-sink.ts';
import { openOutput } from '../../io/writing/sink.ts';
import type { RawOptions } from '../arguments/raw-options.ts';
import { RejectedReport } from '../report/rejected-report.ts';
import { isAboutRefused, type Keep, refuseShared } from './outputs.ts';
import { visibleOn } from './print.ts';

/** The flags about bad rows. */
export type BadRowFlags = Pick<RawOptions, 'rejects' | 'maxErrors' | 'quiet'>;

/** True where bad rows are left out; else the first one ends the run. */
function mayRefuse({ rejects, maxErrors }: BadRowFlags): boolean {
  return rejects !== undefined || maxErrors !== undefined;
}

/**
 * The most rows that may be refused.
 *
 * @throws DiscretizeError E_USAGE
 */
export function rejectionLimit({ maxErrors }: BadRowFlags): number {
  if (maxErrors === undefined) return Number.POSITIVE_INFINITY;
  const count = Number(maxErrors);
  if (/^\d+$/.test(maxErrors) && Number.isSafeInteger(count)) return count;
  throw new DiscretizeError('E_USAGE', `--max-errors is no number of rows: "${maxErrors}"`, {
    expected: 'a whole number, 0 or more',
    received: maxErrors,
    hint: 'write a whole number, such as 100',
  });
}

/** The other files of a run. */
interface Others {
  /** What is read. */
  readonly inputs: readonly string[];
  /** What is written, but for files that are read; `-` for standard output. */
  readonly outputs: readonly (string | undefined)[];
}

/**
 * Does work in which bad rows are left out, if the flags say so: writes them to the file of `--rejects`,
 * and tells of them on standard error.
 *
 * @param work is given what becomes of bad rows
 * @throws DiscretizeError E_USAGE, E_OUTPUT, E_WRITE; what the work throws
 */
export async function withBadRows<T>(
  flags: BadRowFlags,
  { inputs, outputs }: Others,
  keep: Keep,
  work: (refusals: Rejections) => Promise<T>,
): Promise<T> {
  const limit = rejectionLimit(flags);
  if (!mayRefuse(flags)) return await work(new Rejections(undefined));
  const { rejects: path, quiet } = flags;
  const file = path === undefined ? undefined : await openRejects(path, { inputs, outputs }, keep);
  const report = new RejectedReport();
  const take = (row: RejectedRow): Promise<void> | undefined => {
    if (!quiet) report.add(row);
    return file?.add(row);
  };
  let isKept = false;
  try {
    const result = await work(new Rejections({ limit, take }));
    await file?.end();
    isKept = true;
    return result;
  } catch (error) {
    isKept = isAboutRefused(error);
    if (isKept) await file?.end();
    throw error;
  } finally {
    report.end(isKept ? path : undefined);
  }
}

/** Leaves out bad rows, and tells of them only if the work fails: it is to be done once more. */
export async function withSilentBadRows<T>(
  flags: BadRowFlags,
  work: (refusals: Rejections) => Promise<T>,
): Promise<T> {
  rejectionLimit(flags);
  if (!mayRefuse(flags)) return await work(new Rejections(undefined));
  const report = new RejectedReport(true);
  const take = (row: RejectedRow): void => report.add(row);
  try {
    return await work(new Rejections({ limit: Number.POSITIVE_INFINITY, take }));
  } catch (error) {
    if (!flags.quiet) report.end(undefined);
    throw error;
  }
}

async function openRejects(
  path: string,
  { inputs, outputs }: Others,
  keep: Keep,
): Promise<RejectsFile> {
  for (const output of outputs) {
    if (output !== undefined) await refuseShared(output, path, '--rejects');
  }
  return new RejectsFile(visibleOn(path, await keep(openOutput(path, inputs), true)));
}

/** How many bytes are gathered before they are written. */
const ENOUGH = 64 * 1024;

/** Writes refused rows. */
class RejectsFile {
  readonly #sink: ByteSink;
  #lines: Uint8Array[] = [Buffer.from(REJECTS_HEADER)];
  #length = 0;

  constructor(sink: ByteSink) {
    this.#sink = sink;
  }

  /** @returns the write to wait for, if there is one */
  add(row: RejectedRow): Promise<void> | undefined {
    const line = rejectLine(row);
    this.#lines.push(line);
    this.#length += line.length;
    return this.#length >= ENOUGH ? this.end() : undefined;
  }

  /** Writes what is left. */
  async end(): Promise<void> {
    const lines = this.#lines;
    this.#lines = [];
    this.#length = 0;
    if (lines.length > 0) await this.#sink.write(Buffer.concat(lines));
  }
}
