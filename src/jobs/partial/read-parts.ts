import { DiscretizeError, inFile, type Place } from '../../core/errors/error.ts';
import type { NamedPart } from '../../fit/collect/part-settings.ts';

/** A file of parts: its name for messages, and its lines that are not blank, with their numbers. */
export interface PartFile {
  readonly name: string;
  readonly lines: AsyncIterable<{ readonly text: string; readonly line: number }>;
}

/**
 * The parts in files, one in each line.
 *
 * @param read makes a part of JSON that may come from anywhere
 * @throws DiscretizeError E_FIT for a text that is not a part; as the reading of a file
 */
export async function* readParts<Part>(
  files: Iterable<PartFile>,
  read: (data: unknown) => Part,
): AsyncGenerator<NamedPart<Part>> {
  for (const { name, lines } of files) {
    let isEmpty = true;
    for await (const { text, line } of lines) {
      isEmpty = false;
      const place = line === 1 ? {} : { line };
      yield { name, ...place, table: partOf(text, read, { file: name, ...place }) };
    }
    if (isEmpty) throw inFile(notWhole(), { file: name });
  }
}

/** @param place the file, and the line unless it is the first */
function partOf<Part>(text: string, read: (data: unknown) => Part, place: Place): Part {
  try {
    return read(parsed(text));
  } catch (error) {
    throw inFile(error, place);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw notWhole(cause);
  }
}

function notWhole(cause?: unknown): DiscretizeError {
  return new DiscretizeError('E_FIT', 'cannot read sketch: invalid JSON', {
    expected: 'a line of discretize fit --partial',
    hint: 'make the sketch with discretize fit --partial, one on each line',
    cause,
  });
}
