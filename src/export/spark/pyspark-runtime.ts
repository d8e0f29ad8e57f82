/** The docstring of an exported module for Spark. */
export const PYSPARK_HEAD: string = `"""The bins of a spec for Spark: the same codes as discretize gives.

discretize(frame)   bins a DataFrame by selectExpr

NULL and NaN are missing. Values are compared as double; a column of text or booleans is an error.
"""

`;

/** The part of an exported module for Spark that is the same for every spec. */
export const PYSPARK_RUNTIME: string = `

def discretize(frame):
    """The frame with its columns binned."""
    names = frame.columns
    types = dict(frame.dtypes)
    for column in COLUMNS + KEY_COLUMNS:
        if names.count(column) != 1:
            raise KeyError(f"column {column!r} is {names.count(column)} times in the frame")
    for column in COLUMNS:
        holds, known = ("times", ("timestamp",)) if column in TIME_COLUMNS else ("numbers", NUMERIC)
        if types[column].split("(")[0] not in known:
            raise TypeError(f"column {column!r} holds no {holds}: its type is {types[column]}")
    made = {min(columns, key=names.index): outputs for columns, outputs in OUTPUTS}
    result = []
    for name in names:
        kept = [(name, "\`" + name.replace("\`", "\`\`") + "\`")]
        group = list(made.get(name, ()))
        result += kept if APPEND else group + ([] if name in COLUMNS else kept)
    if APPEND:
        result += [pair for name in names for pair in made.get(name, ())]
    names = [name for name, _ in result]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise ValueError(f"the result would have the column {twice!r} twice")
    if MISSING == "drop":
        frame = frame.where(f"NOT ({IS_MISSING})")
    return frame.selectExpr(*[expression for _, expression in result])


NUMERIC = ("tinyint", "smallint", "int", "bigint", "float", "double", "decimal")
`;

/** The check of an exported module for Spark. */
export const PYSPARK_CHECK: string = `

ROW = "row number"


def frame_of(session, rows):
    from pyspark.sql.types import DoubleType, LongType, StringType, StructField, StructType, TimestampType

    while ROW in {**VALUES, **KEYS}:
        globals()["ROW"] = ROW + "_"
    fields = [StructField(column, TimestampType() if column in TIMES else DoubleType()) for column in VALUES]
    fields += [StructField(column, StringType()) for column in KEYS]

    def cell(column, row):
        value = VALUES[column][row]
        return value.replace(tzinfo=timezone.utc) if column in TIMES and value is not None else value

    cells = [(*(cell(column, row) for column in VALUES), *(KEYS[key][row] for key in KEYS), row) for row in rows]
    return session.createDataFrame(cells, StructType(fields + [StructField(ROW, LongType())]))


def check():
    import pyspark
    from pyspark.sql import SparkSession

    session = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").config(
        "spark.ui.showConsoleProgress", "false").getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    complete, missing = complete_rows()
    rows = complete if MISSING == "error" else complete + missing
    result = discretize(frame_of(session, rows))
    found = sorted(result.collect(), key=lambda row: row[result.columns.index(ROW)])
    for name, expected in expected_table(complete).items():
        at = result.columns.index(name)
        compare("selectExpr", name, complete, expected, [row[at] for row in found])
    for row in missing[:3] if MISSING == "error" else ():
        try:
            discretize(frame_of(session, [row])).collect()
        except Exception as error:
            if "missing value" in str(error):
                continue
        DIFFERENCES.append(f"row {row}: no error for a missing value")
    return report(f"Spark {pyspark.__version__}")


if __name__ == "__main__":
    raise SystemExit(check())
`;
