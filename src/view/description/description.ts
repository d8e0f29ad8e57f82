import type { ColumnType } from '../../column-types/registry.ts';
import { isIsoDate, timeFormatFlag } from '../../core/cells/date-format.ts';
import { grouped } from '../../core/errors/grouped.ts';
import { sparkline } from '../sparkline.ts';
import { aligned } from '../table-text.ts';
import { cellWidth, shortenedTo } from '../text-width.ts';
import { type DescribedColumnView, QUANTILES } from './description-data.ts';

/** Options of lines: their greatest width in terminal cells, and their characters. */
export interface DescriptionStyle {
  readonly width: number;
  readonly unicode: boolean;
}

/** The longest name, and the longest cell in a note, in terminal cells. */
const MAX_NAME = 24;
const MAX_CELL = 40;

/** The width of a sparkline in cells. */
const SPARK = 14;

/** Significant digits of quantiles. */
const DIGITS = 6;

/** A column of the drawn table. */
interface DrawnColumn {
  readonly title: string;
  readonly isLeft?: boolean;
  readonly cell: (column: DescribedColumnView) => string;
}

/**
 * Described columns as tables of text. If one table is too wide, it is divided: all columns, numbers, and dates with
 * durations; the last table omits quartiles if it is too wide, too. The first line of each table is its header.
 */
export function descriptionTables(
  columns: readonly DescribedColumnView[],
  style: DescriptionStyle,
): string[][] {
  const [own, contents, numbers] = drawnColumns(style);
  const fits = (lines: readonly string[]): boolean =>
    lines.every((line) => cellWidth(line) <= style.width);
  const whole = tableLines([...own, ...contents, ...numbers], columns);
  if (fits(whole)) return [whole];
  const parts = [true, false].map((areNumbers) =>
    columns.filter(
      (column) => column.numbers && (column.numbers.type?.isNumber ?? true) === areNumbers,
    ),
  );
  const few = numbers.filter(({ title }) => title !== 'q1' && title !== 'q3');
  const tables = parts
    .filter((part) => part.length > 0)
    .flatMap((part) => {
      const all = tableLines([...own, ...numbers], part);
      const isWhole = fits(all) || part === parts[0];
      return separate(tableLines([...own, ...(isWhole ? numbers : few)], part, style));
    });
  return [...separate(tableLines([...own, ...contents], columns, style)), ...tables];
}

/** Divides lines at empty lines into tables. */
function separate(lines: readonly string[]): string[][] {
  const end = lines.indexOf('');
  return end < 0 ? [[...lines]] : [lines.slice(0, end), ...separate(lines.slice(end + 1))];
}

function drawnColumns(
  style: DescriptionStyle,
): readonly [DrawnColumn[], DrawnColumn[], DrawnColumn[]] {
  return [nameColumns(style), CONTENT_COLUMNS, numberColumns(style)];
}

function nameColumns({ unicode }: DescriptionStyle): DrawnColumn[] {
  const ellipsis = unicode ? '…' : '...';
  return [
    { title: '#', cell: ({ position }) => String(position) },
    { title: 'column', isLeft: true, cell: ({ name }) => shortenedTo(MAX_NAME, name, ellipsis) },
  ];
}

/** The contents of the cells of a column. */
const CONTENT_COLUMNS: DrawnColumn[] = [
  {
    title: 'holds',
    isLeft: true,
    cell: ({ holds, styles }) => (styles.length === 0 ? holds : `${holds}: ${styles.join(', ')}`),
  },
  { title: 'missing', cell: ({ missing }) => grouped(missing) },
  {
    title: 'invalid',
    cell: ({ invalid }) => (invalid === undefined ? '' : grouped(invalid)),
  },
  {
    title: 'distinct',
    cell: ({ distinct }) => (distinct.error > 0 ? '~' : '') + grouped(distinct.count),
  },
];

