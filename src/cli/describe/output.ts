import { bytesOf } from '../../csv/byte-string.ts';
import { CSV } from '../../csv/dialect.ts';
import { RecordWriter } from '../../csv/write.ts';
import { nameOf, STDIN } from '../../io/reading/input-name.ts';
import { STDOUT } from '../../io/writing/sink.ts';
import { descriptionNotes, descriptionTables } from '../../view/description.ts';
import {
  DESCRIPTION_HEADER,
  type DescribedColumnView,
  descriptionJson,
  descriptionRows,
} from '../../view/description-data.ts';
import { plural } from '../../view/summary.ts';
import type { RawOptions } from '../arguments/raw-options.ts';
import { drawingFor } from '../histogram/draw.ts';
import { jsonFor, tableForStdout } from '../output/print.ts';
import { colorsFor } from '../terminal/color.ts';
import { shownName, shownText } from '../terminal/escape-controls.ts';

/** The most commands that are proposed. */
const MAX_NEXT = 3;

/** The longest line of a note, in characters. */
const MAX_LINE = 1000;

/** A described table, and the files that it is made of. */
interface Description {
  readonly rows: number;
  readonly columns: readonly DescribedColumnView[];
  readonly paths: readonly string[];
}

/** A description as text, as JSON or as CSV. */
export function descriptionOutput(
  description: Description,
  { json, csv, ascii }: Pick<RawOptions, 'json' | 'csv' | 'ascii'>,
): string {
  const { rows, columns } = description;
  if (json) {
    return jsonFor(STDOUT, `${JSON.stringify(descriptionJson(rows, columns), null, 2)}\n`);
  }
  if (csv) return tableForStdout(csvText([DESCRIPTION_HEADER, ...descriptionRows(columns)]));
  return textOf(description, ascii === true);
}

function textOf({ rows, columns, paths }: Description, isAscii: boolean): string {
  const { bold, dim, cyan } = colorsFor(process.stdout);
  const shown = columns.map(visible);
  const tables = descriptionTables(shown, drawingFor(isAscii));
  const next = shown.flatMap((column) => column.next ?? []);
  const more =
    next.length > MAX_NEXT ? [`  and ${next.length - MAX_NEXT} more: --json has all`] : [];
  const names = paths.length === 0 ? nameOf(STDIN) : paths.map(nameOf).join(', ');
  const title = `${names}: ${plural(rows, 'row')}, ${plural(columns.length, 'column')}`;
  const notes = descriptionNotes(shown).map((note) => `  ${shownText(note, MAX_LINE)}`);
  const parts = [
    [bold(shownText(title, MAX_LINE))],
    ...tables.map(([header = '', ...lines]) => [dim(header), ...lines]),
    notes,
    next.length === 0
      ? []
      : ['Next:', ...next.slice(0, MAX_NEXT).map((one) => `  ${cyan(one)}`), ...more],
  ];
  const texts = parts.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${texts.join('\n\n')}\n`;
}

/** A column whose texts are fit to be printed. */
function visible({ name, spoiler, next, ...column }: DescribedColumnView): DescribedColumnView {
  return {
    ...column,
    name: shownName(name),
    spoiler: spoiler === undefined ? undefined : { ...spoiler, text: shownName(spoiler.text) },
    next: next === undefined ? undefined : shownText(next, MAX_LINE),
  };
}

function csvText(rows: readonly (readonly string[])[]): string {
  const style = { hasBom: false, lineEnd: '\n', hasLineEnd: true } as const;
  const writer = new RecordWriter(CSV, style, DESCRIPTION_HEADER.length);
  const { bytes } = writer.write(rows.map((row) => row.map(bytesOf)));
  return `${Buffer.from(bytes).toString('utf8')}\n`;
}
