"""The inner quantiles of some columns, by polars, DuckDB or pandas (argv[3]): {"column": [numbers]} as JSON."""

import json
import sys

CASE = json.loads(sys.argv[1])
PEER, SOURCE = sys.argv[2], sys.argv[3]
COLUMNS = CASE["columns"]
QS = [i / CASE["bins"] for i in range(1, CASE["bins"])]


def by_polars():
    import polars as pl

    schema = {name: pl.Float64 if name in COLUMNS else pl.String for name in CASE["header"]}
    wanted = [
        pl.col(column).quantile(q, interpolation="linear").alias(f"{column} {q}") for column in COLUMNS for q in QS
    ]
    row = pl.scan_csv(SOURCE, schema=schema).select(wanted).collect(engine="streaming").row(0, named=True)
    return {column: [row[f"{column} {q}"] for q in QS] for column in COLUMNS}


def by_duckdb():
    import duckdb

    types = ", ".join(f"'{name}': '{'DOUBLE' if name in COLUMNS else 'VARCHAR'}'" for name in CASE["header"])
    read = f"read_csv('{SOURCE}', header = true, delim = ',', quote = '\"', escape = '\"', columns = {{{types}}})"
    wanted = ", ".join(f'quantile_cont("{column}", {QS})' for column in COLUMNS)
    return dict(zip(COLUMNS, duckdb.sql(f"SELECT {wanted} FROM {read}").fetchall()[0]))


def by_pandas():
    import pandas as pd

    frame = pd.read_csv(SOURCE, usecols=COLUMNS, dtype="float64")
    return {column: frame[column].quantile(QS).tolist() for column in COLUMNS}


print(json.dumps({"polars": by_polars, "duckdb": by_duckdb, "pandas": by_pandas}[PEER]()))
