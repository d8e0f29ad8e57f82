"""Fits columns with optbinning, once for each set of parameters.

Reads a list of {"x": [...], "y": [...], "special_codes": [...], "params": [{...}, ...]} from standard input, and prints
for each a list with what the golden files keep of a run: params, auto_trend, splits, and the counts of the table's rows.
"""

import json
import sys

import numpy as np
from optbinning import OptimalBinning
from optbinning.binning import binning

chosen = []
choose = binning.auto_monotonic


def recorded(*args, **kwargs):
    chosen.append(choose(*args, **kwargs))
    return chosen[-1]


binning.auto_monotonic = recorded


def run(given, params):
    chosen.clear()
    x = np.array([np.nan if v is None else v for v in given["x"]])
    special = given["special_codes"] or None
    fitted = OptimalBinning(name="x", dtype="numerical", special_codes=special, **params)
    fitted.fit(x, np.array(given["y"]))
    table = fitted.binning_table.build()
    rows = table.iloc[: len(fitted.splits) + 1]
    counts = [{"Event": int(e), "Non-event": int(n)} for e, n in zip(rows["Event"], rows["Non-event"])]
    trend = {"auto_trend": chosen[-1]} if chosen else {}
    return {"params": params, **trend, "splits": list(map(float, fitted.splits)), "table": {"rows": counts}}


cases = json.load(sys.stdin)
json.dump([[run(given, params) for params in given["params"]] for given in cases], sys.stdout)
