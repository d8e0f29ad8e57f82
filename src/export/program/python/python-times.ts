/** The part of an exported Python module for columns of times; left out without such columns. */
export const PYTHON_TIMES: string = `from datetime import date, datetime, timedelta, timezone

EPOCH = datetime(1970, 1, 1)


def time_number(part, value):
    """Whole milliseconds since 1970 of a time, or a part of it in UTC; NaN if it is missing. Other types are errors."""
    kind = type(value).__name__
    if kind == "datetime64" and not numpy.isnat(value):
        return float(time_numbers(part, numpy.array([value]))[0])
    if value is None or kind in ("NAType", "NaTType", "MaskedConstant", "datetime64") or value != value:
        return nan
    if not isinstance(value, date):
        raise TypeError(f"not a time: {value!r}")
    if not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day)
    if value.tzinfo is not None:
        value = value.astimezone(timezone.utc).replace(tzinfo=None)
    if part == "time":
        return float((value - EPOCH) // timedelta(milliseconds=1))
    if part == "quarter":
        return float((value.month + 2) // 3)
    return float(value.isoweekday() if part == "weekday" else getattr(value, part))


def time_numbers(part, values):
    """The same for all values, as a float64 array."""
    if getattr(getattr(values, "dt", None), "tz", None) is not None:
        values = values.dt.tz_convert("UTC").dt.tz_localize(None)
    array = numpy.asarray(values)
    if isinstance(values, numpy.ma.MaskedArray) or array.dtype.kind == "O":
        return numpy.array([time_number(part, value) for value in values], dtype=numpy.float64)
    if array.dtype.kind != "M":
        if array.size > 0 and not (array.dtype.kind == "f" and numpy.isnan(array).all()):
            raise TypeError(f"not times: values of type {array.dtype}")
        return numpy.full(array.shape, nan)
    days = array.astype("datetime64[D]").astype(numpy.int64)
    months = array.astype("datetime64[M]").astype(numpy.int64)
    if part == "time":
        result = array.astype("datetime64[ms]").astype(numpy.int64)
    elif part == "hour":
        result = array.astype("datetime64[h]").astype(numpy.int64) % 24
    elif part == "weekday":
        result = (days + 3) % 7 + 1
    elif part == "day":
        result = days - array.astype("datetime64[M]").astype("datetime64[D]").astype(numpy.int64) + 1
    else:
        result = {"month": months % 12 + 1, "quarter": months % 12 // 3 + 1, "year": months // 12 + 1970}[part]
    return numpy.where(numpy.isnat(array), nan, result.astype(numpy.float64))


`;
