import { join, resolve } from 'node:path';
import { rolldown } from 'rolldown';
import { expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';

const DIST = resolve(import.meta.dirname, '../../dist');

/** The bytes of a program that imports some names, minified. */
async function sizeOf(names: string, door: string): Promise<number> {
  const program = `import { ${names} } from '${DIST}/${door}'; globalThis.used = [${names}];`;
  const folder = await scratchFolder({ 'program.js': program });
  const bundle = await rolldown({
    input: join(folder, 'program.js'),
    external: /^[a-z]/,
    logLevel: 'silent',
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  await bundle.close();
  return output[0].code.length;
}

test.each<[string, string, number]>([
  ['bucketize', 'index.js', 1_460],
  ['bucketize', 'browser.js', 1_460],
  ['Boundaries, bucketize', 'browser.js', 14_200],
  ['parseSpec', 'browser.js', 69_000],
  ['discretizer', 'browser.js', 117_000],
  ['fit', 'browser.js', 260_500],
  ['discretizeSync', 'browser.js', 208_000],
])('%s of %s takes at most %i bytes', async (names, door, most) => {
  expect(await sizeOf(names, door)).toBeLessThanOrEqual(most);
});
