/** The part of an exported R source that is the same for every spec. */
export const R_RUNTIME: string = `
# discretize(table): a data frame with its columns binned.
# codes(column, values): the codes of a column's values, by the column's name; codes(column, values, keys) if the
#   column has groups: keys is a list of the columns that make them.
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

codes <- function(column, values, keys = NULL) {
  feature <- feature_of(column)
  x <- numbers_of(values)
  row_list <- if (is.null(feature$by)) NULL else list_number(feature, keys)
  count <- if (is.null(row_list)) findInterval(x, feature$numbers, left.open = feature$left_open) else 0L
  size <- length(feature$numbers)
  absent <- feature$missing_code
  if (!is.null(row_list)) {
    counts <- counts_by_group(feature, x, row_list)
    count <- counts$count
    size <- counts$size
    absent <- feature$missing_codes[ifelse(is.na(row_list), 0L, row_list) + 1L]
  }
  missing <- is.na(x) | x %in% feature$missing_numbers
  missing <- missing | is.na(count)
  special <- rep(NA_integer_, length(x))
  for (i in seq_along(feature$special)) for (range in feature$special[[i]]) {
    special[!missing & x >= range[1] & x <= range[2]] <- feature$special_code + i - 1L
  }
  if (feature$bounded) {
    missing <- missing | count == 0L | count == size
    count <- count - 1L
  }
  count[missing] <- if (length(absent) == 1) absent else absent[missing]
  is_special <- !is.na(special)
  count[is_special] <- special[is_special]
  count
}

cells_of <- function(feature, coded, row_list = 0L) {
  row_list[is.na(row_list)] <- 0L
  if (feature$output == "int") return(coded)
  if (feature$output == "label") return(list(feature$labels[row_list * feature$depth + coded[[1]] + 1L]))
  if (feature$output == "value") {
    place <- ifelse(is.na(coded[[1]]), feature$depth, coded[[1]])
    return(list(feature$values[row_list * (feature$depth + 1L) + place + 1L]))
  }
  join <- if (feature$output == "count") \`+\` else pmax
  lapply(seq_len(feature$depth) - 1L, function(bin) {
    Reduce(join, lapply(coded, function(one) as.integer(!is.na(one) & one == bin)))
  })
}

discretize <- function(table) {
  names <- names(table)
  bound <- unlist(lapply(FEATURES, function(feature) feature$columns))
  by <- unlist(lapply(FEATURES, function(feature) feature$by))
  for (column in c(bound, by)) {
    if (sum(names == column) != 1) {
      stop("column ", dQuote(column, FALSE), " is ", sum(names == column), " times in the table")
    }
  }
  keys_of <- function(feature) if (is.null(feature$by)) NULL else lapply(feature$by, function(name) table[[name]])
  coded <- setNames(lapply(bound, function(column) {
    codes(column, table[[column]], keys_of(feature_of(column)))
  }), bound)
  ends_row <- if (MISSING %in% c("drop", "error")) Reduce(\`|\`, lapply(coded, is.na)) else FALSE
  if (MISSING == "error" && any(ends_row)) stop("missing value in row ", which(ends_row)[1])
  made <- vector("list", length(names))
  for (feature in FEATURES) for (group in feature$groups) {
    row_list <- if (is.null(feature$by)) 0L else list_number(feature, keys_of(feature))
    cells <- cells_of(feature, unname(coded[group$columns]), row_list)
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
    structure(lapply(c(VALUES, KEYS), function(values) values[rows]), class = "data.frame",
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
    compare("code", column, rows, CODES[[column]], codes(column, VALUES[[column]], KEYS[feature_of(column)$by]))
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
  row_list <- if (is.null(feature$by)) rep(0L, length(coded[[1]])) else list_number(feature, KEYS[feature$by])
  row_list[is.na(row_list)] <- 0L
  if (feature$output == "label") {
    return(list(mapply(function(one, at) if (is.na(one)) NA else feature$labels[at * feature$depth + one + 1],
                       coded[[1]], row_list)))
  }
  if (feature$output == "value") {
    return(list(mapply(function(one, at) {
      feature$values[at * (feature$depth + 1) + (if (is.na(one)) feature$depth else one) + 1]
    }, coded[[1]], row_list)))
  }
  matrix <- do.call(cbind, coded)
  lapply(seq_len(feature$depth), function(bin) apply(matrix, 1, function(row) {
    hits <- sum(row == bin - 1, na.rm = TRUE)
    if (feature$output == "count") hits else min(hits, 1)
  }))
}

check()
`;
