import { grouped } from '../../core/errors/grouped.ts';
import type { Feature } from '../../spec/spec.ts';
import { plural } from '../summary.ts';
import { aligned, percent, type TableLimit } from '../table-text.ts';
import { wrap } from '../text-width.ts';
import { recordedTable, type TargetRow, type TargetTableRecord } from './recorded-table.ts';

/** The most classes with a column of rates. */
const MAX_CLASSES = 6;

/**
 * The table of the bins of a feature with a target, as lines of text.
 *
 * @param labels the labels of the rows
 * @returns undefined if the spec records none
 */
export function targetLines(
  feature: Feature,
  labels: readonly string[],
  limit: TableLimit,
): readonly string[] | undefined {
  const table = recordedTable(feature);
  if (table === undefined) return undefined;
  const head = ['bin', 'rows', 'share', ...HEADS[table.type](table), 'p of next'];
  const rows = table.rows.map((row, i) => [
    labels[i] ?? row.role,
    grouped(row.rows),
    percent(row.share),
    ...CELLS[table.type](row),
    pText(row.pOfNext),
  ]);
  const total = totalRow(table);
  const blank = head.slice(total.length).map(() => '');
  const lines = aligned([head, ...rows, [...total, ...blank]], [0], limit);
  const notes = notesOf(feature, table).flatMap((note) => wrap(note, limit.width, '    ', '  '));
  return [...lines, ...notes];
}

const HEADS: Readonly<Record<TargetTableRecord['type'], (table: TargetTableRecord) => string[]>> = {
  binary: () => ['events', 'rate', 'WoE', 'IV'],
  continuous: () => ['mean'],
  classes: ({ classes }) => classes.slice(0, MAX_CLASSES),
};

const CELLS: Readonly<Record<TargetTableRecord['type'], (row: TargetRow) => string[]>> = {
  binary: ({ parts: [part], isAdjusted }) => [
    part?.events === null ? '' : grouped(part?.events ?? 0),
    rateText(part?.rate),
    `${fixed(part?.woe)}${isAdjusted ? '*' : ''}`,
    fixed(part?.iv),
  ],
  continuous: ({ parts: [part] }) => [digits(part?.rate)],
  classes: ({ parts }) => parts.slice(0, MAX_CLASSES).map(({ rate }) => rateText(rate)),
};

function totalRow({ type, rows, totals, classes }: TargetTableRecord): string[] {
  const sum = (of: (row: TargetRow) => number): number =>
    rows.reduce((all, row) => all + of(row), 0);
  const weight = sum((row) => row.rows);
  const events = classes.map((_, i) => sum(({ parts }) => parts[i]?.events ?? 0));
  const first = ['total', grouped(weight), percent(1)];
  if (type === 'continuous') return [...first, digits(totals['mean'])];
  const rates = events.map((count) => rateText(count / weight));
  if (type === 'classes') return [...first, ...rates.slice(0, MAX_CLASSES)];
  return [...first, grouped(events[0] ?? 0), rates[0] ?? '', '', fixed(totals['total_iv'])];
}

/** Notes on the target's totals, the method, and the rows left out. */
function notesOf({ fit = {} }: Feature, table: TargetTableRecord): string[] {
  const { totals, type, rows } = table;
  const shape = totals['shape'] === undefined ? [] : [`trend ${totals['shape']}`];
  const ivs = typeof totals['iv'] === 'object' && !Array.isArray(totals['iv']) ? totals['iv'] : {};
  const measures = {
    binary: [
      `IV ${fixed(totals['total_iv'])}`,
      `Gini ${fixed(totals['gini'])}`,
      `KS ${fixed(totals['ks'])}`,
    ],
    continuous: [`R² ${fixed(totals['r2'])}`],
    classes: Object.entries(ivs ?? {})
      .slice(0, MAX_CLASSES)
      .map(([name, iv]) => `IV of ${name} ${fixed(iv)}`),
  }[type];
  const leftOut = Number(fit['no_target'] ?? 0);
  const why = fit['weight'] === undefined ? 'without a target' : 'without a target or weight';
  const adjusted = `* a class is absent; IV without such bins: ${fixed(totals['iv_without_adjusted'])}`;
  return [
    [...measures, ...shape].join(', '),
    ...methodTexts(fit),
    ...(rows.some(({ isAdjusted }) => isAdjusted) ? [adjusted] : []),
    ...(leftOut > 0 ? [`dropped: ${plural(leftOut, 'row')} ${why}`] : []),
  ];
}

/** The flag of a recorded limit. */
export function limitFlag(name: string): string {
  return name === 'bins' ? '-n' : `--${name.replaceAll('_', '-')}`;
}

/** A recorded limit as a flag with its value: `-n 8`. */
function limitText(
  name: string,
  { bins_asked: bins, limits }: NonNullable<Feature['fit']>,
): string {
  const values: Readonly<Record<string, unknown>> = { ...(limits as object), bins };
  return [limitFlag(name), values[name]].filter((part) => part !== undefined).join(' ');
}

/** The method of the fit; the strategy `optimal` also records the limits that are binding. */
function methodTexts(fit: NonNullable<Feature['fit']>): string[] {
  const { strategy } = fit;
  const aim = fit['objective'] === undefined ? '' : `, objective ${fit['objective']}`;
  const binding = fit['binding'];
  if (strategy !== 'optimal' || !Array.isArray(binding)) return [`strategy ${strategy}${aim}`];
  const trend = fit['trend'] === undefined ? '' : `, trend ${fit['trend']}`;
  const exact = fit['exact'] === true ? ', exact' : '';
  const reached = binding.map((name) => limitText(String(name), fit)).join(', ');
  const limits = reached === '' ? 'no limit reached' : `limits reached: ${reached}`;
  const count = plural(Number(fit['candidates']), 'candidate');
  return [`strategy optimal${aim}${trend}, ${count}${exact}`, limits];
}

function rateText(rate: number | null | undefined): string {
  return rate === null || rate === undefined || Number.isNaN(rate) ? '' : percent(rate);
}

function pText(p: number | null): string {
  if (p === null) return '';
  return p < 0.001 ? '<0.001' : p.toFixed(3);
}

/** A number with four decimals, as is usual for weights of evidence. */
function fixed(number: unknown): string {
  return typeof number === 'number' ? number.toFixed(4) : '';
}

/** A number with five significant digits. */
function digits(number: unknown): string {
  return typeof number === 'number' ? String(Number(number.toPrecision(5))) : '';
}
