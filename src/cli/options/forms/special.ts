import { DiscretizeError } from '../../../core/errors/error.ts';
import { mergeSpecial, type SpecialBins } from '../../../core/special/merge-special.ts';
import { plainCode, specialFault } from '../../../core/special/special-fault.ts';
import type { Precision } from '../../../core/threshold.ts';
import type { ExplicitSpecial } from '../../../plan/read-request.ts';

/**
 * Reads `--special`: `-999,refused` for all columns, `util=-999|-998,-1` for named columns. A bar joins codes into
 * one bin. The codes of several flags for the same columns add up.
 *
 * @throws DiscretizeError E_USAGE
 */
export function specialOf(
  values: readonly string[] | undefined,
  precision: Precision,
): ExplicitSpecial[] {
  const all = new Map<string | undefined, SpecialBins>();
  for (const value of values ?? []) {
    const { columns, bins } = explicitItem(value, precision);
    all.set(columns, mergeSpecial(all.get(columns) ?? [], bins));
  }
  return [...all].map(([columns, bins]) => ({ columns, bins }));
}

function explicitItem(value: string, precision: Precision): ExplicitSpecial {
  const text = value.replace(/^=/, '');
  const at = text.lastIndexOf('=');
  const columns = at < 0 ? undefined : text.slice(0, at).trim();
  const lists = text.slice(at + 1).split(',');
  const bins = lists.map((list) => list.split('|').map((item) => item.trim()));
  const fault = specialFault(bins, precision);
  if (fault !== undefined) throw invalidSpecial(value, fault);
  return { columns, bins: bins.map((codes) => codes.map(plainCode)) };
}

function invalidSpecial(received: string, fault: string): DiscretizeError {
  return new DiscretizeError('E_USAGE', `invalid --special: ${fault}`, {
    expected: 'numbers or words',
    received,
    hint: 'use numbers or words: --special -999,refused, or --special util=-999,-998',
  });
}
