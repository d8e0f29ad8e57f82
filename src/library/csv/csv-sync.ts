import { DiscretizeError } from '../../core/errors/error.ts';
import { checkOptions, shown } from '../../core/options/check-options.ts';
import { resolveDialect } from '../../csv/dialect.ts';
import { type BadRow, Rejections, rejectedRow } from '../../csv/table/rejections.ts';
import { applyWhole } from '../../jobs/apply-whole.ts';
import type { Spec } from '../../spec/spec.ts';
import { type Counts, countsOf } from '../counts.ts';
import { inOptions, withOptionHints } from '../option-hints.ts';
import { outputRequest } from '../output-options.ts';
import { ChunkEncoder, type CsvChunk, isChunk } from './chunks.ts';
import {
  CSV_SYNC_OPTIONS,
  type CsvSyncOptions,
  dialectOptionsOf,
  INPUT_NAME,
} from './csv-options.ts';

/** Binned CSV in memory, and its counts. */
export interface CsvResult<Input extends CsvChunk = CsvChunk> {
  /** Text if the input is text, and bytes of UTF-8 if it is bytes. */
  readonly csv: Input extends string ? string : Uint8Array;
  /** Undefined for an input without a record. */
  readonly counts: Counts | undefined;
}

/**
 * Bins CSV in memory by a spec, in one turn of the event loop.
 *
 * @throws DiscretizeError as `binCsv`; E_USAGE for an input that is neither text nor bytes
 */
export function binCsvSync<Input extends CsvChunk>(
  spec: Spec,
  input: Input,
  options: CsvSyncOptions,
): CsvResult<Input> {
  const own = checkOptions('discretizeSync', options, CSV_SYNC_OPTIONS);
  if (!isChunk(input)) throw notInMemory(input);
  const dialect = withOptionHints(() => resolveDialect(dialectOptionsOf(own)));
  const source = { name: own.file ?? INPUT_NAME, bytes: bytesIn(input), dialect };
  const rejections = rejectionsOf(own);
  const written: Uint8Array[] = [];
  const take = (bytes: Uint8Array): void => void written.push(bytes);
  const stats = withOptionHints(() =>
    applyWhole(outputRequest(spec, own), { ...source, rejections }, take),
  );
  const bytes = Buffer.concat(written);
  const csv = typeof input === 'string' ? bytes.toString() : Uint8Array.from(bytes);
  return { csv: csv as CsvResult<Input>['csv'], counts: stats && countsOf(stats) };
}

function bytesIn(input: CsvChunk): Uint8Array {
  const encoder = new ChunkEncoder();
  const bytes = encoder.encode(input);
  return Buffer.concat([bytes, encoder.end()]);
}

function rejectionsOf({ onRejected }: CsvSyncOptions): Rejections {
  if (onRejected === undefined) return new Rejections(undefined);
  return new Rejections({
    limit: Number.POSITIVE_INFINITY,
    take: (bad: BadRow) => {
      const { error, ...row } = rejectedRow(bad);
      const taken: unknown = onRejected({ ...row, error: inOptions(error) as DiscretizeError });
      if (!isPromise(taken)) return;
      // Its outcome is ignored: that it is a promise is the error.
      Promise.resolve(taken).catch(() => {});
      throw asynchronous();
    },
  });
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value;
}

function asynchronous(): DiscretizeError {
  return new DiscretizeError('E_USAGE', 'invalid option onRejected: it returns a promise', {
    expected: 'a function that returns nothing',
    hint: 'use discretize, which waits for it',
  });
}

function notInMemory(received: unknown): DiscretizeError {
  return new DiscretizeError('E_USAGE', `cannot read CSV from ${shown(received)}`, {
    expected: 'a string or bytes',
    received,
    hint: 'use text or bytes; discretize reads streams',
  });
}
