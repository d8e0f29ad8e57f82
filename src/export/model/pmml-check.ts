/** The check of a PMML document. */
export const PMML_CHECK: string = `

def check():
    handle, path = tempfile.mkstemp(suffix=".pmml")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(DOCUMENT)
    evaluator = jpmml_evaluator.make_evaluator(path)
    os.unlink(path)
    rows = range(len(next(iter(VALUES.values()))))
    found = []
    for row in rows:
        arguments = {column: values[row] for column, values in VALUES.items()}
        found.append(evaluator.evaluate(arguments))
    for name, expected in expected_table(rows).items():
        compare("pmml", name, rows, expected, [cell_of(one.get("out_" + name)) for one in found])
    return report(f"jpmml-evaluator {jpmml_evaluator.__version__}")


def cell_of(cell):
    return None if cell is None or cell != cell else cell


if __name__ == "__main__":
    raise SystemExit(check())
`;
