/** The part of an exported Python module that is the same for every spec. */
export const PYTHON_RUNTIME: string = `FEATURE_OF = {column: feature for feature in FEATURES for column in feature["columns"]}


def number(value):
    """A value as a float; NaN if it is missing. Text and booleans are errors."""
    kind = type(value).__name__
    if value is None or kind in ("NAType", "NaTType", "MaskedConstant"):
        return nan
    if isinstance(value, (str, bytes, bytearray)) or kind in ("bool", "bool_"):
        raise TypeError(f"not a number: {value!r}")
    try:
        return float(value)
    except OverflowError:
        return inf if value > 0 else -inf


def code(column, value, *key):
    """The code of one value of a column, in the group of a key; None for a missing value without a bin."""
    feature = FEATURE_OF[column]
    own = list_of(feature, key) if "lists" in feature else feature
    return feature["missing_code"] if own is None else code_by(own, value)


def code_by(feature, value):
    word = word_code(feature, value)
    if word is not None:
        return word
    x = number(value) if feature["time"] is None else time_number(feature["time"], value)
    if isnan(x) or x in feature["missing_numbers"]:
        return feature["missing_code"]
    for bin, ranges in enumerate(feature["special"], feature["special_code"]):
        if any(low <= x <= high for low, high in ranges):
            return bin
    count = BISECT[feature["side"]](feature["numbers"], x)
    if not feature["bounded"]:
        return count
    return feature["missing_code"] if count in (0, len(feature["numbers"])) else count - 1


def word_code(feature, value):
    """The code of a word that is a special code; None for any other value."""
    return feature["words"].get(value.strip(" \\t")) if isinstance(value, str) else None


def codes(column, values, keys=None):
    """The codes of a column's values, in the groups of keys: a masked numpy array, or a list without numpy."""
    feature = FEATURE_OF[column]
    if numpy is None or "lists" in feature:
        keyed = zip(values, keys) if "lists" in feature else ((value, ()) for value in values)
        found = [code(column, value, *key) for value, key in keyed]
        return found if numpy is None else masked(found)
    words = {}
    if feature["words"] and numpy.asarray(values).dtype.kind not in "iufM":
        found = [(row, word_code(feature, value)) for row, value in enumerate(values)]
        words = {row: bin for row, bin in found if bin is not None}
        values = [None if row in words else value for row, value in enumerate(values)]
    x = floats(values) if feature["time"] is None else time_numbers(feature["time"], values)
    counts = numpy.searchsorted(feature["numbers"], x, side=feature["side"]).astype(numpy.int64)
    missing = numpy.isnan(x)
    for other in feature["missing_numbers"]:
        missing |= x == other
    special = [(bin, (x >= low) & (x <= high) & ~missing)
               for bin, ranges in enumerate(feature["special"], feature["special_code"]) for low, high in ranges]
    if feature["bounded"]:
        missing |= (counts == 0) | (counts == len(feature["numbers"]))
        counts -= 1
    counts[missing] = 0 if feature["missing_code"] is None else feature["missing_code"]
    for bin, hits in special:
        counts[hits] = bin
        missing &= ~hits
    for row, bin in words.items():
        counts[row] = bin
        missing[row] = False
    is_masked = feature["missing_code"] is None
    return numpy.ma.array(counts, mask=missing if is_masked else numpy.zeros(len(counts), dtype=bool))


def floats(values):
    """Values as a float64 array; NaN if missing. Text and booleans are errors."""
    if isinstance(values, numpy.ma.MaskedArray):
        x = floats(values.data)
        x[numpy.ma.getmaskarray(values)] = nan
        return x
    array = numpy.asarray(values)
    if array.dtype.kind in "iuf":
        return array.astype(numpy.float64)
    if array.dtype.kind != "O" and array.size > 0:
        raise TypeError(f"not numbers: values of type {array.dtype}")
    return numpy.array([number(value) for value in array.tolist()], dtype=numpy.float64)


def discretize(table):
    """The table with its columns binned: a pandas DataFrame, or a dict of columns."""
    is_frame = hasattr(table, "columns")
    names = list(table.columns) if is_frame else list(table)
    for column in FEATURE_OF:
        if names.count(column) != 1:
            raise KeyError(f"column {column!r} is {names.count(column)} times in the table")
    for column in [name for feature in FEATURES for name in feature.get("by", ())]:
        if names.count(column) != 1:
            raise KeyError(f"column {column!r} is {names.count(column)} times in the table")
    coded = {column: codes(column, table[column], keys_of(feature, table))
             for column, feature in FEATURE_OF.items()}
    kept = kept_rows(coded)
    groups = [(*group, feature) for feature in FEATURES for group in feature["groups"]]
    made = {}
    for columns, outputs, feature in groups:
        owns = lists_of(feature, keys_of(feature, table))
        cells = cells_of(feature, [coded[column] for column in columns], is_frame, owns)
        made[min(columns, key=names.index)] = list(zip(outputs, cells))
    result = laid_out(table, names, made)
    check_names([name for name, _ in result])
    return frame_of(table, result, kept) if is_frame else dict_of(result, kept)


def kept_rows(coded):
    """The rows that stay, by the policy for missing values; None for all."""
    if MISSING not in ("drop", "error"):
        return None
    lists = [as_list(found) for found in coded.values()]
    missing = {row for found in lists for row, one in enumerate(found) if one is None}
    if MISSING == "error" and missing:
        raise ValueError(f"missing value in row {min(missing)}, counted from 0")
    return [row for row in range(len(lists[0])) if row not in missing]


def keys_of(feature, table):
    """The cells of the columns that make groups, for each row; None without groups."""
    return list(zip(*(table[name] for name in feature["by"]))) if "by" in feature else None


def lists_of(feature, keys):
    """The feature of each row: with the boundary list of its group."""
    return repeat(feature) if keys is None else [list_of(feature, key) or feature for key in keys]


def as_list(found):
    return found if isinstance(found, list) else found.tolist()


def cells_of(feature, coded, is_frame, owns):
    """The cells of each output column of a group."""
    output, depth = feature["output"], feature["depth"]
    if output == "int":
        return [coded[0] if is_frame else as_list(coded[0])]
    if output == "label":
        labels = [None if one is None else own["labels"][one] for own, one in zip(owns, as_list(coded[0]))]
        return [labels]
    if output == "value":
        numbers = [own["values"][depth if one is None else one]
                   for own, one in zip(owns, as_list(coded[0]))]
        return [numpy.array(numbers, dtype=numpy.float64) if is_frame else numbers]
    join = sum if output == "count" else max
    if is_frame:
        places = [found.filled(depth) for found in coded]
        join = numpy.add.reduce if output == "count" else numpy.maximum.reduce
        hits = [[(place == bin).astype(numpy.int64) for place in places] for bin in range(depth)]
        return [join(columns) for columns in hits]
    rows = list(zip(*map(as_list, coded)))
    return [[join(int(one == bin) for one in row) for row in rows] for bin in range(depth)]
`;
