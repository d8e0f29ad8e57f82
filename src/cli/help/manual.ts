import { COMMANDS, type CommandInfo } from '../definitions/command-table.ts';
import type { Flag } from '../definitions/flag.ts';
import { FLAG_GROUPS } from '../definitions/flags.ts';
import { EXIT_CODES } from '../report/exit-codes.ts';
import { labelsTopic, specialTopic, strategiesTopic, targetTopic } from '../topics/bins-texts.ts';
import { datesTopic, groupsTopic } from '../topics/columns-texts.ts';
import { formatsTopic, missingTopic, numbersTopic } from '../topics/texts.ts';
import { EXAMPLES, synopsis } from './help.ts';

/** The help topics of the page in its order: bins, fits, cells. */
const TEXTS: readonly string[] = [
  ...[labelsTopic(), strategiesTopic(), targetTopic(), groupsTopic(), specialTopic()],
  ...[datesTopic(), numbersTopic(), missingTopic(), formatsTopic()],
];

/**
 * The manual page as man(7) source, from the tables of flags, commands and topics.
 *
 * @param version the version in its footer
 */
export function manualPage(version: string): string {
  return [
    `.TH DISCRETIZE 1 "" "discretize ${version}" "User Commands"`,
    ...section('NAME', ['discretize \\- turn numeric CSV columns into bins']),
    ...section('SYNOPSIS', synopses()),
    ...section('DESCRIPTION', description()),
    ...section('OPTIONS', FLAG_GROUPS.flatMap(flagGroup)),
    ...section('COMMANDS', COMMANDS.flatMap(command)),
    ...TEXTS.flatMap(topic),
    ...section('EXIT STATUS', exitCodes()),
    ...section('EXAMPLES', verbatim(EXAMPLES.split('\n').slice(1))),
    '',
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return [`.SH ${title}`, ...lines];
}

function synopses(): string[] {
  const others = COMMANDS.map((info) => `.br\n.B discretize\n${roff(synopsis(info))}`);
  return ['.B discretize', roff('[FLAGS] [FILE...]'), ...others];
}

function description(): string[] {
  return [
    "A value's code is the number of boundaries that are <= it. k boundaries make k + 1 bins; the first " +
      'and the last are open, so that every number has one.',
    'No file, or "-", is standard input. Files with the same header are one table.',
  ].map(roff);
}

function flagGroup({ title, flags }: (typeof FLAG_GROUPS)[number]): string[] {
  return [`.SS ${title}`, ...flags.flatMap(flag)];
}

function flag({ short, long, value, isOptional, help }: Flag): string[] {
  const names = [...(short === undefined ? [] : [`-${short}`]), `--${long}`];
  const bold = names.map((name) => `\\fB${roff(name)}\\fR`).join(', ');
  const italic = value === undefined ? '' : `\\fI${roff(value)}\\fR`;
  const given = isOptional ? `[=${italic}]` : ` ${italic}`;
  return ['.TP', (bold + given).trimEnd(), roff(help)];
}

function command(info: CommandInfo): string[] {
  const about = info.about.length > 0 ? ['.IP', ...verbatim(info.about)] : [];
  const flags = info.flags.length > 0 ? ['.RS', ...info.flags.flatMap(flag), '.RE'] : [];
  return [
    '.TP',
    `\\fB${roff(`discretize ${synopsis(info)}`)}\\fR`,
    roff(info.help),
    ...about,
    ...flags,
  ];
}

/** A help topic as a section, with its lines unchanged. */
function topic(text: string): string[] {
  const [title = '', , ...lines] = text.trimEnd().split('\n');
  return section(roff(title.toUpperCase()), verbatim(lines));
}

function exitCodes(): string[] {
  const codes = Object.values(EXIT_CODES);
  return [{ status: 0, meaning: 'done' }, ...codes].flatMap(({ status, meaning }) => [
    '.TP',
    `\\fB${status}\\fR`,
    roff(meaning),
  ]);
}

function verbatim(lines: readonly string[]): string[] {
  return ['.nf', ...lines.map(roff), '.fi'];
}

/** Text escaped for roff: dashes, backslashes, characters beyond ASCII, and periods at the start of lines. */
function roff(text: string): string {
  const escaped = text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replaceAll("'", '\\(aq');
  const plain = escaped.replaceAll(/[^\p{ASCII}]/gu, named);
  return plain.replaceAll('~', '\\(ti').replaceAll('^', '\\(ha').replace(/^\./, '\\&.');
}

/** A character by its code point. */
function named(character: string): string {
  const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  return `\\[u${code}]`;
}
