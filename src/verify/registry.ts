import { didYouMean } from '../core/errors/closest.ts';
import { DiscretizeError } from '../core/errors/error.ts';
import type { Runner } from './runner.ts';
import { clickhouseRunner } from './runners/databases/clickhouse.ts';
import { duckdbRunner } from './runners/databases/duckdb.ts';
import { mysqlRunner } from './runners/databases/mysql.ts';
import { postgresRunner } from './runners/databases/postgres.ts';
import { psqlRunner } from './runners/databases/psql.ts';
import { sqliteRunner } from './runners/databases/sqlite.ts';
import { sqlite3Runner } from './runners/databases/sqlite3.ts';
import { javascriptRunner } from './runners/languages/javascript.ts';
import { polarsRunner } from './runners/languages/polars.ts';
import { pythonRunner } from './runners/languages/python.ts';
import { rscriptRunner } from './runners/languages/rscript.ts';
import { sparkSubmitRunner } from './runners/languages/spark-submit.ts';
import { kerasRunner } from './runners/models/keras.ts';
import { onnxRunner } from './runners/models/onnx.ts';
import { pmmlRunner } from './runners/models/pmml.ts';

/** Every runner, in the order of the table. A new runner is a file, and its name here. */
export const RUNNERS: readonly Runner[] = [
  javascriptRunner,
  duckdbRunner,
  postgresRunner,
  sqliteRunner,
  pythonRunner,
  polarsRunner,
  onnxRunner,
  pmmlRunner,
  kerasRunner,
  rscriptRunner,
  psqlRunner,
  sqlite3Runner,
  mysqlRunner,
  clickhouseRunner,
  sparkSubmitRunner,
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
