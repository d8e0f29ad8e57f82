import { describe, expect, test } from 'vitest';
import { DiscretizeError, ERROR_KINDS, type ErrorCode } from '../../../src/core/errors/error.ts';

describe('DiscretizeError', () => {
  test('is an Error with a name, a code and a message', () => {
    const error = new DiscretizeError('E_SPEC', 'the spec is empty');
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: 'DiscretizeError', code: 'E_SPEC' });
    expect(String(error)).toBe('DiscretizeError: the spec is empty');
  });

  test('has empty details where none are given, and no cause', () => {
    const error = new DiscretizeError('E_BUG', 'oops');
    expect(error).toMatchObject({ at: {}, problems: [] });
    expect([error.hint, error.expected, error.received]).toEqual([undefined, undefined, undefined]);
    expect('cause' in error).toBe(false);
  });

  test('carries its details', () => {
    const details = {
      hint: 'sort it',
      at: { file: 'a.csv', line: 2 },
      expected: 1,
      received: [2],
      problems: [{ path: '/x', message: 'wrong' }],
      cause: new Error('behind'),
    };
    expect(new DiscretizeError('E_SPEC', 'no', details)).toMatchObject(details);
  });

  test.each(Object.entries(ERROR_KINDS))('%s is a failure of kind %s', (code, kind) => {
    expect(new DiscretizeError(code as ErrorCode, '').kind).toBe(kind);
  });
});

test('codes and kinds are stable, since scripts match them', () => {
  const codesOf = (kind: string) =>
    Object.entries(ERROR_KINDS).flatMap(([code, other]) => (other === kind ? [code] : []));
  const kinds = [...new Set(Object.values(ERROR_KINDS))];
  expect(Object.fromEntries(kinds.map((kind) => [kind, codesOf(kind)]))).toEqual({
    data: [
      'E_NOT_A_NUMBER',
      'E_MISSING_VALUE',
      'E_UNKNOWN_GROUP',
      'E_RAGGED_ROW',
      'E_QUOTE_NOT_CLOSED',
      'E_STRAY_QUOTE',
      'E_RECORD_TOO_LONG',
      'E_TOO_MANY_ERRORS',
      'E_ALL_REJECTED',
      'E_FIT',
      'E_ENCODING',
      'E_HEADER_MISMATCH',
    ],
    usage: [
      'E_BOUNDARIES',
      'E_LABELS',
      'E_UNKNOWN_COLUMN',
      'E_AMBIGUOUS_COLUMN',
      'E_COLUMNS',
      'E_NAME_TAKEN',
      'E_SPEC',
      'E_DIALECT',
      'E_EXPORT',
      'E_USAGE',
    ],
    input: ['E_INPUT'],
    create: ['E_OUTPUT'],
    write: ['E_WRITE'],
    resources: ['E_RESOURCES'],
    bug: ['E_BUG'],
  });
});
