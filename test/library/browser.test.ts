import { join, resolve } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { rolldown } from 'rolldown';
import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';

const DIST = resolve(import.meta.dirname, '../../dist');

/** A program as one script for browsers, and what it would still load from elsewhere. */
async function bundled(
  program: string,
): Promise<{ readonly code: string; readonly imports: readonly string[] }> {
  const folder = await scratchFolder({ 'program.js': program });
  const bundle = await rolldown({
    input: join(folder, 'program.js'),
    platform: 'browser',
    external: /^[a-z]/,
    logLevel: 'silent',
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  await bundle.close();
  const [{ code, imports, dynamicImports }] = output;
  return { code, imports: [...imports, ...dynamicImports] };
}

const PROGRAM = `
import { Boundaries, bucketize, parseSpec, stringifySpec, transformRows } from '${DIST}/browser.js';
const spec = parseSpec({ 'prix €': [10, 20] });
const outputs = transformRows(parseSpec(stringifySpec(spec)), [[12.5], ['20'], ['NA']]);
const refused = () => {
  try {
    transformRows(spec, [['dix€']]);
  } catch (error) {
    return [error.code, error.message, error.at.line, error.at.column];
  }
};
globalThis.result = JSON.stringify([
  Array.from(bucketize([0, 0.15, 0.21, 0.3], Boundaries.of([-0.5, 0, 0.1, 0.2, 3]))),
  outputs[0].values,
  refused(),
]);
`;

describe('U24: the library in a browser', () => {
  test('discretize/browser is bundled without Node or packages, and runs where there is neither', async () => {
    const { code, imports } = await bundled(PROGRAM);
    expect(imports).toEqual([]);
    // All that this has beside the language is what every browser has.
    const browser = createContext({ TextDecoder, TextEncoder });
    runInContext(code, browser);
    expect(JSON.parse(String(browser['result']))).toEqual([
      [2, 3, 4, 4],
      [[1], [2], [null]],
      ['E_NOT_A_NUMBER', 'column "prix €": "dix€" is not a number', 1, 1],
    ]);
  });

  test('rows of a CSV reader for browsers are binned there', async () => {
    const reader = resolve(import.meta.dirname, '../../node_modules/csv-parse/dist/esm/sync.js');
    const program = `
import { parse } from '${reader}';
import { discretizer } from '${DIST}/browser.js';
const rows = parse('id,fare\\nx,7.5\\ny,25\\n', { columns: true, bom: true });
globalThis.result = JSON.stringify(discretizer({ fare: [10, 20] }).transformObjects(rows).rows);
`;
    const { code, imports } = await bundled(program);
    expect(imports).toEqual([]);
    const browser = createContext({ TextDecoder, TextEncoder });
    runInContext(code, browser);
    expect(browser['result']).toBe('[{"id":"x","fare":0},{"id":"y","fare":2}]');
  });

  test('both entry points are tree-shakable', async () => {
    const rule = (door: string): string =>
      `import { Boundaries, bucketize } from '${DIST}/${door}';
       console.log(bucketize([1], Boundaries.of([0])));`;
    const whole = await bundled(`export * from '${DIST}/browser.js';`);
    for (const door of ['index.js', 'browser.js']) {
      const { code, imports } = await bundled(rule(door));
      expect(imports).toEqual([]);
      expect(code.length).toBeLessThan(whole.code.length / 3);
    }
  });
});
