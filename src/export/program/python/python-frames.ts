/** The part of an exported Python module that makes a DataFrame or a dict of cells. */
export const PYTHON_FRAMES: string = `

def laid_out(table, names, made):
    """All columns of the result in order: (name, cells)."""
    groups = [pair for name in names for pair in made.get(name, ())]
    if APPEND:
        return [(name, table[name]) for name in names] + groups
    result = []
    for name in names:
        result += made.get(name, ())
        if name not in FEATURE_OF:
            result.append((name, table[name]))
    return result


def check_names(names):
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise ValueError(f"the result would have the column {twice!r} twice")


def frame_of(table, result, kept):
    import pandas

    def column(cells):
        if isinstance(cells, numpy.ma.MaskedArray):
            mask = numpy.ma.getmaskarray(cells)
            cells = pandas.arrays.IntegerArray(cells.data.copy(), mask.copy())
        return cells if isinstance(cells, pandas.Series) else pandas.Series(cells, index=table.index)

    frame = pandas.concat([column(cells) for _, cells in result], axis=1)
    frame.columns = [name for name, _ in result]
    return frame if kept is None else frame.iloc[kept]


def dict_of(result, kept):
    if kept is None:
        return {name: cells for name, cells in result}
    return {name: [cells[row] for row in kept] for name, cells in result}
`;
