/** The docstring and the imports of an exported module for polars. */
export const POLARS_HEAD: string = `"""The bins of a spec for polars: the same codes as discretize gives.

discretize(frame)   bins a DataFrame or LazyFrame
code(column)        the expression of a column's codes, by its name

null and NaN are missing. Values are compared as Float64; a column of text or booleans is an error. Times are
Datetime or Date; those without a zone are in UTC, and finer digits than milliseconds are cut downwards.
"""

from math import inf, nan

import polars

`;

/** The part of an exported module for polars that is the same for every spec. */
export const POLARS_RUNTIME: string = `FEATURE_OF = {column: feature for feature in FEATURES for column in feature["columns"]}


def compared(column):
    """The expression of the Float64 that is compared: of a time its milliseconds since 1970, or a part of it in UTC."""
    part = FEATURE_OF[column]["time"]
    if part is None:
        return polars.col(column).cast(polars.Float64)
    x = polars.col(column)
    if part == "time":
        return x.dt.timestamp("ms").cast(polars.Float64)
    utc = polars.from_epoch(x.dt.timestamp("us"), time_unit="us")
    return getattr(utc.dt, part)().cast(polars.Float64)


def is_missing(column):
    """An expression: a column's value is null, NaN, or a number that means "missing"."""
    x = compared(column)
    missing = x.is_null() | x.is_nan()
    for number in FEATURE_OF[column]["missing_numbers"]:
        missing = missing | (x == number)
    return missing


def code(column):
    """The expression of a column's codes; null for a missing value without a bin."""
    feature = FEATURE_OF[column]
    x = compared(column)
    absent = polars.lit(feature["missing_code"], polars.Int64)
    if "lists" in feature:
        count, size, absent = counts_by_group(feature, x)
        coded = polars.when(is_missing(column) | count.is_null()).then(absent)
    else:
        count, size = count_below(feature["numbers"], x, feature["side"]), len(feature["numbers"])
        coded = polars.when(is_missing(column)).then(absent)
    for bin, ranges in enumerate(feature["special"], feature["special_code"]):
        if ranges:
            hits = [x.is_between(low, high) for low, high in ranges]
            coded = coded.when(polars.any_horizontal(hits)).then(polars.lit(bin, polars.Int64))
    if feature["bounded"]:
        outside = (count == 0) | (count == size)
        return coded.when(outside).then(absent).otherwise(count - 1)
    return coded.otherwise(count)


def count_below(numbers, x, side="right", dtype=polars.Float64):
    """The expression of how many of some sorted numbers are <= x; on the left side, how many are < x."""
    return polars.lit(polars.Series(numbers, dtype=dtype)).search_sorted(x, side=side).cast(polars.Int64)


def cells_by_code(feature, place, name, dtype):
    """The expression of a list's labels or values by codes."""
    lists = feature.get("lists", (feature,))
    size = max(len(own[name]) for own in lists)
    cells = {number * size + code: cell for number, own in enumerate(lists) for code, cell in enumerate(own[name])}
    at = place + list_number(feature).clip(0).fill_null(0) * size if "lists" in feature else place
    return at.replace_strict(cells, default=None, return_dtype=dtype)


def expressions_of(feature, columns, names):
    """The expressions of a group's output columns."""
    output, depth = feature["output"], feature["depth"]
    if output == "int":
        return [code(columns[0]).alias(names[0])]
    if output == "label":
        return [cells_by_code(feature, code(columns[0]), "labels", polars.String).alias(names[0])]
    if output == "value":
        place = code(columns[0]).fill_null(depth)
        return [cells_by_code(feature, place, "values", polars.Float64).alias(names[0])]
    join = polars.sum_horizontal if output == "count" else polars.max_horizontal
    hits = [[(code(column) == bin).fill_null(False).cast(polars.Int64) for column in columns]
            for bin in range(depth)]
    return [join(ones).alias(name) for ones, name in zip(hits, names)]


def discretize(frame):
    """The frame with its columns binned. Under the policy "error", a LazyFrame is run to look for missing values."""
    schema = frame.lazy().collect_schema()
    names = schema.names()
    for column in FEATURE_OF:
        if column not in names:
            raise KeyError(f"the frame has no column {column!r}")
        is_time = FEATURE_OF[column]["time"] is not None
        if not is_right(schema[column], is_time):
            holds = "times" if is_time else "numbers"
            raise TypeError(f"column {column!r} holds no {holds}: its type is {schema[column]}")
    check_keys(frame, schema)
    made = {}
    for feature in FEATURES:
        for columns, outputs in feature["groups"]:
            made[min(columns, key=names.index)] = expressions_of(feature, columns, outputs)
    if APPEND:
        chosen = [polars.col(name) for name in names] + [one for name in names for one in made.get(name, ())]
    else:
        chosen = [one for name in names for one in made.get(name, ()) or kept(name)]
    missing = polars.any_horizontal([is_missing(column) for column in FEATURE_OF])
    if MISSING == "error" and frame.lazy().select(missing.any()).collect().item():
        raise ValueError("missing value")
    return (frame.filter(~missing) if MISSING == "drop" else frame).select(chosen)


def check_keys(frame, schema):
    """Errors for columns that are no keys, and for unknown groups if these are errors: a LazyFrame is run."""
    for feature in FEATURES:
        for name in feature.get("by", ()):
            if name not in schema.names():
                raise KeyError(f"the frame has no column {name!r}")
            if schema[name].is_float() or schema[name].is_decimal():
                raise TypeError(f"column {name!r} is no key, which is text or a whole number: its type is {schema[name]}")
        if feature.get("otherwise") == "error":
            if frame.lazy().select((list_number(feature) < 0).any()).collect().item():
                raise ValueError(f"unknown group of {', '.join(feature['by'])}")


def is_right(type, is_time):
    return type in (polars.Datetime, polars.Date) if is_time else type.is_numeric() or type == polars.Null


def kept(name):
    return () if name in FEATURE_OF else (polars.col(name),)
`;

/** The check of an exported module for polars. */
export const POLARS_CHECK: string = `

def frame_of(rows):
    return polars.DataFrame(table_of(rows), schema={
        **{column: polars.Datetime("us") if column in TIMES else polars.Float64 for column in VALUES},
        **{name: polars.String for name in KEYS}})


def check():
    frame = frame_of(range(len(next(iter(VALUES.values())))))
    for column, values in VALUES.items():
        found = frame.select(code(column)).to_series().to_list()
        compare("code", column, range(len(values)), CODES[column], found)
    complete, missing = complete_rows()
    some = frame_of(complete) if MISSING == "error" else frame
    forms = {"DataFrame": discretize(some), "LazyFrame": discretize(some.lazy()).collect()}
    for form, found in forms.items():
        for name, expected in expected_table(complete).items():
            compare(form, name, complete, expected, found[name].to_list())
    for row in missing if MISSING == "error" else ():
        try:
            discretize(frame_of([row]))
        except ValueError:
            continue
        DIFFERENCES.append(f"row {row}: no error for a missing value")
    return report(f"polars {polars.__version__}")


if __name__ == "__main__":
    raise SystemExit(check())
`;
