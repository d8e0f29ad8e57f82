/**
 * The library's entry point: all of the browser's, and CSV, which needs Node. Re-exports only; nothing here
 * prints.
 */
export * from './browser.ts';
export type { CsvOutput } from './library/csv/csv.ts';
export type { CsvOptions } from './library/csv/csv-options.ts';
export type { CsvInput } from './library/csv/input.ts';
// These replace the functions of the browser, and also bin CSV.
export {
  type Discretizer,
  discretize,
  discretizer,
  fit,
} from './library/csv-discretizer.ts';
export { discretizeSync } from './library/discretize-sync.ts';
export { type CsvDuplex, type CsvTransform, nodeStream, webStream } from './library/streams.ts';
