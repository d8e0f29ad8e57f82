/** `discretize help dates`. */
export function datesTopic(): string {
  return `Dates, durations and written numbers

Boundaries that are dates make a column of dates; without them, use --type:

  -b picked_up=2026-01-01,2026-04-01          --type picked_up=datetime
  -b wait=1m,1h                               --type duration

Cells, without any guessing; others are invalid:

  --time-format iso (default)   2026-03-01, 2026-03-01T06:30, 2026-03-01 06:30Z
  --time-format epoch_s         seconds since 1970; also epoch_ms and epoch_us
  --time-format %d.%m.%Y        %Y %y %m %b %d %H %I %p %M %S %f %z %%
  --type duration               1:30:00, PT5M, 90s, 1h30m

A time without an offset is in --zone (default: UTC). Local times that clock
changes skip or repeat are invalid, unless --ambiguous is earlier or later.

Calendar bins, one for each period, with labels such as 2026-03 and 2026-W10:

  discretize --every month -m label in.csv    hour, 6h, day, week, 2w, quarter
  discretize hist --every day in.csv
  discretize --part weekday in.csv            hour, day, month, quarter

--part writes codes from 0, or names with -m label: code 7 of months is Aug.
--part year needs boundaries: -b 2020,2025; or a bin for each: --every year.

Numbers that are not plain are read if --numbers names their style:

  currency    $5, 5 \u20ac       percent    12.5% is 0.125
  accounting  (5) is -5        fortran    1.5D3
  si          1.2k is 1200     censored   <0.05 is 0.05, its limit
  range       18-24 is 18, its lower end

Exports expect a column of times (a date, a timestamp), of seconds for
durations, and of plain numbers for styles; not all targets have times.
`;
}

/** `discretize help groups`. */
export function groupsTopic(): string {
  return `Groups

--by fits a boundary list for each group of rows, and applies it to these rows:

  discretize -n 10 --by zone -c fare in.csv      deciles within each zone
  discretize fit -n 4 --by paid_by,zone -c fare in.csv -o groups.json
  discretize -s groups.json new.csv
  discretize explain -s groups.json paid_by=card zone=Airport fare=12
  discretize hist --by zone -c fare in.csv       a small histogram for each

Keys are the texts of cells; an empty cell is a key of its own. To group by a
part of a date, make its labels first:

  discretize --every month -c picked_up -m label in.csv |
    discretize -n 10 --by picked_up -c fare

  --min-rows 30     smaller groups use the list of all rows
  --else all        rows of unknown groups use the list of all rows (default)
  --else missing    their values count as missing
  --else error      fail; with --rejects, reject these rows

The summary and --stats count the cells of unknown groups. Groups may have
different numbers of bins: the output has columns for the most bins of a list.
Values are kept in memory; --sketch, --partial and --merge do not fit groups.
`;
}
