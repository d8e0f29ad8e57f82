import { readFileSync } from 'node:fs';

const DOCS = readFileSync(new URL('../../docs/library.md', import.meta.url), 'utf8');

/** The examples of docs/library.md that need other packages, and what they print. */
const EXAMPLES = [...DOCS.matchAll(/```javascript\n([\s\S]*?)```(?:\n\n```text\n([\s\S]*?)```)?/g)];

/** The example that imports a package. */
export function example(name) {
  const [, code, printed = ''] = EXAMPLES.find(([, text]) => text.includes(`from '${name}'`));
  return { code, printed: printed.trim() };
}

/** What every environment runs: CSV, typed columns, fitting, and the browser's entry point. */
export const PROGRAM = `
import { discretize, discretizer, fit } from 'discretize';
import { Boundaries, bucketize } from 'discretize/browser';

async function main() {
let text = '';
for await (const bytes of discretize('a,b\\n15,x\\n', { a: [10, 20] })) text += new TextDecoder().decode(bytes);
const [column] = discretizer({ a: [10] }).transformColumns({ a: [5, 15] });
const { spec } = fit([1, 2, 3, 4, 5, 6], { bins: 2 });
const result = [
  text.trim().split('\\n').join('|'),
  'codes ' + [...column.codes[0]],
  'fit ' + spec.features[0].boundaries,
  'browser ' + bucketize([15], Boundaries.of([10])),
].join('|');
return result;
}
main().then((result) => console.log(result));
`;

/** What a page runs: all that it needs is the browser's. */
export const BROWSER = `
import { discretizer, discretizeSync, fit } from 'discretize/browser';
const [column] = discretizer({ a: [10] }).transformColumns({ a: [5, 15] });
const { csv } = discretizeSync('a,b\\n15,x\\n', { a: [10, 20] });
const { spec } = fit([1, 2, 3, 4, 5, 6], { bins: 2 });
document.querySelector('pre').textContent = [
  'codes ' + [...column.codes[0]],
  'csv ' + csv.replaceAll('\\n', ' '),
  'fit ' + spec.features[0].boundaries,
].join('|');
`;

/** What must compile with the DOM and without the types of Node, and what must not. */
export const TYPES = `
import { type CsvOptions, defineSpec, discretize, discretizer, fit, transformColumns, parseSpec, webStream } from 'discretize';
import { fit as browserFit } from 'discretize/browser';

export async function page(response: Response, controller?: AbortController): Promise<void> {
  const options: CsvOptions = { signal: controller?.signal };
  if (response.body === null) return;
  await response.body.pipeThrough(webStream({ fare: [10, 20] })).pipeTo(new WritableStream());
  for await (const bytes of discretize(response.body, [0], options)) bytes.byteLength;
}

interface Trips { readonly fare: Float64Array; readonly tip: number[] }
const trips: Trips = { fare: Float64Array.of(1, 2, 3), tip: [1, 2, 3] };
fit({ ...trips });
browserFit(trips.tip).spec.features[0]?.fit?.counts?.length;
transformColumns(parseSpec([0]), { ...trips });

const [counts] = discretizer({ boundaries: [0], output: 'count' }).transform([[1]]);
const number: number = counts.values[0]?.[0] ?? 0;
number.toFixed();
defineSpec({ fare: [10, 20] });
// @ts-expect-error a misspelt key
defineSpec({ boundries: [10, 20] });
// @ts-expect-error a misspelt option
discretize('a', [0], { delimeter: ';' });
`;
