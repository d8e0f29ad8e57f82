import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { alone } from './alone.js';
import { CASES } from './cases.js';
import { CONTENDERS } from './contenders.js';
import { HELP, readFlags } from './flags.js';
import { library } from './library.js';
import { hasTime } from './measure.js';
import { ordering } from './ordering.js';
import { race } from './race.js';
import { machine, report } from './report.js';
import { memory, startUp } from './small.js';
import { targets } from './targets.js';

const flags = readFlags(process.argv.slice(2));
if (flags.help) process.stdout.write(HELP);
else await run();

function say(text) {
  process.stderr.write(`${text}\n`);
}

async function run() {
  const before = machine();
  mkdirSync(flags.folder, { recursive: true });
  const found = CONTENDERS.map((contender) => ({ contender, version: contender.find() }));
  const present = found.filter(({ version }) => version !== undefined);
  const absent = found
    .filter(({ version }) => version === undefined)
    .map(({ contender }) => contender);
  const contenders = present.map(({ contender }) => contender).filter(isAsked);
  const cases = [];
  for (const one of CASES.filter(isCaseAsked)) cases.push(await race(one, contenders, flags, say));
  const threads = availableParallelism();
  const [single, all] = CONTENDERS;
  const figures = {
    machine: before,
    versions: Object.fromEntries(
      present.map(({ contender, version }) => [contender.name, version]),
    ),
    cases,
    start: wants('startup') ? startUp(flags) : undefined,
    ordering: wants('ordering') ? ordering(flags, say) : undefined,
    memory: wants('memory') ? memory(flags, threads, say) : undefined,
    alone: wants('alone') ? alone(flags, say) : undefined,
    library: wants('library') ? await library(say) : undefined,
    best: all.name,
    single: single.name,
    notes: notes(absent),
  };
  const goals = targets(figures);
  writeFileSync(flags.json, `${JSON.stringify({ ...figures, goals }, null, 2)}\n`);
  process.stdout.write(report({ ...figures, goals }));
}

function wants(name) {
  return flags.cases.length === 0 || flags.cases.includes(name);
}

function isCaseAsked({ name }) {
  return wants(name);
}

function isAsked({ name, isCopy }) {
  const isOurs = isCopy === true || name.startsWith('discretize');
  return isOurs || flags.only.length === 0 || flags.only.some((part) => name.includes(part));
}

function notes(absent) {
  return [
    'files are in the page cache; output is `> out` of the shell for all (`-o` would wait for the disk too)',
    ...absent.map(({ name, install }) => `not installed: ${name} (${install})`),
    ...(hasTime
      ? []
      : ['/usr/bin/time (GNU time) is not installed: no user+sys and no peak memory']),
  ];
}
