import { DiscretizeError } from '../core/errors/error.ts';

/** Flags whose options are not called the same in camel case. */
const OPTIONS: Readonly<Record<string, string>> = {
  '-b': 'boundaries',
  '-c': 'columns',
  '--na-values': 'na_values',
  '--no-default-na': 'default_na: false',
  '--quantile-method': 'method',
  '--quote none': 'quote: null',
  '--escape none': 'escape: null',
  '--rejects FILE': 'onRejected',
  '--rejects': 'onRejected',
};

const FLAG = /(?<![\w-])(?:--rejects FILE|--(?:quote|escape) none|--[a-z]+(?:-[a-z]+)*|-[bc]\b)/g;

/** Calls work; of an error that it throws, the hint names options in place of flags. */
export function withOptionHints<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw inOptions(error);
  }
}

/** An error whose hint names options in place of flags; any other value as it is. */
export function inOptions(error: unknown): unknown {
  if (!(error instanceof DiscretizeError) || error.hint === undefined) return error;
  const hint = error.hint.replace(FLAG, optionOf);
  if (hint === error.hint) return error;
  const { code, message, at, expected, received, problems, cause, stack } = error;
  const named = new DiscretizeError(code, message, {
    hint,
    at,
    expected,
    received,
    problems,
    cause,
  });
  return Object.assign(named, { stack });
}

function optionOf(flag: string): string {
  const camel = flag.slice(2).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return OPTIONS[flag] ?? camel;
}
