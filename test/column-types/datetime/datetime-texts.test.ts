import { describe, expect, test } from 'vitest';
import { datetimeTexts } from '../../../src/column-types/datetime/datetime-texts.ts';
import { zoneTable } from '../../../src/column-types/datetime/zone/load-zone.ts';

const at = (text: string): number => new Date(text).getTime();

/** The edges of a list, and its bins between them. */
function textsOf(zone: string, ...times: string[]) {
  const values = times.map(at);
  const texts = datetimeTexts(values, 'left', zoneTable(zone));
  const bins = values.slice(1).map((upper, i) => texts.bin(values[i] as number, upper));
  return { edges: values.map(texts.edge), bins };
}

describe('texts of times', () => {
  test('have the date of a bin within a day once', () => {
    expect(textsOf('Europe/Berlin', '2026-10-25T00:00Z', '2026-10-25T02:00Z')).toEqual({
      edges: ['2026-10-25T02:00', '2026-10-25T03:00'],
      bins: ['[2026-10-25T02:00, 03:00)'],
    });
  });

  test('have offsets where local times do not ascend', () => {
    expect(textsOf('Europe/Berlin', '2026-10-25T00:00Z', '2026-10-25T01:00Z')).toEqual({
      edges: ['2026-10-25T02:00+02:00', '2026-10-25T02:00+01:00'],
      bins: [undefined],
    });
  });

  test('have a time beside the offset of a midnight', () => {
    const { edges } = textsOf('Atlantic/Azores', '2026-10-25T00:00Z', '2026-10-25T01:00Z');
    expect(edges).toEqual(['2026-10-25T00:00+00:00', '2026-10-25T00:00-01:00']);
  });
});
