"""Records what pandas and DuckDB make of groups: python record.py > groups.json

Codes of pandas's qcut within each group, and lists and codes of DuckDB's quantile_cont by group.
"""

import json
import random

import duckdb
import pandas as pd

BINS = 4
random.seed(17)
KEYS = ["DE", "AT", "NA", "São Tomé", None]
ROWS = [
    (random.choice(KEYS), random.choice([None, *range(12), round(random.gauss(5, 40), 2)]))
    for _ in range(240)
]
table = pd.DataFrame(ROWS, columns=["g", "x"]).astype({"x": float})


def qcut(values):
    return pd.qcut(values, BINS, labels=False, duplicates="drop")


codes = table.groupby("g", dropna=False)["x"].transform(qcut)

connection = duckdb.connect()
connection.execute("CREATE TABLE t (i INTEGER, g VARCHAR, x DOUBLE)")
connection.executemany("INSERT INTO t VALUES (?, ?, ?)", [(i, g, x) for i, (g, x) in enumerate(ROWS)])
lists = connection.execute(
    "SELECT g, list_distinct(quantile_cont(x, [0.25, 0.5, 0.75])).list_sort() FROM t GROUP BY g ORDER BY g NULLS LAST"
).fetchall()
counted = connection.execute(
    """
    WITH lists AS (
      SELECT g, list_distinct(quantile_cont(x, [0.25, 0.5, 0.75])) AS cuts FROM t GROUP BY g
    )
    SELECT CASE WHEN x IS NULL THEN NULL ELSE len(list_filter(cuts, lambda cut: cut <= x)) END
    FROM t JOIN lists ON t.g IS NOT DISTINCT FROM lists.g ORDER BY i
    """
).fetchall()

print(
    json.dumps(
        {
            "pandas": pd.__version__,
            "duckdb": duckdb.__version__,
            "bins": BINS,
            "rows": ROWS,
            "qcut": [None if pd.isna(code) else int(code) for code in codes],
            "lists": [{"key": g, "boundaries": cuts} for g, cuts in lists],
            "counted": [code for (code,) in counted],
        },
        ensure_ascii=False,
    )
)
