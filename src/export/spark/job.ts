import { NUMBERS_NOTE, READ_RUNTIME } from './read.ts';

/** The end of a script for spark-submit that bins files. */
export const JOB_RUNTIME: string = `

def main():
    """spark-submit JOB.py INPUT OUTPUT: CSV or Parquet in, Parquet or CSV out.
${NUMBERS_NOTE}"""
    import argparse

    from pyspark.sql import SparkSession

    parser = argparse.ArgumentParser(description="Bins columns of files by the spec of this script.")
    parser.add_argument("input", nargs="+", help="files or folders")
    parser.add_argument("output", help="a folder, which must not exist yet")
    add_read_arguments(parser)
    parser.add_argument("--to", choices=("csv", "parquet"), default="parquet", help="default: parquet")
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


${READ_RUNTIME}

if __name__ == "__main__":
    main()
`;
