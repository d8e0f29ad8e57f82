import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const OPTIONS = {
  size: { type: 'string', default: '100' },
  'verify-size': { type: 'string', default: '8' },
  runs: { type: 'string', default: '5' },
  slow: { type: 'string', default: '10' },
  memory: { type: 'string', default: '50,200' },
  cases: { type: 'string', default: '' },
  only: { type: 'string', default: '' },
  nodes: { type: 'string', default: '' },
  folder: { type: 'string', default: join(tmpdir(), 'discretize-bench') },
  json: { type: 'string', default: '' },
  help: { type: 'boolean', default: false },
};

export const HELP = `npm run bench -- [options]

  --size MB          of the timed files (default 100; the targets are for 400)
  --verify-size MB   of the files on which every output is checked (default 8)
  --runs N           of each contender, taken in turn (default 5)
  --slow SECONDS     one that takes longer than this is run once (default 10)
  --memory MB,...    sizes at which peak memory is measured (default 50,200; the target is 100,1000,4000)
  --cases NAME,...   only these: int one_hot count label pipe gzip numeric-2 numeric-50 narrow quoted quantiles startup ordering memory alone library
  --only NAME,...    only contenders whose name has one of these in it, besides discretize and cat
  --nodes PATH,...   other Nodes with which starting is measured too
  --folder PATH      where data are made and kept (default in the system's temporary folder)
  --json FILE        where the figures go as JSON (default: in that folder)

BENCH_PYTHON names the Python that has polars, duckdb and pandas.
`;

const list = (text) => text.split(',').filter((item) => item !== '');

/** The flags, understood. */
export function readFlags(args) {
  const { values } = parseArgs({ args, options: OPTIONS });
  return {
    ...values,
    size: Number(values.size),
    verifySize: Number(values['verify-size']),
    runs: Number(values.runs),
    slow: Number(values.slow),
    memory: list(values.memory).map(Number),
    cases: list(values.cases),
    only: list(values.only),
    nodes: list(values.nodes),
    json: values.json || join(values.folder, 'bench.json'),
  };
}
