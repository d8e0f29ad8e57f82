"""DuckDB: one COPY (SELECT ...) TO. Columns that stay are read as text."""

import duckdb
from bench_case import FEATURES, MODE, OUT, SOURCE, TARGETS, feature_at, header, labels


def code(column, boundaries):
    return " + ".join(f'("{column}" >= {b})::INT' for b in boundaries)


def label(column, boundaries):
    cases = " ".join(f"WHEN \"{column}\" < {b} THEN '{name}'" for b, name in zip(boundaries, labels(boundaries)))
    return f"CASE {cases} ELSE '{labels(boundaries)[-1]}' END"


def is_in(column, boundaries, bin):
    low = [] if bin == 0 else [f'"{column}" >= {boundaries[bin - 1]}']
    high = [] if bin == len(boundaries) else [f'"{column}" < {boundaries[bin]}']
    return f"({' AND '.join(low + high)})::INT"


def made(feature):
    columns, boundaries = feature["columns"], feature["boundaries"]
    if MODE == "int":
        return [f'{code(columns[0], boundaries)} AS "{columns[0]}"']
    if MODE == "label":
        return [f'{label(columns[0], boundaries)} AS "{columns[0]}"']
    base = feature.get("name", columns[0])
    return [
        " + ".join(is_in(column, boundaries, bin) for column in columns) + f' AS "{base}_{bin}"'
        for bin in range(len(boundaries) + 1)
    ]


def expressions():
    for column in header():
        feature = feature_at(column)
        if feature is None:
            yield f'"{column}"'
        elif feature is not False:
            yield from made(feature)


types = ", ".join(f"'{column}': '{'DOUBLE' if column in TARGETS else 'VARCHAR'}'" for column in header())
read = f"read_csv('{SOURCE}', header = true, delim = ',', quote = '\"', escape = '\"', columns = {{{types}}})"
duckdb.sql("SET preserve_insertion_order = true")
duckdb.sql(f"COPY (SELECT {', '.join(expressions())} FROM {read}) TO '{OUT}' (FORMAT csv, HEADER)")
