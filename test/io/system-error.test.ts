import { expect, test } from 'vitest';
import { outputError, writeError } from '../../src/io/byte-sink.ts';
import { inputError } from '../../src/io/system-error.ts';

const FULL = Object.assign(new Error('EMFILE'), { code: 'EMFILE' });
const HINT = 'allow more of them: ulimit -n 256';

test.each([
  { error: inputError('a.csv', FULL), message: 'cannot read a.csv: too many open files' },
  {
    error: outputError('a.csv', 'too many open files', { cause: FULL }),
    message: 'cannot write a.csv: too many open files',
  },
  { error: writeError('a.csv', FULL), message: 'writing a.csv failed: too many open files' },
])('is E_RESOURCES with a hint if limits are the cause: $message', ({ error, message }) => {
  expect(error).toMatchObject({ code: 'E_RESOURCES', message, hint: HINT, cause: FULL });
});

test('is E_INPUT, E_OUTPUT or E_WRITE for any other cause', () => {
  const cause = Object.assign(new Error('EACCES'), { code: 'EACCES' });
  const all = [inputError('a', cause), outputError('a', 'no', { cause }), writeError('a', cause)];
  expect(all.map(({ code }) => code)).toEqual(['E_INPUT', 'E_OUTPUT', 'E_WRITE']);
});
