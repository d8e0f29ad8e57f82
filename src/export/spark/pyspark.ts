import type { Exporter, ExportJob, ExportOptions } from '../exporter.ts';
import { groupsOf, type OutputGroup } from '../groups.ts';
import { columnLines, originLines } from '../origin.ts';
import { PYTHON_GROUPS } from '../program/group-runtimes.ts';
import { PYTHON_EXPECTED } from '../program/python/python-check.ts';
import {
  checkColumns,
  features,
  groupMembers,
  groups,
  pythonText,
  settings,
  tuple,
} from '../program/python/python-data.ts';
import { commented } from '../program/source.ts';
import { spark } from '../sql/dialects/spark.ts';
import { combined, partsOf } from '../sql/expression.ts';
import { expressionOf } from '../sql/groups.ts';
import { anyMissing } from '../sql/statement.ts';
import { FIT_RUNTIME } from './fit.ts';
import { fitSettings } from './fit-settings.ts';
import { PYSPARK_CHECK, PYSPARK_HEAD, PYSPARK_RUNTIME } from './pyspark-runtime.ts';
import { NUMBERS_NOTE, READ_RUNTIME } from './read.ts';

/** Exports a Python module for Spark DataFrames, or a script for spark-submit. */
export const pyspark: Exporter = {
  name: 'pyspark',
  about: 'a Python module for Spark DataFrames; --job, --fit: scripts for spark-submit',
  testedOn: 'Spark 4.3.0, Java 17',
  forms: ['module', 'job', 'fit'],
  needsColumns: true,
  runsWith: 'python3 -',
  write: (job, options) => {
    if (options.form === 'fit') return fitText(job);
    return moduleText(job, options) + (options.form === 'job' ? JOB_RUNTIME : '');
  },
  check: (job, options) =>
    [
      moduleText(job, options),
      '\n\nfrom math import inf, nan\n\n',
      features(job, (rule) => [groups(rule, options), ...groupMembers(rule)]),
      PYTHON_GROUPS,
      checkColumns(job, options),
      PYTHON_EXPECTED,
      PYSPARK_CHECK,
    ].join(''),
};

function moduleText(job: ExportJob, options: ExportOptions): string {
  const groups = job.rules.flatMap((rule) => groupsOf(rule, options)).map(output);
  return [
    commented([...originLines(job, pyspark), ...columnLines(job)], '#'),
    PYSPARK_HEAD,
    `COLUMNS = ${tuple(job.rules.flatMap(({ columns }) => columns))}\n`,
    `TIME_COLUMNS = ${tuple(job.rules.flatMap(({ columns, time }) => (time === undefined ? [] : columns)))}\n`,
    `KEY_COLUMNS = ${tuple([...new Set(job.rules.flatMap((rule) => rule.groups?.by ?? []))])}\n`,
    `# For each group of output columns: the columns that it is made of, and its names and expressions.\n`,
    `OUTPUTS = (\n${groups.join('')})\n`,
    `IS_MISSING = ${pythonText(anyMissing(spark, job.rules))}\n`,
    settings(job, options),
    PYSPARK_RUNTIME,
  ].join('');
}

function output({ rule, columns, names }: OutputGroup): string {
  const expressions = partsOf(rule).map((part) =>
    combined(
      columns.map((column) => expressionOf(spark, rule, spark.identifier(column), part)),
      rule.mode.combine,
    ),
  );
  const pairs = names.map(
    (name, i) =>
      `        (${pythonText(name)}, ${pythonText(`${expressions[i]} AS ${spark.identifier(name)}`)}),\n`,
  );
  return `    (${tuple(columns)}, (\n${pairs.join('')}    )),\n`;
}

function fitText(job: ExportJob): string {
  return commented(originLines(job, pyspark), '#') + fitSettings(job) + FIT_RUNTIME;
}

/** The end of a script for spark-submit that bins files. */
const JOB_RUNTIME: string = `

def main():
    """spark-submit JOB.py INPUT OUTPUT: CSV or Parquet in, Parquet or CSV out.
${NUMBERS_NOTE}"""
    import argparse

    from pyspark.sql import SparkSession

    parser = argparse.ArgumentParser(description="Bins columns of files by the spec of this script.")
    parser.add_argument("input", nargs="+", help="files or folders")
    parser.add_argument("output", help="a folder, which must not exist yet")
    add_read_arguments(parser)
    parser.add_argument("--to", choices=("csv", "parquet"), default="parquet", help="default: parquet")
    parser.add_argument("--overwrite", action="store_true", help="replace the output")
    options = parser.parse_args()
    session = SparkSession.builder.appName("discretize").getOrCreate()
    result = discretize(read(session, options))
    writer = result.write.mode("overwrite" if options.overwrite else "errorifexists")
    if options.to == "csv":
        writer.options(header=True, sep=options.delimiter, escape='"').csv(options.output)
    else:
        writer.parquet(options.output)
    session.stop()


${READ_RUNTIME}

if __name__ == "__main__":
    main()
`;
