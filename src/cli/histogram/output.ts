import { bytesOf } from '../../csv/byte-string.ts';
import { CSV } from '../../csv/dialect.ts';
import { RecordWriter } from '../../csv/write.ts';
import { STDOUT } from '../../io/writing/sink.ts';
import { HISTOGRAM_HEADER, histogramJson, histogramRows } from '../../view/histogram-data.ts';
import type { RawOptions } from '../arguments/raw-options.ts';
import { jsonFor, tableForStdout } from '../output/print.ts';
import { drawingFor, histogramText } from './draw.ts';
import type { Drawn } from './drawn-columns.ts';

/**
 * Histograms as text, as JSON or as a table, whichever the flags say.
 *
 * @param isLog whether bars grow with the logarithm of counts
 */
export function histogramOutput(
  drawn: readonly Drawn[],
  { json, csv, ascii }: Pick<RawOptions, 'json' | 'csv' | 'ascii'>,
  isLog: boolean,
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
  const drawing = { ...drawingFor(ascii === true), isLog };
  const texts = histogramsOnly.map((histogram) => `${histogramText(histogram, drawing)}\n`);
  return texts.join('\n');
}

function csvText(rows: readonly (readonly string[])[]): string {
  const style = { hasBom: false, lineEnd: '\n', hasLineEnd: true } as const;
  const writer = new RecordWriter(CSV, style, HISTOGRAM_HEADER.length);
  const { bytes } = writer.write(rows.map((row) => row.map(bytesOf)));
  return `${Buffer.from(bytes).toString('utf8')}\n`;
}
