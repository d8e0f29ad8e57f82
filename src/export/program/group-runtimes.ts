/** The part of an exported Python module for groups of rows; left out without groups. */
export const PYTHON_GROUPS: string = `

def key_part(cell):
    """The text of a cell in a key; empty if it is missing."""
    if cell is None or type(cell).__name__ in ("NAType", "NaTType", "MaskedConstant") or cell != cell:
        return ""
    is_whole = hasattr(cell, "is_integer") and cell.is_integer()
    text = str(int(cell)) if is_whole else str(cell)
    return text if text.strip(" \\t") else ""


def list_of(feature, key):
    """The feature with the boundary list of a key; None for an unknown group whose values count as missing."""
    parts = tuple(key_part(cell) for cell in key)
    if len(parts) != len(feature["by"]):
        raise TypeError(f"a key has {len(feature['by'])} cells, by {feature['by']}: {key!r}")
    found = feature["keys"].get(parts)
    if found is None and feature["otherwise"] == "error":
        raise ValueError(f"unknown group of {', '.join(feature['by'])}: {parts!r}")
    if found is None and feature["otherwise"] == "missing":
        return None
    return LISTS[id(feature)][found or 0]


LISTS = {id(feature): [{**feature, **own} for own in feature.get("lists", ())] for feature in FEATURES}


def masked(found):
    """Codes as a masked numpy array."""
    mask = [one is None for one in found]
    return numpy.ma.array([0 if one is None else one for one in found], mask=mask, dtype=numpy.int64)
`;

/** The part of an exported module for polars for groups of rows; left out without groups. */
export const POLARS_GROUPS: string = `

UNKNOWN = {"all": 0, "missing": None, "error": -1}


def list_number(feature):
    """The expression of the number of each row's boundary list; null or -1 for an unknown group."""
    parts = [polars.col(name).cast(polars.String).fill_null("") for name in feature["by"]]
    parts = [polars.when(part.str.strip_chars(" \\t") == "").then(polars.lit("")).otherwise(part) for part in parts]
    sized = [polars.concat_str([part.str.len_chars().cast(polars.String), polars.lit(":"), part]) for part in parts]
    numbers = {"".join(f"{len(part)}:{part}" for part in key): number for key, number in feature["keys"].items()}
    default = polars.lit(UNKNOWN[feature["otherwise"]], polars.Int64)
    key = polars.concat_str(sized)
    return key.replace_strict(numbers, default=default, return_dtype=polars.Int64) if numbers else default


def counts_by_group(feature, x):
    """
    The expressions of a value's count in the list of its row, of the list's length, and of the code of a missing
    value. Values are ranked among the numbers of all lists; the ranks of a list are searched in one list of whole
    numbers, in which the lists follow one another.
    """
    lists = feature["lists"]
    every = sorted({number for own in lists for number in own["numbers"]})
    ranks = {number: rank for rank, number in enumerate(every, 1)}
    span = len(every) + 1
    places = [number * span + ranks[one] for number, own in enumerate(lists) for one in own["numbers"]]
    row_list = list_number(feature)
    row_list = polars.when(row_list >= 0).then(row_list)
    start = count_below(places, row_list * span, dtype=polars.Int64)
    rank = count_below(every, x, feature["side"])
    count = count_below(places, row_list * span + rank, dtype=polars.Int64) - start
    size = count_below(places, row_list * span + len(every), dtype=polars.Int64) - start
    codes = dict(enumerate(own["missing_code"] for own in lists))
    absent = row_list.fill_null(0).replace_strict(codes, return_dtype=polars.Int64)
    return polars.when(row_list.is_not_null()).then(count), size, absent
`;

/** The part of an exported R source for groups of rows; left out without groups. */
export const R_GROUPS: string = `
# The texts of a column's cells in keys; empty if they are missing.
key_part <- function(values) {
  text <- as.character(values)
  if (is.numeric(values)) {
    is_whole <- !is.na(values) & values == floor(values)
    text[is_whole] <- sprintf("%.0f", as.double(values[is_whole]))
  }
  ifelse(is.na(text) | grepl("^[ \\t]*$", text), "", text)
}

joined <- function(parts) {
  do.call(paste0, lapply(parts, function(part) paste0(nchar(part), ":", enc2utf8(part))))
}

# The number of the boundary list of each row, from 0; NA for an unknown group whose values count as missing.
list_number <- function(feature, keys) {
  if (length(keys) != length(feature$by)) stop("missing keys: ", paste(feature$by, collapse = ", "))
  found <- feature$lists_of_keys[match(joined(lapply(keys, key_part)), joined(feature$keys))]
  if (feature$otherwise == "error" && anyNA(found)) stop("unknown group in row ", which(is.na(found))[1])
  if (feature$otherwise == "all") found[is.na(found)] <- 0L
  found
}

# Values are ranked among the numbers of all lists; the ranks of a list are searched in one list of whole numbers, in
# which the lists follow one another.
counts_by_group <- function(feature, x, row_list) {
  every <- sort(unique(unlist(feature$lists)))
  span <- length(every) + 1
  places <- unlist(lapply(seq_along(feature$lists), function(i) {
    (i - 1) * span + match(feature$lists[[i]], every)
  }))
  below <- function(place) findInterval(place, as.double(places))
  rank <- findInterval(x, as.double(every), left.open = feature$left_open)
  start <- below(row_list * span)
  list(count = below(row_list * span + rank) - start, size = below(row_list * span + span - 1) - start)
}
`;
