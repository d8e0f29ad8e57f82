import { describe, expect, test } from 'vitest';
import { javascript } from '../../../src/export/program/javascript.ts';
import { CHECK_DEFAULTS, DOCUMENTS, GROUP_DOCUMENTS, HOSTILE, jobOf } from '../jobs.ts';

interface Module {
  readonly code: (column: string, value: unknown, ...key: unknown[]) => number | null;
  readonly codes: (
    column: string,
    values: readonly unknown[],
    keys?: readonly (readonly unknown[])[],
  ) => (number | null)[];
  readonly discretize: (rows: readonly object[]) => Record<string, unknown>[];
  readonly check: () => { differences: string[]; values: number };
}

async function imported(text: string | Uint8Array): Promise<Module> {
  return (await import(`data:text/javascript,${encodeURIComponent(String(text))}`)) as Module;
}

const moduleOf = async (document: object, append = false): Promise<Module> =>
  await imported(javascript.write(jobOf(document), { ...CHECK_DEFAULTS, append }));

describe('the JavaScript module of a spec', () => {
  test.each(
    [...DOCUMENTS, ...GROUP_DOCUMENTS].flatMap(
      (document) =>
        [
          [document, false],
          [document, true],
        ] as const,
    ),
  )('gives the codes of core on adversarial values: %j, append %s', async (document, append) => {
    const text = javascript.check(jobOf(document), { ...CHECK_DEFAULTS, append });
    const { differences, values } = (await imported(text)).check();
    expect(differences).toEqual([]);
    expect(values).toBeGreaterThan(90);
  });

  test('differs if a number in it is one unit in the last place off', async () => {
    const text = javascript.check(jobOf({ fare: [0.1, 2] }), CHECK_DEFAULTS);
    const broken = text.replace('numbers: [0.1e0,', 'numbers: [0.10000000000000002e0,');
    expect(broken).not.toBe(text);
    const { differences } = (await imported(broken)).check();
    expect(differences).toContain('code: fare: fare=0.1: expected 1, found 0');
  });

  test('bins rows of groups by their keys, and single values by the key that is given', async () => {
    const groups = [
      { key: ['DE'], boundaries: [5, 15] },
      { key: [null], boundaries: [7] },
    ];
    const feature = { columns: ['fare'], by: ['country'], boundaries: [10], groups };
    const { code, codes, discretize } = await moduleOf({ features: [feature] });
    const countries = ['DE', 'de', '', null, undefined];
    expect(countries.map((country) => code('fare', 8, country))).toEqual([1, 0, 1, 1, 1]);
    expect(codes('fare', [8, 8], [['DE'], ['FR']])).toEqual([1, 0]);
    const rows = [
      { country: 'DE', fare: 15 },
      { country: 'FR', fare: 15 },
    ];
    expect(discretize(rows)).toEqual([
      { country: 'DE', fare: 2 },
      { country: 'FR', fare: 1 },
    ]);
    const strict = await moduleOf({ features: [{ ...feature, else: 'error' }] });
    expect(() => strict.code('fare', 8, 'FR')).toThrow('unknown group of country: ["FR"]');
    expect(() => strict.discretize([{ fare: 8 }])).toThrow('rows[0] has no column "country"');
  });

  test('differs if a number of a group is one unit in the last place off', async () => {
    const document = GROUP_DOCUMENTS.find((one) => JSON.stringify(one).includes('E2026')) ?? {};
    const text = javascript.check(jobOf(document), CHECK_DEFAULTS);
    const broken = text.replace(
      'numbers: [1e0, 2e0, 3e0]',
      'numbers: [1e0, 2.0000000000000004e0, 3e0]',
    );
    expect(broken).not.toBe(text);
    const { differences } = (await imported(broken)).check();
    expect(differences.length).toBeGreaterThan(0);
    for (const line of differences) expect(line).toContain('tip=2');
  });

  test('replaces columns, or appends to them, as the command does', async () => {
    const document = {
      features: [{ columns: ['b', 'c'], boundaries: [1], output: 'count', name: 'n' }],
    };
    const rows = [{ a: 'text', b: 1, z: null, c: 0 }];
    const replaced = (await moduleOf(document)).discretize(rows);
    expect(JSON.stringify(replaced)).toBe('[{"a":"text","n_0":1,"n_1":1,"z":null}]');
    const appended = (await moduleOf(document, true)).discretize(rows);
    expect(JSON.stringify(appended)).toBe('[{"a":"text","b":1,"z":null,"c":0,"n_0":1,"n_1":1}]');
  });

  test('reads a bigint as float64, and no text and no booleans', async () => {
    const { code } = await moduleOf({ fare: [9007199254740992, 9007199254740994] });
    expect(code('fare', 9007199254740993n)).toBe(1);
    expect(() => code('fare', '1')).toThrow(new TypeError('not a number: "1"'));
    expect(() => code('fare', true)).toThrow(TypeError);
  });

  test('keeps columns with the names of members of objects', async () => {
    const { discretize } = await moduleOf({
      features: [{ columns: ['toString'], boundaries: [1], output: 'int' }],
    });
    const row = JSON.parse('{"__proto__":7,"toString":2}') as object;
    expect(JSON.stringify(discretize([row]))).toBe('[{"__proto__":7,"toString":1}]');
  });

  test('rejects a column that is made twice, and a row without a column', async () => {
    const { discretize } = await moduleOf({ fare: [1] }, true);
    expect(() => discretize([{ fare: 1, fare_bin: 2 }])).toThrow('the column "fare_bin" twice');
    expect(() => discretize([{}])).toThrow('rows[0] has no column "fare"');
  });

  test('holds hostile names in ASCII, so that no encoding or page changes them', () => {
    const document = { features: [{ columns: HOSTILE, boundaries: [1] }] };
    for (const form of ['module', 'types']) {
      const text = String(javascript.write(jobOf(document), { ...CHECK_DEFAULTS, form }));
      expect(text).toMatch(/^[\n\x20-\x7e]*$/);
      expect(text).not.toContain('</script');
    }
  });

  test('has types that name its columns', () => {
    const text = javascript.write(jobOf({ fare: [1], tip: [2] }), {
      ...CHECK_DEFAULTS,
      form: 'types',
    });
    expect(text).toContain('export type Column =\n  | "fare"\n  | "tip";\n');
  });

  test('begins with the spec, its SHA-256 and how to check it', () => {
    const text = String(javascript.write(jobOf({ fare: [1] }), CHECK_DEFAULTS));
    expect(text.split('\n').slice(0, 3)).toEqual([
      '// Made by discretize 0.0.0 from spec.json',
      `// SHA-256 of the spec: ${'0'.repeat(64)}`,
      '// Check it: discretize export --to javascript --check spec.json | node --input-type=module -',
    ]);
  });
});
