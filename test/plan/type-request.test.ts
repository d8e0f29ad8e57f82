import { describe, expect, test } from 'vitest';
import type { ColumnTypeName, TypeMembers } from '../../src/column-types/registry.ts';
import { COLUMN_TYPE_NAMES, foreignMember } from '../../src/column-types/registry.ts';
import { unusedMember } from '../../src/plan/type-request.ts';

/** A value for each member of types. */
const MEMBERS: Required<Omit<TypeMembers, 'type'>> = {
  numbers: ['currency'],
  time_format: 'iso',
  zone: 'UTC',
  ambiguous: 'later',
  part: 'hour',
};

describe('a member that no type reads', () => {
  test.each(Object.keys(MEMBERS) as (keyof typeof MEMBERS)[])(
    'is found as a spec finds it in a feature: %s',
    (key) => {
      const members = { [key]: MEMBERS[key] };
      for (const type of COLUMN_TYPE_NAMES) {
        expect(unusedMember(members, [type])).toBe(foreignMember({ type, ...members }));
      }
      const readers = COLUMN_TYPE_NAMES.filter(
        (type) => unusedMember(members, [type]) === undefined,
      );
      expect(readers).toHaveLength(1);
      expect(unusedMember(members, COLUMN_TYPE_NAMES)).toBeUndefined();
    },
  );

  test('is none without members', () => {
    const types: readonly ColumnTypeName[] = ['duration'];
    expect(unusedMember({ zone: undefined }, types)).toBeUndefined();
  });
});
