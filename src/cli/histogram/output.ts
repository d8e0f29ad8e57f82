import { bytesOf } from '../../csv/byte-string.ts';
import { CSV } from '../../csv/dialect.ts';
import { RecordWriter } from '../../csv/write.ts';
import { STDOUT } from '../../io/writing/sink.ts';
import type { Histogram } from '../../view/histogram.ts';
import { HISTOGRAM_HEADER, histogramJson, histogramRows } from '../../view/histogram-data.ts';
import type { RawOptions } from '../arguments/raw-options.ts';
import { jsonFor, tableForStdout } from '../output/print.ts';
import type { CountedColumn } from './count-columns.ts';
import { drawingFor, histogramText } from './draw.ts';

/** A histogram and what it was made of. */
export interface Drawn extends CountedColumn {
  readonly histogram: Histogram;
}

/** Histograms as text, as JSON or as a table, whichever the flags say. */
export function histogramOutput(
  drawn: readonly Drawn[],
  { json, csv, ascii }: Pick<RawOptions, 'json' | 'csv' | 'ascii'>,
): string {
  if (json) {
    const all = drawn.map(({ histogram, boundaries }) => ({
      ...histogramJson(histogram),
      boundaries: Array.from(boundaries?.values ?? []),
    }));
    return jsonFor(STDOUT, `${JSON.stringify(all, null, 2)}\n`);
  }
  const histogramsOnly = drawn.map(({ histogram }) => histogram);
  if (csv) {
    return tableForStdout(csvText([HISTOGRAM_HEADER, ...histogramsOnly.flatMap(histogramRows)]));
  }
  const drawing = drawingFor(ascii === true);
  const texts = histogramsOnly.map((histogram) => `${histogramText(histogram, drawing)}\n`);
  return texts.join('\n');
}

function csvText(rows: readonly (readonly string[])[]): string {
  const style = { hasBom: false, lineEnd: '\n', hasLineEnd: true } as const;
  const writer = new RecordWriter(CSV, style, HISTOGRAM_HEADER.length);
  const { bytes } = writer.write(rows.map((row) => row.map(bytesOf)));
  return `${Buffer.from(bytes).toString('utf8')}\n`;
}
