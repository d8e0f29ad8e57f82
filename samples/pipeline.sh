#!/bin/sh
# How long are the trips of each fare class? Buckets a file, and counts the pairs of bins.
set -eu
cd "$(dirname "$0")"
export LC_ALL=C

# This runs the clone that the samples are in; once installed, the command is plain `discretize`.
discretize() { node ../bin/discretize.js "$@"; }

discretize --spec trips.json trips.csv |
  tail -n +2 |
  cut -d, -f4,5 |
  sort |
  uniq -c |
  awk '{ n = $1; sub(/^ *[0-9]+ /, ""); printf "%4d trips  distance bin and fare: %s\n", n, $0 }'
