/** The end of a script for spark-submit that bins files. */
export const JOB_RUNTIME: string = `

def main():
    """spark-submit JOB.py INPUT OUTPUT: CSV or Parquet in, Parquet or CSV out."""
    import argparse

    from pyspark.sql import SparkSession

    parser = argparse.ArgumentParser(description="Bins columns of files by the spec of this script.")
    parser.add_argument("input", nargs="+", help="files or folders")
    parser.add_argument("output", help="a folder, which must not exist yet")
    formats = ("csv", "parquet")
    parser.add_argument("--from", dest="source", choices=formats, help="default: by the name of the input")
    parser.add_argument("--to", choices=formats, default="parquet", help="default: parquet")
    parser.add_argument("--delimiter", default=",", help="of CSV in and out")
    parser.add_argument("--null", default="", help="text of a missing cell in CSV, besides the empty cell")
    parser.add_argument("--overwrite", action="store_true", help="replace the output")
    options = parser.parse_args()
    session = SparkSession.builder.appName("discretize").getOrCreate()
    result = discretize(read(session, options))
    writer = result.write.mode("overwrite" if options.overwrite else "errorifexists")
    if options.to == "csv":
        writer.options(header=True, sep=options.delimiter, escape='"').csv(options.output)
    else:
        writer.parquet(options.output)
    session.stop()


def read(session, options):
    source = options.source or ("csv" if ".csv" in options.input[0] else "parquet")
    if source == "parquet":
        return session.read.parquet(*options.input)
    reader = session.read.options(header=True, sep=options.delimiter, escape='"', mode="FAILFAST",
                                  multiLine=True, nullValue=options.null)
    # Numbers are read as double; a cell that is not one fails the job. Other columns stay text.
    names = reader.csv(options.input[0]).columns
    for column in COLUMNS:
        if column not in names:
            raise KeyError(f"the input has no column {column!r}")
    quoted = ["\`" + name.replace("\`", "\`\`") + "\`" for name in names]
    schema = ", ".join(f"{name} {'DOUBLE' if plain in COLUMNS else 'STRING'}"
                       for plain, name in zip(names, quoted))
    return reader.schema(schema).option("enforceSchema", False).csv(options.input)


if __name__ == "__main__":
    main()
`;
