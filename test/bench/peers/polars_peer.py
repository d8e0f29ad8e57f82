"""polars: a lazy scan, cut(...) and a streaming sink. Columns that stay are read as text, which is the
fastest and the only way to get them back as they were."""

import sys

import polars as pl
from bench_case import FEATURES, MODE, SOURCE, TARGETS, feature_at, header, labels


def code(column, boundaries, names):
    return pl.col(column).cut(boundaries, labels=names, left_closed=True)


def is_in(column, boundaries, bin):
    low = pl.lit(True) if bin == 0 else pl.col(column) >= boundaries[bin - 1]
    high = pl.lit(True) if bin == len(boundaries) else pl.col(column) < boundaries[bin]
    return (low & high).cast(pl.UInt8)


def made(feature):
    columns, boundaries = feature["columns"], feature["boundaries"]
    bins = range(len(boundaries) + 1)
    if MODE == "int":
        return [code(columns[0], boundaries, [str(bin) for bin in bins])]
    if MODE == "label":
        return [code(columns[0], boundaries, labels(boundaries))]
    base = feature.get("name", columns[0])
    return [
        pl.sum_horizontal([is_in(column, boundaries, bin) for column in columns]).alias(f"{base}_{bin}")
        if len(columns) > 1
        else is_in(columns[0], boundaries, bin).alias(f"{base}_{bin}")
        for bin in bins
    ]


def expressions():
    for column in header():
        feature = feature_at(column)
        if feature is None:
            yield pl.col(column)
        elif feature is not False:
            yield from made(feature)


schema = {column: pl.Float64 if column in TARGETS else pl.String for column in header()}
source = sys.stdin.buffer if SOURCE == "/dev/stdin" else SOURCE
frame = pl.scan_csv(source, schema=schema)
frame.select(list(expressions())).sink_csv(sys.stdout.buffer, engine="streaming")
