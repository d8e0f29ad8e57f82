"""Takes SQL from standard input as clickhouse local does, and writes rows as CSV: ClickHouse of chdb."""

import sys

from chdb import session

database = session.Session()
database.query("SET max_query_size = 1000000000")
database.query("SET max_ast_elements = 10000000")
database.query("SET max_expanded_ast_elements = 10000000")
first, check = sys.stdin.read().split(";\n", 1)
for query in (first, check.rstrip().rstrip(";")):
    sys.stdout.write(str(database.query(query, "CSV")))
