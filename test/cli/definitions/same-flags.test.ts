import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../../src/cli/definitions/command-table.ts';
import { FLAGS } from '../../../src/cli/definitions/flags.ts';

/** Flags of several commands with another meaning in one of them. */
const OWN: ReadonlySet<string> = new Set([
  'describe --columns',
  'export --columns',
  'verify --columns',
  'hist --bins',
  'spec --layer',
  'spec check --layer',
  'export --table',
  'export --fit',
  'drift --by',
  'hist --by',
  'drift --compat',
  'fit --compat',
  'fit --strategy',
  'fit --target',
]);

const shared = COMMANDS.flatMap(({ name, flags }) =>
  flags
    .filter(({ long }) => long !== 'help' && FLAGS.some((flag) => flag.long === long))
    .map((flag) => ({ command: name, flag })),
);

describe('a flag of several commands', () => {
  test.each(shared.map((one) => ({ ...one, title: `${one.command} --${one.flag.long}` })))(
    'has the same name, value and sentence: $title',
    ({ flag, title }) => {
      const main = FLAGS.find(({ long }) => long === flag.long) ?? flag;
      expect(flag.short).toBe(main.short);
      if (OWN.has(title)) return;
      expect(flag.value).toBe(main.value);
      expect(flag.help).toBe(main.help);
    },
  );

  test.each(COMMANDS.map(({ name, flags }) => ({ name, flags })))(
    'comes after the same flags: CSV flags of $name',
    ({ flags }) => {
      const csv = ['delimiter', 'quote', 'escape', 'comment', 'encoding', 'decimal', 'thousands'];
      const order = FLAGS.map(({ long }) => long);
      const given = flags.map(({ long }) => long).filter((long) => csv.includes(long));
      expect(given).toEqual([...given].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
    },
  );
});
