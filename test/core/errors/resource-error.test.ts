import { expect, test } from 'vitest';
import { DiscretizeError } from '../../../src/core/errors/error.ts';
import {
  fileLimitError,
  resourceError,
  threadEnded,
} from '../../../src/core/errors/resource-error.ts';

/** An error as Node throws it. */
function coded(code: string): Error {
  return Object.assign(new Error('Node says so'), { code });
}

test.each([
  'EMFILE',
  'ENFILE',
  'ENOMEM',
  'EAGAIN',
  'ERR_WORKER_INIT_FAILED',
  'ERR_WORKER_OUT_OF_MEMORY',
])('is E_RESOURCES with a hint for %s', (code) => {
  const cause = coded(code);
  const error = resourceError(cause);
  expect(error).toMatchObject({ code: 'E_RESOURCES', kind: 'resources', cause });
  expect(error?.hint).toMatch(/ulimit|close/);
});

test.each([
  'Array buffer allocation failed',
  'WebAssembly.Memory(): could not allocate memory',
  'WebAssembly.instantiate(): Out of memory: Cannot allocate Wasm memory for new instance',
])('is E_RESOURCES where V8 refuses memory: %s', (message) => {
  expect(resourceError(new RangeError(message))).toMatchObject({
    code: 'E_RESOURCES',
    message: 'out of memory',
  });
});

test('knows the words of V8', () => {
  let failure: unknown;
  try {
    failure = new ArrayBuffer(2 ** 53 - 1);
  } catch (error) {
    failure = error;
  }
  expect(resourceError(failure)?.code).toBe('E_RESOURCES');
});

test.each([
  new TypeError('x is no function'),
  coded('ENOENT'),
  new DiscretizeError('E_INPUT', 'no'),
  'EMFILE',
  undefined,
])('is undefined for any other failure: %s', (failure) => {
  expect(resourceError(failure)).toBeUndefined();
});

test.each(['EMFILE', 'ENFILE', 'ENOMEM'])(
  'keeps the message of a file that limits refuse, with their hint: %s',
  (code) => {
    const cause = coded(code);
    const error = fileLimitError('cannot read a.csv', cause);
    const hint = resourceError(cause)?.hint;
    expect(error).toMatchObject({ code: 'E_RESOURCES', message: 'cannot read a.csv', hint, cause });
  },
);

// A pipe that is read without blocking says EAGAIN for "nothing yet".
test.each([coded('EAGAIN'), coded('ENOENT'), new Error('no'), undefined])(
  'leaves other failures of files to their callers: %s',
  (cause) => expect(fileLimitError('cannot read a.csv', cause)).toBeUndefined(),
);

test('tells of a thread that has ended by itself', () => {
  expect(threadEnded()).toMatchObject({ code: 'E_RESOURCES', message: 'a thread has ended early' });
});
