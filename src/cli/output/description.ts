import { nameOf, STDIN } from '../../io/reading/input-name.ts';
import { STDOUT } from '../../io/writing/sink.ts';
import {
  descriptionNotes,
  descriptionTables,
  nextCommands,
} from '../../view/description/description.ts';
import {
  DESCRIPTION_HEADER,
  type DescribedColumnView,
  descriptionJson,
  descriptionRows,
} from '../../view/description/description-data.ts';
import { plural } from '../../view/summary.ts';
import { wrap } from '../../view/text-width.ts';
import { colorsFor } from '../terminal/color.ts';
import { shownLine, shownName } from '../terminal/escape-controls.ts';
import { hasUnicode, widthOf } from '../terminal/size.ts';
import { csvForStdout } from './csv-text.ts';
import type { HistogramFormat } from './histogram.ts';
import { jsonFor } from './print.ts';

/** The most proposed commands. */
const MAX_NEXT = 3;

/** A described table, and its files. */
interface Description {
  readonly rows: number;
  readonly columns: readonly DescribedColumnView[];
  readonly paths: readonly string[];
}

/** A description for standard output. */
export function descriptionOutput(description: Description, format: HistogramFormat): string {
  const { rows, columns } = description;
  if (format === 'json') {
    return jsonFor(STDOUT, `${JSON.stringify(descriptionJson(rows, columns), null, 2)}\n`);
  }
  if (format === 'csv') {
    return csvForStdout([DESCRIPTION_HEADER, ...descriptionRows(columns)]);
  }
  return textOf(description, format !== 'ascii' && hasUnicode());
}

function textOf({ rows, columns, paths }: Description, unicode: boolean): string {
  const { bold, dim, cyan } = colorsFor(process.stdout);
  const shown = columns.map(visible);
  const tables = descriptionTables(shown, { width: widthOf(process.stdout), unicode });
  const next = nextCommands(shown);
  const more =
    next.length > MAX_NEXT ? [`  and ${next.length - MAX_NEXT} more; --json has all`] : [];
  const names = paths.length === 0 ? nameOf(STDIN) : paths.map(nameOf).join(', ');
  const title = `${names}: ${plural(rows, 'row')}, ${plural(columns.length, 'column')}`;
  const width = widthOf(process.stdout);
  const notes = descriptionNotes(shown).flatMap((note) =>
    wrap(shownLine(note), width, '    ', '  '),
  );
  const parts = [
    wrap(shownLine(title), width, '    ', '').map((line) => bold(line)),
    ...tables.map(([header = '', ...lines]) => [dim(header), ...lines]),
    notes,
    next.length === 0
      ? []
      : ['Next:', ...next.slice(0, MAX_NEXT).map((one) => `  ${cyan(one)}`), ...more],
  ];
  const texts = parts.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${texts.join('\n\n')}\n`;
}

/** A column with texts made safe to print. */
function visible({ name, next, ...column }: DescribedColumnView): DescribedColumnView {
  const { spoiler, foreignDate, foreignNumber } = column;
  return {
    ...column,
    name: shownName(name),
    spoiler: spoiler && { ...spoiler, text: shownName(spoiler.text) },
    foreignDate: foreignDate && { ...foreignDate, text: shownName(foreignDate.text) },
    foreignNumber: foreignNumber && { ...foreignNumber, text: shownName(foreignNumber.text) },
    next: next === undefined ? undefined : shownLine(next),
  };
}
