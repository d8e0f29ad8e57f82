import { parseNumberList } from '../../core/cells/number-list.ts';
import { DiscretizeError } from '../../core/errors/error.ts';
import { foreignWordHint } from './foreign-words.ts';

/**
 * Reads a list of boundaries; a word of another tool gets a hint of its own.
 *
 * @throws DiscretizeError E_BOUNDARIES
 */
export function parseBoundaryList(list: string): readonly number[] {
  const hint = foreignWordHint(list.trim());
  if (hint === undefined) return parseNumberList(list);
  throw new DiscretizeError('E_BOUNDARIES', `invalid --boundaries "${list.trim()}"`, {
    expected: 'numbers with commas between them',
    received: list,
    hint,
  });
}
