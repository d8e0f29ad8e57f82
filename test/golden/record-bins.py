"""Records what pandas, numpy and scikit-learn make of small columns, as JSON in the folder of this file.

Run with: python record-bins.py (pip install numpy pandas scikit-learn); each file holds the versions.
"""

import json
import os
import subprocess
import sys
import warnings

# Sums of scikit-learn's threads come in any order.
os.environ["OMP_NUM_THREADS"] = "1"

import numpy as np
import pandas as pd
import sklearn
from sklearn.preprocessing import KBinsDiscretizer

warnings.simplefilter("ignore")
HERE = os.path.dirname(os.path.abspath(__file__))
RULES = ["auto", "fd", "scott", "sturges", "rice", "doane", "sqrt", "stone"]
ULP = 2.0**-52


def write(name, record):
    head = {key: value for key, value in record.items() if key != "cases"}
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in record["cases"])
    text = json.dumps(head, separators=(",", ":"))[:-1] + ',"cases":[\n' + lines + "\n]}\n"
    with open(os.path.join(HERE, name), "w", encoding="utf-8") as file:
        file.write(text)


def rounded(values, digits=3):
    return [float(x) for x in np.round(values, digits)]


def few_distinct():
    """Columns that have fewer distinct values than bins are asked for."""
    rng = np.random.default_rng(10)
    data = {
        "skew": [0, 0, 0, 0, 0, 1, 1, 1, 2, 3],
        "two": [1, 5],
        "pair": [0, 1, 1, 1, 1, 1],
        "three": [-2.5, 0, 0, 7.25],
        "ends": [0, 0, 0, 10, 10],
        "decimals": [0.1, 0.1, 0.2, 0.3, 0.3],
        "constant": [5, 5, 5],
        "zeros": [0, 0],
        "negative": [-3, -3, -3],
    }
    for i in range(12):
        size = int(rng.integers(2, 7))
        values = rng.integers(-20, 20, size) / (1 if i % 2 else 4)
        data[f"random{i}"] = [float(x) for x in rng.choice(values, int(rng.integers(4, 16)))]
    return data


def qcuts():
    rng = np.random.default_rng(26)
    data = {f"to{n}": list(range(1, n + 1)) for n in range(2, 31)}
    for n in [2, 3, 5, 7, 10, 17, 30, 64, 101, 200]:
        data[f"normal{n}"] = rounded(rng.normal(10, 4, n))
        data[f"skewed{n}"] = rounded(rng.exponential(3, n), 1)
    data.update(few_distinct())
    cases = []
    for name, values in data.items():
        many = len(values) > 30
        for q in [3, 4, 7, 10, 19, 50] if many else list(range(2, 14)) + [20, 25]:
            codes, edges = pd.qcut(values, q, labels=False, retbins=True, duplicates="drop")
            case = {"data": name, "q": q, "edges": [float(x) for x in edges]}
            # A single edge has no bin: all codes are NaN.
            case["codes"] = [-1 if np.isnan(c) else int(c) for c in codes]
            cases.append(case)
    write("pandas-qcut.json", {"pandas": pd.__version__, "numpy": np.__version__, "data": data, "cases": cases})


def histograms():
    rng = np.random.default_rng(4)
    data = {"thirds": [0, 2.332, 7], "one": [3.5], "same": [2.5, 2.5, 2.5], "pair": [0.25, 1.5]}
    for n in [4, 9, 20, 50, 100, 300]:
        data[f"normal{n}"] = rounded(rng.normal(0, 5, n))
        data[f"skewed{n}"] = rounded(rng.exponential(20, n), 2)
        data[f"flat{n}"] = rounded(rng.uniform(-1, 1, n), 4)
        data[f"whole{n}"] = [int(x) for x in rng.integers(0, 60, n)]
        data[f"counts{n}"] = [int(x) for x in rng.poisson(2, n)]
    data.update({f"few-{name}": values for name, values in few_distinct().items()})
    cases = []
    for name, values in data.items():
        # A column of whole numbers is one of an integer type, as a file of them is read.
        is_whole = all(float(x).is_integer() for x in values)
        column = np.array(values, dtype=np.int64 if is_whole else np.float64)
        for bins in RULES + [2, 3, 7, 10]:
            counts, edges = np.histogram(column, bins=bins)
            case = {"data": name, "bins": bins, "edges": [float(x) for x in edges], "counts": counts.tolist()}
            cases.append(case)
    write("numpy-histogram.json", {"numpy": np.__version__, "data": data, "cases": cases})


def kbins_data():
    data = few_distinct()
    data["ulps"] = [1.0, 1.0 + ULP, 1.0 + 2 * ULP]
    data["neighbors"] = [1.0, 1.0 + ULP]
    data["narrow"] = [1.0, 1.0 + 4e-9, 1.0 + 3e-8]
    return data


# numpy's argpartition, by which KMeans fills empty clusters, orders ties differently without these.
NO_VECTORS = {"NPY_DISABLE_CPU_FEATURES": "X86_V3 X86_V4 AVX512_ICL AVX512_SPR"}


def kbins_cases():
    data = kbins_data()
    cases = []
    for name, values in data.items():
        column = np.array(values, dtype=np.float64)[:, None]
        for strategy in ["uniform", "quantile", "kmeans"]:
            for bins in [2, 3, 4, 5, 6, 8, 10, 15]:
                if strategy == "kmeans" and bins > len(values):
                    continue  # KMeans needs as many samples as clusters.
                method = {"quantile_method": "averaged_inverted_cdf"} if strategy == "quantile" else {}
                est = KBinsDiscretizer(bins, encode="ordinal", strategy=strategy, subsample=None, **method)
                codes = est.fit_transform(column)[:, 0]
                edges = [float(x) for x in est.bin_edges_[0]]
                case = {"data": name, "strategy": strategy, "bins": bins}
                case["edges"] = edges if np.isfinite(edges).all() else None
                case["codes"] = [int(x) for x in codes]
                cases.append(case)
    return cases


def kbins():
    cases = kbins_cases()
    other = subprocess.run(
        [sys.executable, __file__, "kbins"],
        env={**os.environ, **NO_VECTORS},
        capture_output=True,
        check=True,
    )
    for case, there in zip(cases, json.loads(other.stdout), strict=True):
        if case["codes"] != there["codes"]:
            case["varies"] = True
    head = {"sklearn": sklearn.__version__, "numpy": np.__version__, "data": kbins_data()}
    write("sklearn-few.json", {**head, "cases": cases})


def cuts():
    data = few_distinct()
    cases = []
    for name, values in data.items():
        for bins in [2, 3, 5, 10, 15]:
            for right in [True, False]:
                codes, edges = pd.cut(values, bins, right=right, labels=False, retbins=True)
                case = {"data": name, "bins": bins, "right": right, "edges": [float(x) for x in edges]}
                case["codes"] = [int(c) for c in codes]
                cases.append(case)
    write("pandas-cut-few.json", {"pandas": pd.__version__, "numpy": np.__version__, "data": data, "cases": cases})


if __name__ == "__main__":
    if sys.argv[1:] == ["kbins"]:
        print(json.dumps(kbins_cases()))
        sys.exit()
    qcuts()
    histograms()
    kbins()
    cuts()
