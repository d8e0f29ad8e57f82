import { describe, expect, test } from 'vitest';
import type { RawFitOptions } from '../../../../src/cli/arguments/raw-options.ts';
import { FIT_FLAGS } from '../../../../src/cli/definitions/commands/fit-flags.ts';
import type { Flag } from '../../../../src/cli/definitions/flag.ts';
import { checkPhases } from '../../../../src/cli/options/fit/fit-phases.ts';

/** The flags of `fit` as the parser gives them, with one of them. */
function typed(phase: 'partial' | 'merge', { long, value }: Flag): RawFitOptions {
  const key = long
    .replace(/^no-/, '')
    .replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const given = long.startsWith('no-') ? false : value === undefined ? true : 'x';
  return { header: true, defaultNa: true, progress: true, [phase]: true, [key]: given };
}

const named = (...phases: readonly string[]) =>
  FIT_FLAGS.filter(({ phase }) => phases.includes(phase)).map((flag) => [flag.long, flag] as const);

describe('a fit in two phases', () => {
  test.each(named('learn', 'whole'))('rejects --%s with --partial', (long, flag) => {
    expect(() => checkPhases(typed('partial', flag), [])).toThrow(
      `cannot use --${long} with --partial`,
    );
  });

  test.each(named('collect', 'whole'))('rejects --%s with --merge', (long, flag) => {
    expect(() => checkPhases(typed('merge', flag), [])).toThrow(
      `cannot use --${long} with --merge`,
    );
  });

  test.each(named('collect', 'both'))('takes --%s with --partial', (_, flag) => {
    expect(() => checkPhases(typed('partial', flag), [])).not.toThrow();
  });

  test.each(named('learn', 'both'))('takes --%s with --merge', (_, flag) => {
    expect(() => checkPhases(typed('merge', flag), [])).not.toThrow();
  });
});
