import type { Learned, LearnOptions } from './learn.ts';

/**
 * The names of calendar bins, such as `2026-03`; undefined for other bins, and for those that include their upper
 * edge.
 *
 * @param least the least value that they were learned from
 * @param isOpen true if later values may lie outside of the periods: the names of the outer bins say so
 */
export function periodNamesOf(
  { boundaries, parameters }: Pick<Learned, 'boundaries' | 'parameters'>,
  { scale, strategy, closed }: Pick<LearnOptions, 'scale' | 'strategy' | 'closed'>,
  least: number,
  isOpen: boolean,
): readonly string[] | undefined {
  const { every } = parameters;
  if (strategy !== 'every' || every === undefined || closed !== 'left') return undefined;
  return scale?.calendar?.names(boundaries, String(every), least, isOpen);
}
