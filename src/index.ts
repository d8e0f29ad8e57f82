/**
 * The library's entry point: all of the browser's, and CSV, which needs Node. Re-exports only; nothing here
 * prints.
 */
export * from './browser.ts';
export type { Dialect, DialectOptions } from './csv/dialect.ts';
export type { RejectedRow } from './csv/table/rejections.ts';
export type { Counts } from './library/counts.ts';
export type { CsvChunk } from './library/csv/chunks.ts';
export type { CsvOutput } from './library/csv/csv.ts';
export type { CsvOptions, CsvSyncOptions } from './library/csv/csv-options.ts';
export type { CsvResult } from './library/csv/csv-sync.ts';
export type { CsvInput } from './library/csv/input.ts';
// These stand in place of the browser's, and do the same and CSV.
export {
  type Discretizer,
  discretize,
  discretizer,
  discretizeSync,
  fit,
} from './library/csv-discretizer.ts';
export { type CsvDuplex, type CsvTransform, nodeStream, webStream } from './library/streams.ts';
