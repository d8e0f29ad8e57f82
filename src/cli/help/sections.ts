import type { Flag, FlagGroup } from '../definitions/flag.ts';
import { FITTING, FLAG_GROUPS } from '../definitions/flags.ts';

/** Fewer flags need no headings. */
const MANY = 25;

/** Groups of flags that the main command does not have, and the group that each comes before. */
const OTHERS: ReadonlyMap<string, string> = new Map([
  ['Target', 'Rules'],
  ['Output', 'Dates, durations, written numbers'],
]);

/** The titles of all groups in the order of the help. */
const TITLES: readonly string[] = FLAG_GROUPS.flatMap(({ title }) => [
  ...[...OTHERS].flatMap(([other, next]) => (next === title ? [other] : [])),
  title,
]);

/**
 * The flags of a command under headings: its own first, without one; then the groups of the main command. A
 * command with few flags has one group.
 */
export function flagSections(flags: readonly Flag[]): readonly FlagGroup[] {
  if (flags.length < MANY) return [{ title: '', flags }];
  return ['', ...TITLES].flatMap((title) => {
    const members = flags.filter((flag) => titleOf(flag) === title);
    return members.length === 0
      ? []
      : [{ title: title === FITTING ? 'Fitting' : title, flags: members }];
  });
}

function titleOf({ long, group }: Flag): string {
  if (group !== undefined) return group === 'Fitting' ? FITTING : group;
  return FLAG_GROUPS.find(({ flags }) => flags.some((flag) => flag.long === long))?.title ?? '';
}
