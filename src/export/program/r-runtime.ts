/** The part of an exported R source that is the same for every spec. */
export const R_RUNTIME: string = `
# discretize(table): a data frame with its columns binned.
# codes(column, values): the codes of a column's values, by the column's name.
# NA, NaN and NULL are missing. Text, factors and logical values are errors.

feature_of <- function(column) {
  for (feature in FEATURES) if (column %in% feature$columns) return(feature)
  stop("unknown column ", dQuote(column, FALSE))
}

numbers_of <- function(values) {
  if (inherits(values, "integer64")) return(as.double(values))
  is_absent <- is.logical(values) && all(is.na(values))
  if (!is_absent && (!is.numeric(values) || is.object(values))) {
    stop("not numbers: values of class ", class(values)[1])
  }
  as.double(values)
}

codes <- function(column, values) {
  feature <- feature_of(column)
  x <- numbers_of(values)
  count <- findInterval(x, feature$numbers, left.open = feature$left_open)
  missing <- is.na(x) | x %in% feature$missing_numbers
  special <- rep(NA_integer_, length(x))
  for (i in seq_along(feature$special)) for (range in feature$special[[i]]) {
    special[!missing & x >= range[1] & x <= range[2]] <- feature$bins + i - 1L
  }
  if (feature$bounded) {
    missing <- missing | count %in% c(0L, length(feature$numbers))
    count <- count - 1L
  }
  count[missing] <- feature$missing_code
  is_special <- !is.na(special)
  count[is_special] <- special[is_special]
  count
}

cells_of <- function(feature, coded) {
  if (feature$output == "int") return(coded)
  if (feature$output == "label") return(list(feature$labels[coded[[1]] + 1L]))
  if (feature$output == "value") {
    place <- ifelse(is.na(coded[[1]]), feature$depth, coded[[1]])
    return(list(feature$values[place + 1L]))
  }
  join <- if (feature$output == "count") \`+\` else pmax
  lapply(seq_len(feature$depth) - 1L, function(bin) {
    Reduce(join, lapply(coded, function(one) as.integer(!is.na(one) & one == bin)))
  })
}

discretize <- function(table) {
  names <- names(table)
  bound <- unlist(lapply(FEATURES, function(feature) feature$columns))
  for (column in bound) {
    if (sum(names == column) != 1) {
      stop("column ", dQuote(column, FALSE), " is ", sum(names == column), " times in the table")
    }
  }
  coded <- setNames(lapply(bound, function(column) codes(column, table[[column]])), bound)
  ends_row <- if (MISSING %in% c("drop", "error")) Reduce(\`|\`, lapply(coded, is.na)) else FALSE
  if (MISSING == "error" && any(ends_row)) stop("missing value in row ", which(ends_row)[1])
  made <- vector("list", length(names))
  for (feature in FEATURES) for (group in feature$groups) {
    cells <- cells_of(feature, unname(coded[group$columns]))
    at <- min(match(group$columns, names))
    made[[at]] <- c(made[[at]], setNames(cells, group$names))
  }
  kept <- lapply(seq_along(names), function(at) {
    if (APPEND || !names[at] %in% bound) setNames(list(table[[at]]), names[at]) else NULL
  })
  parts <- if (APPEND) c(kept, made) else rbind(made, kept)
  result <- do.call(c, c(parts))
  if (anyDuplicated(names(result))) {
    twice <- names(result)[anyDuplicated(names(result))]
    stop("the result would have the column ", dQuote(twice, FALSE), " twice")
  }
  result <- structure(result, class = "data.frame", row.names = .set_row_names(nrow(table)))
  if (MISSING == "drop") result[!ends_row, , drop = FALSE] else result
}
`;

/** The check of an exported R source. */
export const R_CHECK: string = `
check <- function() {
  differences <- character(0)
  rows <- seq_along(CODES[[1]])
  table_of <- function(rows) {
    structure(lapply(VALUES, function(values) values[rows]), class = "data.frame",
              row.names = .set_row_names(length(rows)))
  }
  compare <- function(form, name, rows, expected, found) {
    if (length(expected) != length(found)) {
      differences <<- c(differences, paste0(form, ": ", name, ": ", length(expected),
                                            " rows expected, ", length(found), " found"))
    }
    differ <- which(!(is.na(expected) & is.na(found)) & !(expected %in% found & expected == found))
    for (i in differ) {
      at <- paste0(names(VALUES), "=", sapply(VALUES, function(one) format(one[rows[i]], digits = 17)),
                   collapse = ", ")
      differences <<- c(differences, paste0(form, ": ", name, ": ", at, ": expected ", expected[i],
                                            ", found ", found[i]))
    }
  }
  for (column in names(VALUES)) {
    compare("code", column, rows, CODES[[column]], codes(column, VALUES[[column]]))
  }
  complete <- Reduce(\`&\`, lapply(CODES, function(codes) !is.na(codes)))
  if (!MISSING %in% c("drop", "error")) complete <- rep(TRUE, length(rows))
  found <- discretize(table_of(if (MISSING == "error") rows[complete] else rows))
  for (feature in FEATURES) for (group in feature$groups) {
    expected <- lapply(expected_cells(feature, group), function(cells) cells[complete])
    for (i in seq_along(expected)) {
      compare("table", group$names[i], rows[complete], expected[[i]], found[[group$names[i]]])
    }
  }
  for (row in if (MISSING == "error") rows[!complete] else integer(0)) {
    raised <- tryCatch({ discretize(table_of(row)); FALSE }, error = function(e) TRUE)
    if (!raised) differences <- c(differences, paste("row", row, ": no error for a missing value"))
  }
  cat("engine: R ", as.character(getRversion()), "\\n", sep = "")
  if (length(differences) > 0) cat(head(differences, 1000), sep = "\\n")
  count <- length(rows) * length(VALUES)
  cat(length(differences), " differences in ", count, " values\\n", sep = "")
  quit(status = if (length(differences) > 0) 1 else 0)
}

expected_cells <- function(feature, group) {
  coded <- CODES[group$columns]
  if (feature$output == "int") return(coded)
  if (feature$output == "label") {
    return(list(sapply(coded[[1]], function(one) if (is.na(one)) NA else feature$labels[one + 1])))
  }
  if (feature$output == "value") {
    return(list(sapply(coded[[1]], function(one) feature$values[if (is.na(one)) feature$depth + 1 else one + 1])))
  }
  matrix <- do.call(cbind, coded)
  lapply(seq_len(feature$depth), function(bin) apply(matrix, 1, function(row) {
    hits <- sum(row == bin - 1, na.rm = TRUE)
    if (feature$output == "count") hits else min(hits, 1)
  }))
}

check()
`;