/** The quantiles of the numbers of a column, and their histogram. */
function numberColumns({ unicode }: DescriptionStyle): DrawnColumn[] {
  const quantile = (key: (typeof QUANTILES)[number]): DrawnColumn => ({
    title: key,
    cell: ({ numbers }) => (numbers === undefined ? '' : short(numbers[key], numbers.type)),
  });
  const histogram: DrawnColumn = {
    title: 'histogram',
    isLeft: true,
    cell: ({ numbers }) => (numbers === undefined ? '' : sparkline(numbers.counts, SPARK, unicode)),
  };
  return [...QUANTILES.map(quantile), histogram];
}

/** The columns with texts to shorten. */
const TEXTS: readonly string[] = ['column', 'holds'];

/** Lines of a table with a header. */
function tableLines(
  drawn: readonly DrawnColumn[],
  columns: readonly DescribedColumnView[],
  style?: DescriptionStyle,
): string[] {
  const rows = [
    drawn.map(({ title }) => title),
    ...columns.map((one) => drawn.map(({ cell }) => cell(one))),
  ];
  const left = drawn.flatMap(({ isLeft }, i) => (isLeft ? [i] : []));
  if (style === undefined) return aligned(rows, left);
  const texts = drawn.flatMap(({ title }, i) => (TEXTS.includes(title) ? [i] : []));
  const ellipsis = style.unicode ? '…' : '...';
  return aligned(rows, left, { width: style.width, ellipsis, keys: 2, texts });
}

/** The commands to type next, by kind: one of each kind, from the rarest to the commonest, then the others. */
export function nextCommands(columns: readonly DescribedColumnView[]): string[] {
  const kinds = new Map<string, string[]>();
  for (const { next } of columns) {
    if (next === undefined) continue;
    const kind = next.replace(/ -c (?:'[^']*'|\S+)/, '');
    kinds.set(kind, [...(kinds.get(kind) ?? []), next]);
  }
  const byCount = [...kinds.values()].sort((a, b) => a.length - b.length);
  return [...byCount.map(([first = '']) => first), ...byCount.flatMap(([, ...more]) => more)];
}

function dateFault(text: string): string {
  return isIsoDate(text)
    ? 'is a date or time that does not exist'
    : `is not ISO 8601: add ${timeFormatFlag(text)}`;
}

function remedyOf({ remedy }: { readonly remedy: string | undefined }): string {
  return remedy === undefined ? '' : `: ${remedy}`;
}

/** Notes on the cells that make columns mixed, and on estimates in the tables. */
export function descriptionNotes(columns: readonly DescribedColumnView[]): string[] {
  const mixed = columns.flatMap(({ name, spoiler, foreignDate, foreignNumber }) => [
    ...(spoiler === undefined
      ? []
      : [`${name}: ${quoted(spoiler)} is not a ${spoiler.among}${remedyOf(spoiler)}`]),
    ...(foreignNumber === undefined
      ? []
      : [`${name}: ${quoted(foreignNumber)} is text${remedyOf(foreignNumber)}`]),
    ...(foreignDate === undefined
      ? []
      : [`${name}: ${quoted(foreignDate)} ${dateFault(foreignDate.text)}`]),
  ]);
  const distinct = columns.find((column) => column.distinct.error > 0)?.distinct.error;
  const rank = columns.find((column) => (column.numbers?.rankError ?? 0) > 0)?.numbers?.rankError;
  return [
    ...mixed,
    ...(distinct === undefined
      ? []
      : [`~ is an estimate, with a standard error of ${percent(distinct)}`]),
    ...(rank === undefined ? [] : [`quartiles are within ${percent(rank)} of their rank`]),
  ];
}

/** A cell with its line. */
function quoted({
  text,
  line,
}: {
  readonly text: string;
  readonly line: number | undefined;
}): string {
  const shown = shortenedTo(MAX_CELL, text, '...');
  return line === undefined ? `"${shown}"` : `line ${grouped(line)}: "${shown}"`;
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(2))}%`;
}

function short(x: number, type: ColumnType | undefined): string {
  if (type !== undefined && !type.isNumber) return type.format(x);
  return String(Number(x.toPrecision(DIGITS))).replace('Infinity', 'inf');
}
