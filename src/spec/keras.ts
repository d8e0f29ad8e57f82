import { Boundaries } from '../core/boundaries.ts';
import { didYouMean } from '../core/closest.ts';
import { DiscretizeError } from '../core/error.ts';
import { isObject, type JsonObject } from './checks.ts';
import type { Feature, Spec } from './spec.ts';

/** How deep layers may nest in a model before the walk gives up. */
const MAX_DEPTH = 64;

/**
 * What Keras does and other systems do not: it compares in float32 whatever the input's type, and
 * puts NaN into the last bin.
 */
export const KERAS_RULES: Pick<Spec, 'precision' | 'missing'> & Pick<Feature, 'closed'> = {
  precision: 'float32',
  missing: 'last',
  closed: 'left',
};

/** True for a Keras layer config, its serialized wrapper, or a model's config. */
export function isKeras(value: unknown): value is JsonObject {
  if (!isObject(value)) return false;
  return (
    'bin_boundaries' in value || 'class_name' in value || 'num_bins' in value || 'layers' in value
  );
}

/**
 * The spec document of a Keras Discretization layer (Keras 3, `Discretization.get_config`).
 *
 * @param layer the layer's name; needed where the config has several such layers
 * @throws DiscretizeError E_SPEC where there is no such layer, more than one, or one not adapted
 */
export function fromKeras(value: JsonObject, layer: string | undefined): JsonObject {
  const config = chooseLayer(discretizationConfigs(value), layer);
  const { name = 'discretization', bin_boundaries: boundaries, output_mode: output } = config;
  if (boundaries === null || boundaries === undefined) throw notAdapted(config);
  const { precision, missing, closed } = KERAS_RULES;
  return { precision, missing, features: [{ name, boundaries, output: output ?? 'int', closed }] };
}

/** Finds the configs of all Discretization layers, however models nest them. */
function discretizationConfigs(value: unknown, level = 0): JsonObject[] {
  if (level > MAX_DEPTH || !isObject(value)) return [];
  if ('bin_boundaries' in value || 'num_bins' in value) return [value];
  const { class_name: className, config, layers } = value;
  const isWrapper = isObject(config) && className === 'Discretization';
  if (isWrapper) return [config];
  const inner = Array.isArray(layers) ? layers : [];
  return [config, ...inner].flatMap((item) => discretizationConfigs(item, level + 1));
}

function chooseLayer(configs: readonly JsonObject[], layer: string | undefined): JsonObject {
  const names = configs.map(({ name }) => String(name ?? 'discretization'));
  const list = names.map((name) => `"${name}"`).join(', ');
  const found = layer === undefined ? configs[0] : configs[names.indexOf(layer)];
  if (configs.length === 0) {
    throw new DiscretizeError('E_SPEC', 'the Keras config has no Discretization layer');
  }
  if (layer === undefined && configs.length > 1) {
    throw new DiscretizeError(
      'E_SPEC',
      `the model has ${configs.length} Discretization layers: ${list}`,
      {
        expected: names,
        hint: 'choose one with --layer NAME',
      },
    );
  }
  if (found === undefined) {
    const message = `the model has no Discretization layer "${layer}"${didYouMean(layer ?? '', names)}`;
    throw new DiscretizeError('E_SPEC', message, { expected: names, hint: `it has ${list}` });
  }
  return found;
}

function notAdapted({ name, num_bins: bins }: JsonObject): DiscretizeError {
  const message = `the Keras layer "${name ?? 'discretization'}" is not adapted: it has num_bins ${bins} and no boundaries`;
  return new DiscretizeError('E_SPEC', message, {
    hint: 'call layer.adapt(data) before saving it',
  });
}

/** A Keras layer config, and what it cannot say of the feature it was made from. */
export interface KerasLayer {
  readonly config: JsonObject;
  readonly notes: readonly string[];
}

/**
 * The config of the Keras layer that does what a feature says, as `Discretization.get_config` gives
 * it and `from_config` takes it.
 *
 * @throws DiscretizeError E_SPEC for what no such layer can do: bins closed on the right, labels, a
 *   bin for missing values; E_BOUNDARIES where two boundaries are the same float32
 */
export function toKeras(spec: Spec, feature: Feature): KerasLayer {
  const obstacle = kerasObstacle(spec, feature);
  if (obstacle !== undefined) {
    throw new DiscretizeError('E_SPEC', `no Keras layer does what this feature says: ${obstacle}`);
  }
  Boundaries.of(feature.boundaries, { precision: 'float32' });
  const config = {
    bin_boundaries: feature.boundaries,
    num_bins: null,
    epsilon: 0.01,
    output_mode: feature.output,
    sparse: false,
    name: feature.name ?? 'discretization',
    dtype: 'float32',
  };
  return { config, notes: kerasNotes(spec, feature) };
}

function kerasObstacle({ missing }: Spec, { closed, output }: Feature): string | undefined {
  if (closed === 'right') return 'its bins are closed on the right';
  if (output === 'label') return 'its output mode is label';
  if (missing === 'own') return 'missing values have a bin of their own';
  return undefined;
}

function kerasNotes({ precision, missing }: Spec, { labels }: Feature): string[] {
  const notes = [
    precision === 'float64' &&
      'Keras compares in float32; values next to a boundary may change bin',
    missing !== 'last' && `Keras puts NaN into the last bin; the spec says "${missing}"`,
    labels !== undefined && 'a Keras layer has no labels; they are left out',
  ];
  return notes.filter((note) => note !== false);
}
