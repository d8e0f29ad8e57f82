/** The note about numbers in CSV files. */
export const NUMBERS_NOTE = `
CSV is read by Spark, which takes cells such as 1.5d, 2f and 0x1p3 as numbers; discretize does not.
`;

/** The part of the scripts for spark-submit that reads files. */
export const READ_RUNTIME: string = `def add_read_arguments(parser):
    formats = ("csv", "parquet")
    parser.add_argument("--from", dest="source", choices=formats, help="default: by the name of the input")
    parser.add_argument("--delimiter", default=",", help="of CSV")
    parser.add_argument("--null", default="", help="text of a missing cell in CSV, besides the empty cell")
    parser.add_argument("--names", help="names of the columns of CSV without a header row: a,b,c")


def quoted(name):
    return "\`" + name.replace("\`", "\`\`") + "\`"


def read(session, options):
    source = options.source or ("csv" if ".csv" in options.input[0] else "parquet")
    if source == "parquet":
        return session.read.parquet(*options.input)
    header = options.names is None
    reader = session.read.options(header=header, sep=options.delimiter, escape='"', mode="FAILFAST",
                                  multiLine=True, nullValue=options.null)
    names = reader.csv(options.input[0]).columns if header else options.names.split(",")
    for column in COLUMNS:
        if column not in names:
            raise KeyError(f"the input has no column {column!r}")
    # Numbers are read as double; any other cell fails the job. Other columns stay text.
    schema = ", ".join(f"{quoted(name)} {'DOUBLE' if name in COLUMNS else 'STRING'}" for name in names)
    return reader.schema(schema).option("enforceSchema", not header).csv(options.input)
`;
