import { describe, expect, test } from 'vitest';
import { pmml } from '../../../src/export/model/pmml.ts';
import { refusal } from '../../spec/refusal.ts';
import { CHECK_DEFAULTS, jobOf } from '../jobs.ts';

const documentOf = (document: object): string =>
  String(pmml.write(jobOf(document), CHECK_DEFAULTS));

describe('the PMML document of a spec', () => {
  test('has an interval for each bin', () => {
    const text = documentOf({
      missing: 'own',
      features: [{ columns: ['fare'], boundaries: [0.1, 2] }],
    });
    expect([...text.matchAll(/<Interval.*\/>/g)].map(([one]) => one)).toEqual([
      '<Interval closure="openOpen" rightMargin="0.1e0"/>',
      '<Interval closure="closedOpen" leftMargin="0.1e0" rightMargin="2e0"/>',
      '<Interval closure="closedOpen" leftMargin="2e0"/>',
    ]);
    expect(text).toContain('mapMissingTo="3"');
  });

  test('closes intervals on the right, and leaves out the outer ones if outside is missing', () => {
    const feature = {
      columns: ['fare'],
      boundaries: [1, 2, 3],
      closed: 'right',
      outside: 'missing',
    };
    const text = documentOf({ features: [feature] });
    expect([...text.matchAll(/<Interval.*\/>/g)].map(([one]) => one)).toEqual([
      '<Interval closure="openClosed" leftMargin="1e0" rightMargin="2e0"/>',
      '<Interval closure="openClosed" leftMargin="2e0" rightMargin="3e0"/>',
    ]);
    expect(text).not.toContain('mapMissingTo');
  });

  test('has intervals of special codes, and none that overlaps them', () => {
    const feature = { columns: ['fare'], boundaries: [0, 2], special: [1, [2, 'gone'], -9] };
    const text = documentOf({ features: [{ ...feature, outside: 'missing' }] });
    const bins = [...text.matchAll(/binValue="(\d)">\s*<Interval (.*)\/>/g)];
    expect(bins.map(([, code, interval]) => `${code} ${interval}`)).toEqual([
      '0 closure="closedOpen" leftMargin="0e0" rightMargin="1e0"',
      '0 closure="openOpen" leftMargin="1e0" rightMargin="2e0"',
      '1 closure="closedClosed" leftMargin="1e0" rightMargin="1e0"',
      '2 closure="closedClosed" leftMargin="2e0" rightMargin="2e0"',
      '3 closure="closedClosed" leftMargin="-9e0" rightMargin="-9e0"',
    ]);
    expect(text).toContain('whose bins stay empty: gone</Annotation>');
  });

  test('escapes names and labels', () => {
    const labels = [`<a href="x">&'`, 'line\nend'];
    const text = documentOf({
      features: [{ columns: ['"<&'], boundaries: [1], output: 'label', labels }],
    });
    expect(text).toContain('name="&#34;&#60;&#38;"');
    expect(text).toContain('binValue="&#60;a href=&#34;x&#34;&#62;&#38;&#39;"');
    expect(text).toContain('binValue="line&#10;end"');
  });

  test.each<[string, object, string]>([
    [
      'rows that are dropped',
      { missing: 'drop' },
      'a document has no policy "drop" for missing values',
    ],
    [
      'values that are errors',
      { missing: 'error' },
      'a document has no policy "error" for missing values',
    ],
    ['an infinity', { na_values: ['inf'] }, 'an infinity that means "missing"'],
  ])('rejects %s', (_, keys, what) => {
    const document = { ...keys, features: [{ columns: ['x'], boundaries: [1] }] };
    const error = refusal(() => documentOf(document));
    expect(error).toMatchObject({ code: 'E_EXPORT', message: `cannot export to pmml: ${what}` });
  });

  test('rejects text that XML cannot hold', () => {
    const error = refusal(() =>
      documentOf({ features: [{ columns: ['a\u0001'], boundaries: [1] }] }),
    );
    expect(error.message).toContain('a name or label holds a character that XML cannot hold');
  });
});
