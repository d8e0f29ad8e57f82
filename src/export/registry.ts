import { didYouMean } from '../core/errors/closest.ts';
import { DiscretizeError } from '../core/errors/error.ts';
import type { Exporter } from './exporter.ts';
import { kerasExporter } from './model/keras.ts';
import { onnx } from './model/onnx.ts';
import { pmml } from './model/pmml.ts';
import { javascript } from './program/javascript.ts';
import { polars } from './program/python/polars.ts';
import { python } from './program/python/python.ts';
import { r } from './program/r.ts';
import { pyspark } from './spark/pyspark.ts';
import { bigquery } from './sql/dialects/bigquery.ts';
import { clickhouse } from './sql/dialects/clickhouse.ts';
import { duckdb } from './sql/dialects/duckdb.ts';
import { mysql } from './sql/dialects/mysql.ts';
import { postgres } from './sql/dialects/postgres.ts';
import { snowflake } from './sql/dialects/snowflake.ts';
import { spark } from './sql/dialects/spark.ts';
import { sqlite } from './sql/dialects/sqlite.ts';
import { trino } from './sql/dialects/trino.ts';
import { tsql } from './sql/dialects/tsql.ts';
import { sqlExporter } from './sql/exporter.ts';
import {
  programOutputsOnly,
  usualOutputsOnly,
  withoutSpecial,
  withoutTimes,
} from './unsupported.ts';

/** All export targets, in the order of `--list`. A new target has a file and a line here. */
export const EXPORTERS: readonly Exporter[] = [
  sqlExporter(duckdb),
  sqlExporter(postgres),
  sqlExporter(sqlite),
  sqlExporter(mysql),
  sqlExporter(clickhouse),
  sqlExporter(spark),
  sqlExporter(trino),
  sqlExporter(bigquery),
  sqlExporter(snowflake),
  sqlExporter(tsql),
  ...[python, polars, pyspark, withoutTimes(r), javascript].map(programOutputsOnly),
  ...[onnx, pmml, withoutSpecial(kerasExporter)].map(usualOutputsOnly),
];

/** The targets to use for other names of languages and libraries. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    sql: 'the engine that runs it, such as --to duckdb or --to postgres',
    pandas: '--to python',
    numpy: '--to python',
    js: '--to javascript',
    typescript: '--to javascript --as types',
    ts: '--to javascript --as types',
    mssql: '--to tsql',
    sqlserver: '--to tsql',
    mariadb: '--to mysql',
    postgresql: '--to postgres',
  }),
);

/**
 * The exporter of a target, by name.
 *
 * @throws DiscretizeError E_USAGE for an unknown name
 */
export function exporterOf(name: string): Exporter {
  const found = EXPORTERS.find((exporter) => exporter.name === name.toLowerCase());
  if (found !== undefined) return found;
  const names = EXPORTERS.map((exporter) => exporter.name);
  const other = OTHER_NAMES.get(name.toLowerCase());
  const guess = other === undefined ? didYouMean(name, names) : '';
  const list = 'discretize export --list prints all targets';
  throw new DiscretizeError('E_USAGE', `unknown export target "${name}"${guess}`, {
    expected: names,
    received: name,
    hint: other === undefined ? list : `use ${other}; ${list}`,
  });
}
