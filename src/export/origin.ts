import type { Exporter, ExportJob } from './exporter.ts';

/**
 * The lines that an export begins with, without comment signs: what it was made of, and how to check it.
 * They hold no line ends, whatever the spec's name holds.
 */
export function originLines(
  { origin }: ExportJob,
  { name, runsWith }: Pick<Exporter, 'name' | 'runsWith'>,
): readonly string[] {
  const { spec, sha256, version } = origin;
  const file = plain(spec);
  const pipe = runsWith === undefined ? '' : ` | ${runsWith}`;
  return [
    `Made by discretize ${version} from ${file}`,
    `SHA-256 of the spec: ${sha256}`,
    `Check it: discretize export --to ${name} --check ${file}${pipe}`,
  ];
}

/** A name in a comment: nothing in it ends the comment, whatever the language. */
function plain(name: string): string {
  return name.replace(/[^\w.,/ @+=~-]/g, '?').replaceAll('--', '-');
}
