import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSpec } from '../../src/spec/parse.ts';
import { jsonText, SCHEMA_ID, stringifySpec } from '../../src/spec/stringify.ts';
import { anySpec } from './documents.ts';

const BIG = `{
  "version": 1,
  "precision": "float32",
  "missing": "own",
  "invalid": "drop",
  "na_values": ["-99", "", "n \\"a\\""],
  "default_na": false,
  "features": [
    {
      "name": "trip",
      "columns": ["a", "b, c"],
      "boundaries": [-0.5, 0, 1e+21],
      "output": "count",
      "closed": "right",
      "labels": ["v", "w", "x", "\u00fc\u4e2d\u{1f600}", "none"],
      "fit": {
        "strategy": "quantile",
        "rows": 5000000,
        "missing": null,
        "counts": [410332, 833101],
        "empty": [],
        "nothing": {},
        "columns": [
          {
            "name": "a",
            "range": [0, 1]
          },
          {}
        ],
        "table": [
          [1, 2],
          [3, 4]
        ]
      }
    },
    {
      "boundaries": [1],
      "output": "int",
      "closed": "left"
    }
  ]
}
`;

describe('the canonical text of a spec', () => {
  test('is read as the spec that it was made from, and made again from it', () => {
    expect(stringifySpec(parseSpec(BIG))).toBe(BIG);
  });

  test('says what is outside only where that is not the default', () => {
    const text = stringifySpec(parseSpec({ boundaries: [0, 1], outside: 'missing', fit: {} }));
    expect(text).toContain('"closed": "left",\n      "outside": "missing",\n      "fit": {}');
    expect(stringifySpec(parseSpec([0, 1]))).not.toContain('outside');
  });

  test('says every policy that has a word, and no list that is the default', () => {
    expect(stringifySpec(parseSpec([0, 0.5]))).toBe(`{
  "version": 1,
  "precision": "float64",
  "missing": "empty",
  "invalid": "error",
  "features": [
    {
      "boundaries": [0, 0.5],
      "output": "int",
      "closed": "left"
    }
  ]
}
`);
  });

  test('is read as the same spec again, whatever the spec', () => {
    fc.assert(
      fc.property(anySpec, (document) => {
        const spec = parseSpec(document);
        const text = stringifySpec(spec);
        expect(parseSpec(text)).toStrictEqual(spec);
        expect(stringifySpec(parseSpec(text))).toBe(text);
      }),
    );
  });

  test('does not depend on the form or on the order of keys', () => {
    const forms = [
      { columns: ['fare'], boundaries: [10, 20] },
      { boundaries: [10, 20], columns: ['fare'], version: 1 },
      { fare: [10, 20] },
      { features: [{ closed: 'left', boundaries: [10, 20], columns: ['fare'] }], missing: 'empty' },
    ];
    const texts = forms.map((form) => stringifySpec(parseSpec(form)));
    expect(new Set(texts).size).toBe(1);
  });

  test('names the schema where it is asked to, by the id that the schema has', async () => {
    const schema = JSON.parse(await readFile('src/spec/schema.json', 'utf8')) as { $id: string };
    expect(SCHEMA_ID).toBe(schema.$id);
    const text = stringifySpec(parseSpec([0]), SCHEMA_ID);
    expect(JSON.parse(text)).toMatchObject({ $schema: SCHEMA_ID, version: 1 });
    expect(parseSpec(text)).toEqual(parseSpec([0]));
  });

  test('leaves $schema out', () => {
    expect(stringifySpec(parseSpec({ $schema: 'x', boundaries: [0] }))).not.toContain('$schema');
  });

  test('keeps every number exactly', () => {
    const boundaries = [-1.7976931348623157e308, -5e-324, 0.1, 0.30000000000000004, 2 ** 53];
    const text = stringifySpec(parseSpec(boundaries));
    expect(parseSpec(text).features[0]?.boundaries).toStrictEqual(boundaries);
  });
});

describe('printed JSON', () => {
  test('is the same value when it is read', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const value: unknown = JSON.parse(json);
        expect(JSON.parse(jsonText(value, ''))).toEqual(value);
      }),
    );
  });

  test.each<[unknown, string]>([
    [[1, 'a', null, true], '[1, "a", null, true]'],
    [[], '[]'],
    [{}, '{}'],
    [[{}], '[\n  {}\n]'],
    [[[1, 2], []], '[\n  [1, 2],\n  []\n]'],
    [{ a: { b: [1] } }, '{\n  "a": {\n    "b": [1]\n  }\n}'],
    ['a"b', '"a\\"b"'],
    [null, 'null'],
    [{ a: undefined, b: 1 }, '{\n  "b": 1\n}'],
  ])('of %j has arrays of scalars on one line', (value, text) => {
    expect(jsonText(value, '')).toBe(text);
  });
});
