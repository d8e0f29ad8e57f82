/** The part of an exported Python module for groups of rows; left out without groups. */
export const PYTHON_GROUPS: string = `

def key_part(cell):
    """The text of a cell in a key; empty if it is missing."""
    if cell is None or type(cell).__name__ in ("NAType", "NaTType", "MaskedConstant") or cell != cell:
        return ""
    is_whole = hasattr(cell, "is_integer") and cell.is_integer()
    text = str(int(cell)) if is_whole else str(cell)
    return text if text.strip(" \\t") else ""


def list_of(feature, key):
    """The feature with the boundary list of a key; None for an unknown group whose values count as missing."""
    parts = tuple(key_part(cell) for cell in key)
    if len(parts) != len(feature["by"]):
        raise TypeError(f"a key has {len(feature['by'])} cells, by {feature['by']}: {key!r}")
    found = feature["keys"].get(parts)
    if found is None and feature["otherwise"] == "error":
        raise ValueError(f"unknown group of {', '.join(feature['by'])}: {parts!r}")
    if found is None and feature["otherwise"] == "missing":
        return None
    return LISTS[id(feature)][found or 0]


LISTS = {id(feature): [{**feature, **own} for own in feature.get("lists", ())] for feature in FEATURES}


def masked(found):
    """Codes as a masked numpy array."""
    mask = [one is None for one in found]
    return numpy.ma.array([0 if one is None else one for one in found], mask=mask, dtype=numpy.int64)
`;
