import { DiscretizeError } from '../../core/errors/error.ts';
import { invalidSpec } from '../problems.ts';
import { checkSyntax } from './syntax.ts';

/** The largest spec that is read, in UTF-16 code units of text; a guard against endless input. */
export const MAX_SPEC_LENGTH: number = 16 * 1024 * 1024;

/**
 * Reads JSON text, more strictly than JSON.parse: a repeated key of an object is an error, since one of its values would
 * be lost, and so is very deep nesting.
 *
 * @throws DiscretizeError E_SPEC with the line and column of a syntax error, or with `problems` that
 *   name the repeated keys
 */
export function parseJson(text: string): unknown {
  if (text.length > MAX_SPEC_LENGTH) {
    throw new DiscretizeError('E_SPEC', `the spec is larger than ${MAX_SPEC_LENGTH >> 20} MB`);
  }
  const json = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (json.trim() === '') throw new DiscretizeError('E_SPEC', 'the spec is empty');
  const problems = checkSyntax(json);
  if (problems.length > 0) throw invalidSpec(problems);
  return JSON.parse(json);
}
