import { HEAD_KEYS, type PartHead, partHead, readPartHead } from './part-head.ts';
import { readCount, readList, readObject, toPlain, wrong } from './read-json.ts';
import { readCodes, readText } from './read-table.ts';
import {
  type KnownLabels,
  readLabel,
  type TallyJson,
  tallyFromJson,
  tallyToJson,
} from './tally-json.ts';
import type { FeatureTally, TargetPart } from './target-part.ts';

/** The kind of a JSON document of a part of a table with a target. */
const KIND = 'discretize fit --target --partial';

/** The largest numbers of columns of a part and of labels of its target. */
const MOST_FEATURES = 100_000;
const MOST_LABELS = 2 ** 24;

/** A part of a table with a target, for JSON. */
interface TargetPartJson extends PartHead<typeof KIND> {
  readonly target: {
    readonly name: string;
    readonly type: 'texts' | 'numbers';
    readonly labels: readonly (number | string)[];
  };
  readonly features: readonly FeatureJson[];
}

interface FeatureJson {
  readonly column: string;
  readonly invalid: number;
  readonly no_target: number;
  readonly codes: FeatureTally['codes'];
  readonly clean: TallyJson;
  readonly special: readonly TallyJson[];
  readonly missing: TallyJson;
}

/** True for data of the kind that {@link targetPartToJson} makes; the rest is unchecked. */
export function isTargetPart(data: unknown): boolean {
  return (data as { readonly kind?: unknown } | null)?.kind === KIND;
}

/**
 * Converts a part to data for JSON.
 *
 * @param tool the version of the program
 */
export function targetPartToJson(part: TargetPart, tool: string): TargetPartJson {
  return {
    ...partHead(KIND, part, tool),
    target: {
      name: part.target,
      type: part.areTexts ? 'texts' : 'numbers',
      labels: part.labels.map((label) => (typeof label === 'number' ? toPlain(label) : label)),
    },
    features: part.features.map((feature) => ({
      column: feature.column,
      invalid: feature.invalid,
      no_target: feature.leftOut,
      codes: feature.codes,
      clean: tallyToJson(feature.clean),
      special: feature.special.map(tallyToJson),
      missing: tallyToJson(feature.missing),
    })),
  };
}

/**
 * Reads a part from data of unknown origin.
 *
 * @throws DiscretizeError E_FIT for data that {@link targetPartToJson} cannot make
 */
export function targetPartFromJson(data: unknown): TargetPart {
  if (!isTargetPart(data)) {
    throw wrong('kind', `"${KIND}"`, (data as { readonly kind?: unknown } | null)?.kind);
  }
  const members = readObject(data, 'the file', [...HEAD_KEYS, 'target', 'features']);
  const head = readPartHead(members);
  const { name, type, labels } = readObject(members['target'], 'target', [
    'name',
    'type',
    'labels',
  ]);
  if (type !== 'texts' && type !== 'numbers') throw wrong('target.type', 'texts or numbers', type);
  const areTexts = type === 'texts';
  const known = readList(labels, 'target.labels', MOST_LABELS).map((label, i) =>
    readLabel(label, `target.labels[${i}]`, areTexts),
  );
  return {
    ...head,
    target: readText(name, 'target.name'),
    areTexts,
    labels: known,
    features: readFeatures(members['features'], { areTexts, known: new Set(known) }),
  };
}

function readFeatures(data: unknown, labels: KnownLabels): FeatureTally[] {
  const features = readList(data, 'features', MOST_FEATURES).map((item, i) =>
    featureFrom(item, `features[${i}]`, labels),
  );
  const names = features.map(({ column }) => column);
  if (new Set(names).size < names.length) throw wrong('features', 'of columns that differ', names);
  return features;
}

function featureFrom(data: unknown, path: string, labels: KnownLabels): FeatureTally {
  const keys = ['column', 'invalid', 'no_target', 'codes', 'clean', 'special', 'missing'];
  const members = readObject(data, path, keys);
  const codes = readCodes(members['codes'], `${path}.codes`);
  const special = readList(members['special'], `${path}.special`, codes.length).map((item, i) =>
    tallyFromJson(item, `${path}.special[${i}]`, labels),
  );
  if (special.length < codes.length) {
    throw wrong(`${path}.special`, `a list of ${codes.length}`, special.length);
  }
  return {
    column: readText(members['column'], `${path}.column`),
    invalid: readCount(members['invalid'], `${path}.invalid`),
    leftOut: readCount(members['no_target'], `${path}.no_target`),
    codes,
    clean: tallyFromJson(members['clean'], `${path}.clean`, labels),
    special,
    missing: tallyFromJson(members['missing'], `${path}.missing`, labels),
  };
}
