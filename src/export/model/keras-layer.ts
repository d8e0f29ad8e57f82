import { Boundaries } from '../../core/boundaries.ts';
import { DiscretizeError } from '../../core/errors/error.ts';
import { itemsOf } from '../../core/number-column.ts';
import { invalidArgument } from '../../core/options/check-options.ts';
import type { OutputChoice } from '../../encode/registry.ts';
import { isObject, type JsonObject } from '../../spec/checks.ts';
import { KERAS_NAME } from '../../spec/keras.ts';
import type { Feature, Spec } from '../../spec/spec.ts';
import { jsonText } from '../../spec/stringify.ts';

/** The output modes of a Keras layer. */
const KERAS_MODES: readonly string[] = ['int', 'one_hot', 'multi_hot', 'count'];

/** Layer configs as JSON: one, or an array of them. */
export function layersText(configs: readonly JsonObject[]): string {
  return `${withFloats(jsonText(configs.length === 1 ? configs[0] : configs, ''))}\n`;
}

/** An array of layer configs as JSON. */
export function layerArrayText(configs: readonly JsonObject[]): string {
  return withFloats(jsonText(configs, ''));
}

/** Layers as JSON with boundaries that Python reads as floats: a list of ints such as 2^40 overflows on JAX. */
function withFloats(json: string): string {
  const float = (digits: string): string => (/^-?\d+$/.test(digits) ? `${digits}.0` : digits);
  return json.replace(/(?<="bin_boundaries": \[)[^\]]+/g, (list) =>
    list.split(', ').map(float).join(', '),
  );
}

/** A Keras layer config, and the members of the feature that it cannot hold. */
export interface KerasLayer {
  readonly config: JsonObject;
  readonly notes: readonly string[];
}

/**
 * Converts a feature to the config of a Keras layer, as `Discretization.get_config` returns it and `from_config`
 * accepts it. As JSON, write its boundaries as floats (2.0), as `layersText` does.
 *
 * @throws DiscretizeError E_SPEC for a feature that no such layer can hold: bins closed on the right, no bins
 *   outside, an output mode that Keras lacks, a bin for missing values; E_BOUNDARIES if two boundaries are the same
 *   float32; E_USAGE for neither a spec nor a feature
 */
export function toKeras(
  spec: Pick<Spec, 'precision' | 'missing'>,
  feature: KerasFeature,
): KerasLayer {
  checkArguments(spec, feature);
  const obstacle = kerasObstacle(spec, feature);
  if (obstacle !== undefined) {
    const which = feature.name === undefined ? 'this feature' : `the feature "${feature.name}"`;
    throw new DiscretizeError('E_SPEC', `cannot make a Keras layer of ${which}: ${obstacle}`);
  }
  Boundaries.of(feature.boundaries, { precision: 'float32' });
  const config = {
    bin_boundaries: feature.boundaries,
    num_bins: null,
    epsilon: 0.01,
    output_mode: feature.output,
    sparse: false,
    name: kerasName(feature),
    dtype: 'float32',
  };
  return { config, notes: kerasNotes(spec, feature) };
}

function checkArguments(spec: unknown, feature: unknown): void {
  if (!isObject(spec) || typeof spec['missing'] !== 'string') {
    throw invalidArgument('spec', spec, 'a spec, as parseSpec gives it');
  }
  if (!isObject(feature) || itemsOf(feature['boundaries']) === undefined) {
    throw invalidArgument('feature', feature, 'a feature of the spec');
  }
}

function kerasObstacle(
  { missing }: Pick<Spec, 'missing'>,
  { closed, output, outside, special }: KerasFeature,
): string | undefined {
  if (special !== undefined) return 'it has special codes';
  if (closed === 'right') return 'its bins are closed on the right';
  if (outside === 'missing') return 'values outside its boundaries have no bin';
  if (!KERAS_MODES.includes(String(output))) {
    return `its output mode is ${[output].flat().join(' and ')}`;
  }
  if (missing === 'own') return 'missing values have a bin of their own';
  return undefined;
}

/** The name of a layer: Keras rejects names with a slash. */
function kerasName({ name = KERAS_NAME }: KerasFeature): string {
  return name.replaceAll('/', '_');
}

function kerasNotes(
  { precision, missing }: Pick<Spec, 'precision' | 'missing'>,
  feature: KerasFeature,
): string[] {
  const notes = [
    precision === 'float64' &&
      'Keras compares in float32; values next to a boundary may change bin',
    missing !== 'last' && `Keras puts NaN into the last bin; the spec says "${missing}"`,
    (feature.labels ?? feature.label_format) !== undefined &&
      'a Keras layer has no labels; omitted',
    feature.name?.includes('/') &&
      `a Keras layer has no "/" in its name; it is now ${kerasName(feature)}`,
  ];
  return notes.filter((note) => typeof note === 'string');
}

/** A feature for a layer config. */
export type KerasFeature = Omit<Feature, 'columns' | 'fit' | 'output'> & {
  /** An output mode; those that Keras lacks are rejected. */
  readonly output: OutputChoice | string;
};
