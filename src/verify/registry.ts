import { didYouMean } from '../core/errors/closest.ts';
import { DiscretizeError } from '../core/errors/error.ts';
import type { Runner } from './runner.ts';
import { clickhouse } from './runners/databases/clickhouse.ts';
import { duckdb } from './runners/databases/duckdb.ts';
import { mysql } from './runners/databases/mysql.ts';
import { postgres } from './runners/databases/postgres.ts';
import { psql } from './runners/databases/psql.ts';
import { sqlite } from './runners/databases/sqlite.ts';
import { sqlite3 } from './runners/databases/sqlite3.ts';
import { javascript } from './runners/languages/javascript.ts';
import { polars } from './runners/languages/polars.ts';
import { python } from './runners/languages/python.ts';
import { rscript } from './runners/languages/rscript.ts';
import { sparkSubmit } from './runners/languages/spark-submit.ts';
import { keras } from './runners/models/keras.ts';
import { onnx } from './runners/models/onnx.ts';
import { pmml } from './runners/models/pmml.ts';

/** Every runner, in the order of the table. A new runner is a file, and its name here. */
export const RUNNERS: readonly Runner[] = [
  javascript,
  duckdb,
  postgres,
  sqlite,
  python,
  polars,
  onnx,
  pmml,
  keras,
  rscript,
  psql,
  sqlite3,
  mysql,
  clickhouse,
  sparkSubmit,
];

/** A runner, and the program that the user named for it. */
export interface ChosenRunner {
  readonly runner: Runner;
  readonly program: string | undefined;
}

/**
 * The runner that a word of `--on` names: NAME, or NAME=PROGRAM.
 *
 * @throws DiscretizeError E_USAGE for an unknown one, or a program for a runner that runs none
 */
export function chosenRunner(word: string): ChosenRunner {
  const [name = '', ...rest] = word.trim().split('=');
  const program = rest.length === 0 ? undefined : rest.join('=');
  const runner = RUNNERS.find((one) => one.name.toLowerCase() === name.toLowerCase());
  const names = RUNNERS.map((one) => one.name);
  if (runner === undefined) {
    throw new DiscretizeError('E_USAGE', `unknown engine "${name}"${didYouMean(name, names)}`, {
      expected: names,
      received: name,
      hint: `use ${names.join(', ')}`,
    });
  }
  if (program === undefined || (program !== '' && runner.program !== undefined)) {
    return { runner, program };
  }
  throw new DiscretizeError('E_USAGE', `cannot run a program for ${runner.name}: "${word}"`, {
    received: word,
    hint: program === '' ? `name it: ${runner.name}=/path/to/program` : `use ${runner.name}`,
  });
}
