import { describe, expect, test } from 'vitest';
import { resolveDialect } from '../../src/csv/dialect.ts';
import { chooseEngine } from '../../src/engine/choose-engine.ts';
import { caught } from '../support/caught.ts';

describe('the choice of an engine', () => {
  test('is bytes for plain CSV', () => {
    expect(chooseEngine(resolveDialect()).name).toBe('bytes');
  });

  test.each([
    ['another encoding', { encoding: 'utf-16le' }],
    ['comments', { comment: '#' }],
    ['an escape', { escape: '\\' }],
    ['a long delimiter', { delimiter: '::' }],
    ['a delimiter of two bytes', { delimiter: '§' }],
    ['a digit as delimiter', { delimiter: '1' }],
    ['a digit as quote', { quote: '0' }],
    ['very long records', { maxRecord: 2 ** 30 }],
  ])('is records with %s, which bytes rejects', async (_, options) => {
    const dialect = resolveDialect(options);
    expect(chooseEngine(dialect).name).toBe('records');
    const error = await caught(() => chooseEngine(dialect, 'bytes'));
    expect(error).toMatchObject({
      code: 'E_DIALECT',
      message: expect.stringContaining(chooseEngine(dialect).reason),
    });
  });

  test('is the requested one, if possible', () => {
    expect(chooseEngine(resolveDialect(), 'records')).toEqual({
      name: 'records',
      reason: 'csv-parse and csv-stringify',
    });
    expect(chooseEngine(resolveDialect(), 'bytes')).toEqual({
      name: 'bytes',
      reason: 'set by --engine',
    });
  });
});
