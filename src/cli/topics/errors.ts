import { didYouMean } from '../../core/errors/closest.ts';
import { DiscretizeError, ERROR_KINDS, type ErrorCode } from '../../core/errors/error.ts';
import { ERROR_HELP } from '../../core/errors/error-help.ts';
import { wrap } from '../../view/text-width.ts';
import { EXIT_CODES } from '../report/exit-codes.ts';

const WIDTH = 80;

/** Every error code, in the order of the catalogue. */
export const ERROR_CODES: readonly ErrorCode[] = Object.keys(ERROR_KINDS) as ErrorCode[];

/**
 * The text of `discretize help errors`: the cause and remedy of one error code, or of all.
 *
 * @param code in upper or lower case, with or without `E_`
 * @throws DiscretizeError E_USAGE for an unknown code
 */
export function errorsTopic(code: string | undefined): string {
  const codes = code === undefined ? ERROR_CODES : [known(code)];
  const texts = codes.map((one) => entry(one).join('\n'));
  return `${texts.join('\n\n')}\n`;
}

function entry(code: ErrorCode): string[] {
  const { status, meaning } = EXIT_CODES[ERROR_KINDS[code]];
  const { cause, remedy } = ERROR_HELP[code];
  return [
    `${code} (exit code ${status}: ${meaning})`,
    ...wrap(cause, WIDTH, '    '),
    ...wrap(remedy, WIDTH, '            ', '    Remedy: '),
  ];
}

function known(text: string): ErrorCode {
  const upper = text.toUpperCase();
  const found = ERROR_CODES.find((code) => code === upper || code === `E_${upper}`);
  if (found !== undefined) return found;
  throw new DiscretizeError(
    'E_USAGE',
    `unknown error code "${text}"${didYouMean(text, ERROR_CODES)}`,
    {
      expected: ERROR_CODES,
      received: text,
      hint: 'discretize help errors lists all codes',
    },
  );
}
