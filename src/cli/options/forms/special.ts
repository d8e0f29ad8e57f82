import { DiscretizeError } from '../../../core/errors/error.ts';
import { specialFault } from '../../../core/special-codes.ts';
import type { Precision } from '../../../core/threshold.ts';
import type { GivenSpecial } from '../../../plan/bin-request.ts';

/**
 * Reads `--special`: `-999,-998` for all columns, `util=-999|-998,-1` for some; a bar joins codes in one bin.
 *
 * @throws DiscretizeError E_USAGE
 */
export function specialOf(
  values: readonly string[] | undefined,
  precision: Precision,
): GivenSpecial[] {
  const all = (values ?? []).map((value) => givenOne(value, precision));
  const names = all.map(({ columns }) => columns);
  const twice = all.find(({ columns }, i) => names.indexOf(columns) !== i);
  if (twice === undefined) return all;
  const whose = twice.columns === undefined ? 'all columns' : `"${twice.columns}"`;
  throw new DiscretizeError('E_USAGE', `duplicate --special for ${whose}`, {
    received: values,
    hint: 'use one list: --special util=-999,-998',
  });
}

function givenOne(value: string, precision: Precision): GivenSpecial {
  const text = value.replace(/^=/, '');
  const at = text.lastIndexOf('=');
  const columns = at < 0 ? undefined : text.slice(0, at).trim();
  const lists = text.slice(at + 1).split(',');
  const read = lists.map((list) => list.split('|').map((item) => codeOf(item.trim())));
  refuseSpecial(read, precision);
  return { columns, bins: read as number[][] };
}

/** A number, or the text that is none. */
function codeOf(text: string): number | string {
  const number = text === '' ? Number.NaN : Number(text);
  return Number.isNaN(number) ? text : number;
}

function refuseSpecial(bins: readonly (readonly unknown[])[], precision: Precision): void {
  const fault = specialFault(bins, precision);
  if (fault === undefined) return;
  throw new DiscretizeError('E_USAGE', `invalid --special: ${fault}`, {
    expected: 'numbers',
    received: bins,
    hint: 'use numbers: --special -999,-998; for words: --na-values unknown',
  });
}
