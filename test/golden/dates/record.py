"""Records what pandas, polars and DuckDB make of times; prints JSON. Needs pandas, polars and duckdb."""
import json
import random
from datetime import datetime, timezone

import duckdb
import pandas as pd
import polars as pl

random.seed(17)
ZONES = ["UTC", "Europe/Berlin", "America/New_York"]
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)



def ms(when):
    return int((when - EPOCH).total_seconds() * 1000)


def instants():
    fixed = [
        "1969-12-31T23:59:59.999Z", "1970-01-01T00:00:00Z", "1968-02-29T12:00:00Z", "1900-03-01T00:00:00Z",
        "2000-02-29T23:59:59Z", "2024-02-29T00:00:00Z", "2026-03-29T00:59:59Z", "2026-03-29T01:00:00Z",
        "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-03-08T06:59:59Z", "2026-03-08T07:00:00Z",
        "2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z", "2026-01-01T00:00:00Z", "2025-12-31T23:30:00Z",
    ]
    found = [pd.Timestamp(text) for text in fixed]
    found += [pd.Timestamp(random.randrange(-2 * 10**9, 4 * 10**9), unit="s", tz="UTC") for _ in range(60)]
    return found


INSTANTS = instants()


def floors(zone):
    """polars truncates in the zone; weeks begin on Monday."""
    series = pl.Series([when.to_pydatetime() for when in INSTANTS]).dt.cast_time_unit("ms").dt.convert_time_zone(zone)
    names = {"month": "1mo", "quarter": "1q", "year": "1y", "week": "1w", "day": "1d", "hour": "1h"}
    return {step: series.dt.truncate(every).dt.epoch("ms").to_list() for step, every in names.items()}


def duckdb_floors():
    """DuckDB's date_trunc and time_bucket in UTC."""
    con = duckdb.connect()
    con.execute("set timezone = 'UTC'")
    con.execute("create table t(i integer, x timestamp)")
    con.executemany("insert into t values (?, ?)", [(i, when.tz_localize(None).to_pydatetime()) for i, when in enumerate(INSTANTS)])
    out = {}
    for step in ["month", "quarter", "year", "week", "day", "hour"]:
        out[step] = [row[0] for row in con.execute(f"select epoch_ms(date_trunc('{step}', x)) from t order by i").fetchall()]
    out["6h"] = [row[0] for row in con.execute("select epoch_ms(time_bucket(interval '6 hours', x, timestamp '1970-01-01')) from t order by i").fetchall()]
    return out


def locals_(zone):
    """pandas localizes; a time that the zone skips or has twice is null, or the earlier or later instant."""
    texts = [
        "2026-03-29 01:59:59", "2026-03-29 02:00:00", "2026-03-29 02:30:00", "2026-03-29 03:00:00",
        "2026-10-25 01:59:59", "2026-10-25 02:00:00", "2026-10-25 02:30:00", "2026-10-25 03:00:00",
        "2026-03-08 01:59:59", "2026-03-08 02:30:00", "2026-03-08 03:00:00", "2026-11-01 00:59:59",
        "2026-11-01 01:00:00", "2026-11-01 01:30:00", "2026-11-01 02:00:00", "1965-07-01 12:00:00",
        "1945-07-01 12:00:00", "2024-02-29 12:00:00",
    ]
    out = []
    for text in texts:
        when = pd.Timestamp(text)
        error = when.tz_localize(zone, ambiguous="NaT", nonexistent="NaT")
        earlier = when.tz_localize(zone, ambiguous=True, nonexistent="NaT")
        later = when.tz_localize(zone, ambiguous=False, nonexistent="NaT")
        out.append([text] + [None if x is pd.NaT else ms(x) for x in (error, earlier, later)])
    return out


def parts(zone):
    series = pd.Series(INSTANTS).dt.tz_convert(zone)
    return {
        "hour": series.dt.hour.tolist(),
        "weekday": (series.dt.day_of_week + 1).tolist(),
        "day": series.dt.day.tolist(),
        "month": series.dt.month.tolist(),
        "quarter": series.dt.quarter.tolist(),
        "year": series.dt.year.tolist(),
    }


print(json.dumps({
    "versions": {"pandas": pd.__version__, "polars": pl.__version__, "duckdb": duckdb.__version__},
    "instants": [int(when.timestamp() * 1000 // 1) if when.microsecond == 0 else ms(when) for when in INSTANTS],
    "zones": [{"zone": zone, "floors": floors(zone), "locals": locals_(zone), "parts": parts(zone)} for zone in ZONES],
    "duckdb": duckdb_floors(),
}, indent=1))
