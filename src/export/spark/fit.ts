import { READ_RUNTIME } from './read.ts';

/** The part of a fit on Spark that is the same for every spec. */
export const FIT_RUNTIME: string = `

COLUMNS = tuple(column for feature in FEATURES for column in feature["columns"])


def main():
    import argparse
    import sys

    from pyspark.sql import SparkSession

    parser = argparse.ArgumentParser(description="Fits boundaries of the columns of this script's spec.")
    parser.add_argument("input", nargs="+", help="files or folders")
    parser.add_argument("-o", "--output", help="the spec; default: standard output, where spark-submit prints other lines, too")
    add_read_arguments(parser)
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


${READ_RUNTIME}

def doubles(frame):
    """The columns of the spec as double; NULL if missing."""
    from pyspark.sql import functions

    types = dict(frame.dtypes)
    numeric = ("tinyint", "smallint", "int", "bigint", "float", "double", "decimal")
    chosen = []
    for column in COLUMNS:
        if types.get(column, "none").split("(")[0] not in numeric:
            raise TypeError(f"column {column!r} holds no numbers: its type is {types.get(column, 'none')}")
        x = frame[quoted(column)].cast("double")
        missing = x.isNull() | functions.isnan(x)
        for number in MISSING_NUMBERS:
            missing = missing | (x == number)
        chosen.append(functions.when(~missing, x).alias(column))
    return frame.select(chosen)


def exact_spec(frame, options):
    """The spec, by exact quantiles."""
    import json

    from pyspark.sql import functions

    features = []
    for feature in FEATURES:
        bins = options.bins or feature["bins"]
        columns = [frame[quoted(column)] for column in feature["columns"]]
        values = frame.select(functions.explode(functions.array(*columns)).alias("x"))
        shares = functions.array(*[functions.lit(i / bins) for i in range(1, bins)])
        [[found]] = values.select(functions.percentile(values["x"], shares)).collect()
        if found is None:
            raise ValueError(f"columns {feature['columns']!r} have no values")
        features.append({"boundaries": sorted(set(found)), **members_of(feature)})
    spec = {"version": 1, "precision": PRECISION, **policies(), "features": features}
    return json.dumps(spec, indent=2, ensure_ascii=False) + "\\n"


def members_of(feature):
    """What the spec of this script says of a feature, except for its boundaries."""
    members = {"columns": list(feature["columns"]), "output": feature["output"], "closed": feature["closed"]}
    return {**members, "outside": "missing"} if feature["outside"] == "missing" else members


def policies():
    return {"missing": MISSING, **({"na_values": list(NA_VALUES)} if NA_VALUES else {})}


def sketched_spec(frame, options):
    """The spec, by one sketch for each partition, made by discretize on the workers, and one merge of them here."""
    import shlex

    command = shlex.split(options.discretize)

    def sketch(rows):
        yield run([*command, "fit", "--partial", "-q", "-c", ",".join(names())], csv_of(rows))

    return merged("".join(frame.rdd.mapPartitions(sketch).collect()), options)


def names():
    """A column of the CSV data for each feature: the values of all its columns."""
    return [f"feature{i}" for i in range(len(FEATURES))]


def csv_of(rows):
    from itertools import zip_longest

    ends = [0]
    for feature in FEATURES:
        ends.append(ends[-1] + len(feature["columns"]))
    yield ",".join(names()) + "\\n"
    for row in rows:
        for cells in zip_longest(*[row[start:end] for start, end in zip(ends, ends[1:])]):
            # repr has the shortest digits that keep every bit. Quotes make a line of one empty cell a row.
            yield ",".join('""' if cell is None else repr(cell) for cell in cells) + "\\n"


def run(command, lines):
    """The output of a command; an error if its exit status is not 0."""
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
    import json
    import shlex

    command = shlex.split(options.discretize)
    wishes = [f"{name}:quantile:{options.bins or feature['bins']}" for name, feature in zip(names(), FEATURES)]
    flags = ["-q", "--precision", PRECISION, "-c", ",".join(wishes)]
    spec = json.loads(run([*command, "fit", "--merge", *flags, "-"], [sketches]))
    found = {fitted["columns"][0]: fitted for fitted in spec["features"]}
    for name, feature in zip(names(), FEATURES):
        if name not in found:
            raise ValueError(f"columns {feature['columns']!r} have no two distinct values")
        found[name].update(members_of(feature))
    spec.update(policies())
    return run([*command, "spec", "-"], [json.dumps(spec, ensure_ascii=False)])


if __name__ == "__main__":
    main()
`;
