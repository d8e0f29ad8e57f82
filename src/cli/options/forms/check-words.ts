import type { CheckWords } from '../../../export/check-command.ts';
import { STDIN } from '../../../io/reading/input-name.ts';
import { RUNNERS } from '../../../verify/registry.ts';
import type { RawOptions } from '../../arguments/raw-options.ts';

/** The name of a spec that was read from standard input, for a command to paste. */
const NO_FILE = 'SPEC.json';

/** The words of a command line that checks what flags and a spec's file make for a target. */
export function checkWords(flags: RawOptions, spec: string, target: string): CheckWords {
  const { layer, columns = [], outputMode, value, append, suffix, nameBy } = flags;
  return {
    rules: [
      ...given('--layer', layer),
      ...columns.flatMap((names) => ['-c', names]),
      ...given('-m', outputMode),
      ...given('--value', value),
      spec === STDIN ? NO_FILE : spec,
    ],
    names: [
      ...(append ? ['--append'] : []),
      ...given('--suffix', suffix),
      ...given('--name-by', nameBy),
    ],
    engine: RUNNERS.find((runner) => runner.target === target)?.name,
  };
}

function given(flag: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [flag, value];
}
