import { expect, test } from 'vitest';
import { DiscretizeError } from '../../../src/core/errors/error.ts';
import { faultOf, rowFault } from '../../../src/core/errors/row-fault.ts';

const at = { file: 'a.csv', line: 3 };

test('a fault makes its error, and the details of it, only on demand', () => {
  let made = 0;
  const fault = rowFault('E_RAGGED_ROW', 'ragged', at, () => {
    made++;
    return { hint: 'mend it', expected: 2, received: 3 };
  });
  expect(fault).toMatchObject({ code: 'E_RAGGED_ROW', message: 'ragged', at });
  expect(made).toBe(0);
  const error = fault.error();
  expect(error).toBeInstanceOf(DiscretizeError);
  expect(error.toJSON()).toEqual({
    name: 'DiscretizeError',
    ...{ code: 'E_RAGGED_ROW', message: 'ragged', hint: 'mend it', at },
    ...{ expected: 2, received: 3, problems: [] },
  });
});

test('the fault of an error gives that error', () => {
  const error = new DiscretizeError('E_RAGGED_ROW', 'ragged', { at });
  const fault = faultOf(error);
  expect(fault).toMatchObject({ code: 'E_RAGGED_ROW', message: 'ragged', at });
  expect(fault.error()).toBe(error);
});
