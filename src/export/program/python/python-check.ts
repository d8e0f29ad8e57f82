/** The common part of the checks in Python: the expected cells of a table, by its codes, and the report. */
export const PYTHON_EXPECTED: string = `

def expected_cells(feature, columns, rows):
    """The cells of each output column of a group, by the expected codes."""
    coded = [[CODES[column][row] for row in rows] for column in columns]
    owns = [own_of(feature, row) for row in rows]
    if feature["output"] == "int":
        return coded
    if feature["output"] == "label":
        return [[None if one is None else own["labels"][one] for own, one in zip(owns, coded[0])]]
    if feature["output"] == "value":
        return [[own["values"][feature["depth"] if one is None else one]
                 for own, one in zip(owns, coded[0])]]
    join = sum if feature["output"] == "count" else max
    return [[join(int(one == bin) for one in row) for row in zip(*coded)]
            for bin in range(feature["depth"])]


def key_of(feature, row):
    return [KEYS[name][row] for name in feature.get("by", ())]


def own_of(feature, row):
    return list_of(feature, key_of(feature, row)) or feature if "lists" in feature else feature


def expected_table(rows):
    return {name: cells
            for feature in FEATURES for columns, names in feature["groups"]
            for name, cells in zip(names, expected_cells(feature, columns, rows))}


def complete_rows():
    """The rows without a missing value, and the others."""
    rows = range(len(next(iter(CODES.values()))))
    if MISSING not in ("drop", "error"):
        return list(rows), []
    complete = [row for row in rows if all(codes[row] is not None for codes in CODES.values())]
    return complete, [row for row in rows if row not in set(complete)]


def table_of(rows):
    return {column: [values[row] for row in rows] for column, values in {**VALUES, **KEYS}.items()}


DIFFERENCES = []


def compare(form, name, rows, expected, found):
    if len(found) != len(expected):
        DIFFERENCES.append(f"{form}: {name}: {len(expected)} rows expected, {len(found)} found")
    for row, want, got in zip(rows, expected, found):
        if want != got:
            at = ", ".join(f"{column}={values[row]!r}" for column, values in VALUES.items())
            DIFFERENCES.append(f"{form}: {name}: {at}: expected {want!r}, found {got!r}")


def report(engine):
    print(f"engine: {engine}")
    for line in DIFFERENCES[:1000]:
        print(line)
    count = sum(len(values) for values in VALUES.values())
    print(f"{len(DIFFERENCES)} differences in {count} values")
    return 1 if DIFFERENCES else 0
`;

/** The check of an exported Python module. */
export const PYTHON_CHECK: string = `${PYTHON_EXPECTED}

def check_table(form, make, columns_of):
    complete, missing = complete_rows()
    rows = complete if MISSING == "error" else complete + missing
    found = columns_of(discretize(make(table_of(rows))))
    for name, expected in expected_table(complete).items():
        compare(form, name, complete, expected, found[name])
    for row in missing if MISSING == "error" else ():
        try:
            discretize(make(table_of([row])))
        except ValueError:
            continue
        DIFFERENCES.append(f"{form}: row {row}: no error for a missing value")


def arrays_of(column, values):
    """The values as arrays of each type that a column may have."""
    if any(isinstance(value, str) for value in values):
        return [numpy.array(values, dtype=object)]
    if column not in TIMES:
        return [numpy.array([nan if value is None else value for value in values])]
    zoned = [None if value is None else value.replace(tzinfo=timezone.utc) for value in values]
    return [numpy.array(values, dtype="datetime64[us]"), numpy.array(zoned, dtype=object)]


def check():
    engine = [f"Python {platform.python_version()}"]
    for column, values in VALUES.items():
        keys = [key_of(FEATURE_OF[column], row) for row in range(len(values))]
        found = [code(column, value, *key) for value, key in zip(values, keys)]
        compare("code", column, range(len(values)), CODES[column], found)
    check_table("dict", dict, dict)
    if numpy is not None:
        engine.append(f"numpy {numpy.__version__}")
        for column, values in VALUES.items():
            for array in arrays_of(column, values):
                keys = [key_of(FEATURE_OF[column], row) for row in range(len(values))]
                found = codes(column, array, keys).tolist()
                compare(f"numpy {array.dtype}", column, range(len(values)), CODES[column], found)
        try:
            import pandas
        except ImportError:
            pandas = None
        if pandas is not None:
            engine.append(f"pandas {pandas.__version__}")
            check_table("pandas", pandas.DataFrame, lambda frame: {
                name: [None if pandas.isna(cell) else cell for cell in frame[name]] for name in frame})
    return report(", ".join(engine))


if __name__ == "__main__":
    import platform

    raise SystemExit(check())
`;
