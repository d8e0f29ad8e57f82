"""Records sparse matrices of Keras (on JAX), scikit-learn and SciPy: python record-sparse.py > sparse.json"""

import io
import json
import os

os.environ["KERAS_BACKEND"] = "jax"

import keras
import numpy
import scipy
import sklearn
from scipy.io import mmwrite
from scipy.sparse import coo_matrix
from sklearn.datasets import dump_svmlight_file
from sklearn.preprocessing import KBinsDiscretizer, OneHotEncoder

generator = numpy.random.default_rng(7)


def recorded(name, columns, rows, spec, matrix, drop_first=False):
    """A case: what goes in, and the matrix as triplets, Matrix Market and svmlight."""
    matrix = coo_matrix(matrix).tocsr()
    matrix.sum_duplicates()
    triplets = matrix.tocoo()
    market, light = io.BytesIO(), io.BytesIO()
    mmwrite(market, matrix.astype(numpy.int64), field="integer", symmetry="general")
    dump_svmlight_file(matrix.astype(numpy.int64), numpy.arange(len(rows)), light, zero_based=False)
    return {
        "name": name,
        "columns": columns,
        "rows": rows,
        "spec": spec,
        "drop_first": drop_first,
        "shape": list(matrix.shape),
        "indices": [[int(r), int(c)] for r, c in zip(triplets.row, triplets.col)],
        "values": [int(v) for v in triplets.data],
        "mtx": market.getvalue().decode(),
        "svmlight": light.getvalue().decode(),
    }


def of_keras(mode, columns):
    boundaries = [-0.5, 0.0, 0.25, 1.0]
    values = numpy.round(generator.normal(size=(12, columns)), 3).astype("float32")
    values[3, 0] = boundaries[1]
    layer = keras.layers.Discretization(bin_boundaries=boundaries, output_mode=mode, sparse=True)
    sparse = layer(values).sum_duplicates()
    # Entries past nse are padding.
    names = [f"x{i}" for i in range(columns)]
    feature = {"columns": names, "boundaries": boundaries, "output": mode, "name": "x"}
    spec = {"precision": "float32", "missing": "last", "features": [feature]}
    rows, cols = numpy.asarray(sparse.indices).T
    data = numpy.asarray(sparse.data)
    kept = rows < sparse.shape[0]
    matrix = coo_matrix((data[kept], (rows[kept], cols[kept])), shape=sparse.shape)
    rows = [[float(x) for x in row] for row in values]
    return recorded(f"Keras {mode} of {columns}", names, rows, spec, matrix)


def of_sklearn(drop):
    values = numpy.round(generator.normal(size=(15, 2)), 2)
    names = ["a", "b"]
    encode = "onehot" if drop is None else "ordinal"
    bins = KBinsDiscretizer(4, encode=encode, strategy="uniform").fit(values)
    matrix = bins.transform(values)
    if drop is not None:
        matrix = OneHotEncoder(drop=drop).fit_transform(matrix)
    features = [
        {"columns": [name], "boundaries": list(edges[1:-1]), "output": "one_hot"}
        for name, edges in zip(names, bins.bin_edges_)
    ]
    rows = [[float(x) for x in row] for row in values]
    what = "KBinsDiscretizer onehot" if drop is None else "OneHotEncoder without the first"
    return recorded(f"scikit-learn {what}", names, rows, {"features": features}, matrix, drop is not None)


print(
    json.dumps(
        {
            "versions": {
                "keras": keras.__version__,
                "scikit-learn": sklearn.__version__,
                "scipy": scipy.__version__,
            },
            "cases": [
                of_keras("one_hot", 1),
                of_keras("multi_hot", 1),
                of_keras("multi_hot", 3),
                of_keras("count", 3),
                of_sklearn(None),
                of_sklearn("first"),
            ],
        }
    )
)
