/** The check of Keras layers. */
export const KERAS_CHECK: string = `

def check():
    rows = range(len(next(iter(VALUES.values()))))
    for config, feature in zip(CONFIGS, FEATURES):
        layer = keras.layers.Discretization.from_config(config)
        [(columns, names)] = feature["groups"]
        with numpy.errstate(over="ignore"):
            x = numpy.array([[nan if cell is None else cell for cell in VALUES[column]] for column in columns])
            found = numpy.asarray(layer(x.T.astype(numpy.float32)))
        if feature["output"] == "int":
            for column, codes in zip(columns, found.T):
                compare("keras", column, rows, CODES[column], codes.tolist())
            continue
        if found.ndim == 3:
            for i, column in enumerate(columns):
                cells = expected_cells(feature, [column], rows)
                for bin, expected in enumerate(cells):
                    compare("keras", f"{column} {bin}", rows, expected, found[:, i, bin].tolist())
            continue
        for bin, expected in enumerate(expected_cells(feature, columns, rows)):
            compare("keras", names[bin], rows, expected, found[:, bin].tolist())
    return report(f"Keras {keras.__version__} on {keras.backend.backend()}")


if __name__ == "__main__":
    raise SystemExit(check())
`;
