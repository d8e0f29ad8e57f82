import { LEAST_LABEL_DIGITS, MOST_LABEL_DIGITS } from '../../../core/boundary-text.ts';
import { DiscretizeError } from '../../../core/errors/error.ts';
import { parseTextList } from '../../../csv/columns/text-list.ts';
import { labelFormat } from '../../../encode/label-format.ts';
import type { BinRequest, ExplicitLabels } from '../../../plan/bin-request.ts';
import type { RawOptions } from '../../arguments/raw-options.ts';

/**
 * Reads the flags of labels.
 *
 * @throws DiscretizeError E_USAGE; E_LABELS for an invalid label format
 */
export function labelRequestOf(
  flags: RawOptions,
): Pick<BinRequest, 'labels' | 'labelFormat' | 'labelDigits'> {
  const { labelFormat: format } = flags;
  if (format !== undefined) labelFormat(format);
  return {
    labels: explicitLabels(flags.labels ?? []),
    labelFormat: format,
    labelDigits: labelDigitsOf(flags),
  };
}

/**
 * Reads `--label-digits`.
 *
 * @throws DiscretizeError E_USAGE
 */
export function labelDigitsOf({ labelDigits }: RawOptions): number | undefined {
  return labelDigits === undefined ? undefined : digitsOf(labelDigits);
}

function explicitLabels(values: readonly string[]): ExplicitLabels[] {
  const all = values.map(explicitItem);
  const names = all.map(({ columns }) => columns);
  const twice = all.find(({ columns }, i) => names.indexOf(columns) !== i);
  if (twice === undefined) return all;
  const whose = twice.columns === undefined ? 'all columns' : `"${twice.columns}"`;
  throw new DiscretizeError('E_USAGE', `duplicate --labels for ${whose}`, {
    received: values,
    hint: 'name the columns: --labels age=child,adult --labels fare=low,high',
  });
}

/** A column before the equals sign, and the labels after it. */
const OF_COLUMN = /^(\s*"(?:[^"]|"")*"\s*|(?!\s*")[^=,]*[^=,<>!])=(.*)$/s;

/**
 * Reads one value of `--labels`: labels for all columns, or `COLUMN=LABELS`. Labels such as `<18,>=18` may
 * contain equals signs, so a column name without quotes has no comma, and no comparison sign before the equals sign. A
 * leading equals sign selects all columns.
 */
function explicitItem(value: string): ExplicitLabels {
  const [, columns, list] = OF_COLUMN.exec(value) ?? [];
  return { columns: columns?.trim(), labels: parseTextList(list ?? value.replace(/^=/, '')) };
}

function digitsOf(text: string): number {
  const digits = Number(text);
  const isWithin = digits >= LEAST_LABEL_DIGITS && digits <= MOST_LABEL_DIGITS;
  if (/^\d+$/.test(text) && isWithin) return digits;
  throw new DiscretizeError('E_USAGE', `invalid --label-digits "${text}"`, {
    expected: `${LEAST_LABEL_DIGITS} to ${MOST_LABEL_DIGITS}`,
    received: text,
    hint: `use ${LEAST_LABEL_DIGITS} to ${MOST_LABEL_DIGITS}`,
  });
}
