"""What the Python peers share: the case as JSON in argv[1], a path or standard input after it."""

import json
import sys

CASE = json.loads(sys.argv[1])
SOURCE = sys.argv[2] if len(sys.argv) > 2 else "/dev/stdin"
OUT = "/dev/stdout"
FEATURES = CASE["features"]
MODE = CASE["mode"]
TARGETS = [column for feature in FEATURES for column in feature["columns"]]


def number(value):
    return repr(value)


def labels(boundaries):
    inner = [f"[{a}, {b})" for a, b in zip(boundaries, boundaries[1:])]
    return [f"(-inf, {boundaries[0]})", *inner, f"[{boundaries[-1]}, +inf)"]


def feature_at(column):
    """The feature that is made in place of a column; False where the column goes; None where it stays."""
    for feature in FEATURES:
        if column in feature["columns"]:
            return feature if feature["columns"][0] == column else False
    return None


def header():
    """The names of the columns; of a pipe there is no second reading, so cases say them."""
    return CASE["header"]
