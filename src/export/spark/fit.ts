import type { ExportJob } from '../exporter.ts';
import { floats, pythonText, tuple } from '../program/python-data.ts';
import { columnsOf } from '../rule.ts';

/** The fewest bins that can be asked for: a column that could not be divided is learned anew. */
const MIN_BINS = 2;

/** What a fit on Spark takes over from a spec: its features without their boundaries, and its policies. */
export function fitSettings({ rules }: ExportJob): string {
  const features = rules.map((rule) => {
    const members = [
      `columns=${tuple(columnsOf(rule))}`,
      `bins=${Math.max(MIN_BINS, rule.values.length + 1)}`,
      `output=${pythonText(rule.output)}`,
      `closed=${pythonText(rule.closed)}`,
    ];
    return `    dict(${members.join(', ')}),\n`;
  });
  const [first] = rules;
  return [
    '"""Learns the boundaries of a spec\'s columns on Spark, and prints the spec that applies them."""\n\n',
    'from math import inf, nan\n\n',
    `FEATURES = (\n${features.join('')})\n`,
    `PRECISION = ${pythonText(first?.precision ?? 'float64')}\n`,
    `MISSING = ${pythonText(first?.missing ?? 'empty')}\n`,
    `MISSING_NUMBERS = ${floats(first?.missingNumbers ?? [])}\n`,
  ].join('');
}

/** The part of a fit on Spark that is the same for every spec. */
export const FIT_RUNTIME: string = `

COLUMNS = tuple(column for feature in FEATURES for column in feature["columns"])


def main():
    import argparse
    import sys

    from pyspark.sql import SparkSession

    parser = argparse.ArgumentParser(description="Learns boundaries for the columns of this script's spec.")
    parser.add_argument("input", nargs="+", help="files or folders")
    parser.add_argument("-o", "--output", help="the spec; default: standard output")
    formats = ("csv", "parquet")
    parser.add_argument("--from", dest="source", choices=formats, help="default: by the name of the input")
    parser.add_argument("--delimiter", default=",", help="of CSV")
    parser.add_argument("--bins", type=int, help="default: as many as the spec has")
    parser.add_argument("--exact", action="store_true",
                        help="exact quantiles by percentile of Spark; default: a sketch of each partition")
    parser.add_argument("--discretize", default="discretize",
                        help="the command, on every worker and here; not needed with --exact")
    options = parser.parse_args()
    session = SparkSession.builder.appName("discretize fit").getOrCreate()
    frame = doubles(read(session, options))
    text = (exact_spec if options.exact else sketched_spec)(frame, options)
    session.stop()
    if options.output is None:
        sys.stdout.write(text)
    else:
        with open(options.output, "w", encoding="utf-8", newline="") as file:
            file.write(text)


def read(session, options):
    source = options.source or ("csv" if ".csv" in options.input[0] else "parquet")
    if source == "parquet":
        return session.read.parquet(*options.input)
    reader = session.read.options(header=True, sep=options.delimiter, escape='"', mode="FAILFAST",
                                  multiLine=True)
    quoted = {name: "\`" + name.replace("\`", "\`\`") + "\`" for name in reader.csv(options.input[0]).columns}
    schema = ", ".join(f"{text} {'DOUBLE' if name in COLUMNS else 'STRING'}" for name, text in quoted.items())
    return reader.schema(schema).option("enforceSchema", False).csv(options.input)


def doubles(frame):
    """The columns of the spec as double; NULL if missing."""
    from pyspark.sql import functions

    types = dict(frame.dtypes)
    numeric = ("tinyint", "smallint", "int", "bigint", "float", "double", "decimal")
    chosen = []
    for column in COLUMNS:
        if types.get(column, "none").split("(")[0] not in numeric:
            raise TypeError(f"column {column!r} holds no numbers: its type is {types.get(column, 'none')}")
        x = frame["\`" + column.replace("\`", "\`\`") + "\`"].cast("double")
        missing = x.isNull() | functions.isnan(x)
        for number in MISSING_NUMBERS:
            missing = missing | (x == number)
        chosen.append(functions.when(~missing, x).alias(column))
    return frame.select(chosen)


def exact_spec(frame, options):
    import json

    from pyspark.sql import functions

    features = []
    for feature in FEATURES:
        for column in feature["columns"]:
            bins = options.bins or feature["bins"]
            x = frame["\`" + column.replace("\`", "\`\`") + "\`"]
            shares = functions.array(*[functions.lit(i / bins) for i in range(1, bins)])
            [[found]] = frame.select(functions.percentile(x, shares)).collect()
            if found is None:
                raise ValueError(f"column {column!r} has no values")
            features.append({"columns": [column], "boundaries": sorted(set(found)),
                             "output": feature["output"], "closed": feature["closed"]})
    spec = {"version": 1, "precision": PRECISION, "missing": MISSING, "features": features}
    return json.dumps(spec, indent=2, ensure_ascii=False) + "\\n"


def sketched_spec(frame, options):
    """One sketch for each partition, by discretize on the workers, and one merge of them here."""
    import shlex

    command = shlex.split(options.discretize)

    def sketch(rows):
        yield run([*command, "fit", "--partial", "-q", "-c", column_list()], csv_of(rows))

    sketches = frame.rdd.mapPartitions(sketch).collect()
    return merged(sketches, options)


def column_list():
    """Positions, which no name can spoil."""
    return f"1-{len(COLUMNS)}" if len(COLUMNS) > 1 else "1"


def csv_of(rows):
    header = ",".join('"' + name.replace('"', '""') + '"' for name in COLUMNS)
    yield header + "\\n"
    for row in rows:
        yield ",".join("" if cell is None else cell_text(cell) for cell in row) + "\\n"


def cell_text(cell):
    """The shortest digits that keep every bit."""
    return repr(cell)


def run(command, lines):
    """The output of a command; an error if it does not end with 0."""
    import subprocess
    import tempfile

    with tempfile.TemporaryFile() as file:
        for line in lines:
            file.write(line.encode("utf-8"))
        file.seek(0)
        done = subprocess.run(command, stdin=file, capture_output=True)
    if done.returncode != 0:
        message = done.stderr.decode("utf-8", "replace")
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}: {message}")
    return done.stdout.decode("utf-8")


def merged(sketches, options):
    import os
    import shlex
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for i, text in enumerate(sketches):
            paths.append(os.path.join(folder, f"{i}.json"))
            with open(paths[-1], "w", encoding="utf-8") as file:
                file.write(text)
        first = FEATURES[0]
        flags = ["--bins", str(options.bins or first["bins"]), "--closed", first["closed"],
                 "--precision", PRECISION, "--output-mode", first["output"]]
        return run([*shlex.split(options.discretize), "fit", "--merge", "-q", *flags, *paths], [])


if __name__ == "__main__":
    main()
`;
