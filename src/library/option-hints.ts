import { DiscretizeError } from '../core/errors/error.ts';

/** Flags whose options differ from their names in camel case. */
const OPTIONS: Readonly<Record<string, string>> = {
  '-b': 'boundaries',
  '-c': 'columns',
  '-d': 'delimiter',
  '-m': 'output',
  '-n': 'bins',
  '--na-values': 'na_values',
  '--no-default-na': 'default_na: false',
  '--no-header': 'header: false',
  '--quantile-method': 'method',
  '--quote none': 'quote: null',
  '--escape none': 'escape: null',
  '--rejects FILE': 'onRejected',
  '--rejects': 'onRejected',
};

/** A text in quotes, which is the user's, or a flag. */
const QUOTED_OR_FLAG =
  /"[^"]*"|(?<![\w-])(?:--rejects FILE|--(?:quote|escape) none|--[a-z]+(?:-[a-z]+)*|-[bcdmn]\b)/g;

/** Runs work; an error that it throws names options in place of flags. */
export function withOptionHints<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw inOptions(error);
  }
}

/** Rewrites an error's message and hint to name options in place of flags; returns any other value unchanged. */
export function inOptions(error: unknown): unknown {
  if (!(error instanceof DiscretizeError)) return error;
  const message = error.message.replace(QUOTED_OR_FLAG, optionOf);
  const hint = error.hint?.replace(QUOTED_OR_FLAG, optionOf);
  if (hint === error.hint && message === error.message) return error;
  const { code, at, expected, received, problems, cause, stack } = error;
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
  if (flag.startsWith('"')) return flag;
  const camel = flag.slice(2).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return OPTIONS[flag] ?? camel;
}
