import { didYouMean } from '../core/errors/closest.ts';
import { DiscretizeError } from '../core/errors/error.ts';
import { describeValue, isObject, type JsonObject } from './checks.ts';
import { pointer } from './problems.ts';
import type { LongForm } from './short-forms.ts';
import type { Feature, Spec } from './spec.ts';

/** The default name of a layer of this class in Keras. */
export const KERAS_NAME: string = 'discretization';

/** The maximum nesting of layers in a model. */
const MAX_DEPTH = 64;

/** The maximum number of layers in a message. */
const MAX_LISTED = 10;

/**
 * The rules of Keras: values are compared in float32, whatever their type, and NaN is in the last bin.
 */
export const KERAS_RULES: Pick<Spec, 'precision' | 'missing'> & Pick<Feature, 'closed'> = {
  precision: 'float32',
  missing: 'last',
  closed: 'left',
};

/** True for a Keras layer config, its serialized wrapper, or a model's config. */
export function isKeras(value: unknown): value is JsonObject {
  if (!isObject(value)) return false;
  const { class_name: className, layers } = value;
  // An array of numbers is not a list of layers: it has the boundaries of a column with that name.
  const isModel = Array.isArray(layers) && layers.some(isObject);
  return isLayerConfig(value) || isModel || typeof className === 'string';
}

function isLayerConfig({ bin_boundaries: boundaries, num_bins: bins }: JsonObject): boolean {
  return boundaries !== undefined || (bins !== undefined && !Array.isArray(bins));
}

/**
 * The spec document of a Keras Discretization layer (Keras 3, `Discretization.get_config`).
 *
 * @param layer the layer's name; required if the config has several such layers
 * @throws DiscretizeError E_SPEC if there is no such layer, more than one, or one that is not adapted
 */
export function fromKeras(value: JsonObject, layer: string | undefined): LongForm {
  const layers = isLayerConfig(value) ? [{ config: value, path: '' }] : findLayers(value, '');
  const { config, path } = chooseLayer(layers, layer);
  const { name = KERAS_NAME, bin_boundaries: boundaries, output_mode: output } = config;
  if (boundaries === null || boundaries === undefined) throw notAdapted(config, path);
  const { precision, missing, closed } = KERAS_RULES;
  const feature = { name, boundaries, output: output ?? 'int', closed };
  const origins = new Map([
    ['/features/0', path],
    ['/features/0/boundaries', pointer(path, 'bin_boundaries')],
    ['/features/0/output', pointer(path, 'output_mode')],
  ]);
  return { document: { precision, missing, features: [feature] }, origins };
}

/** The config of a Discretization layer, and the JSON Pointer to it. */
interface FoundLayer {
  readonly config: JsonObject;
  readonly path: string;
}

/** Finds all Discretization layers, however models nest them; others have `num_bins`, too. */
function findLayers(value: unknown, path: string, level = 0): FoundLayer[] {
  if (level > MAX_DEPTH || !isObject(value)) return [];
  const { class_name: className, config, layers } = value;
  const configPath = pointer(path, 'config');
  if (className === 'Discretization' && isObject(config)) return [{ config, path: configPath }];
  const layersPath = pointer(path, 'layers');
  const inner = Array.isArray(layers) ? layers : [];
  return [
    ...findLayers(config, configPath, level + 1),
    ...inner.flatMap((item, i) => findLayers(item, pointer(layersPath, i), level + 1)),
  ];
}

function chooseLayer(layers: readonly FoundLayer[], layer: string | undefined): FoundLayer {
  const names = layers.map(({ config }) => nameOf(config));
  const list = listed(names);
  const chosen = layers.filter((_, i) => layer === undefined || names[i] === layer);
  const [first] = chosen;
  if (first !== undefined && chosen.length === 1) return first;
  if (layers.length === 0) {
    throw new DiscretizeError('E_SPEC', 'the Keras config has no Discretization layer');
  }
  if (first === undefined) {
    const message = `the model has no Discretization layer "${layer}"${didYouMean(layer ?? '', names)}`;
    throw new DiscretizeError('E_SPEC', message, { expected: names, hint: `it has ${list}` });
  }
  const what = layer === undefined ? `layers: ${list}` : `layers with the name "${layer}"`;
  const hint =
    layer === undefined ? 'select one with --layer NAME' : 'save one of them to its own file';
  const message = `the model has ${chosen.length} Discretization ${what}`;
  throw new DiscretizeError('E_SPEC', message, { expected: names, hint });
}

function nameOf({ name = KERAS_NAME }: JsonObject): string {
  return typeof name === 'string' ? name : describeValue(name);
}

/** Names for a message, each in quotes; a long one by its beginning, and the first of many. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, MAX_LISTED).map(describeValue);
  const rest = names.length - shown.length;
  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join(', ');
}

function notAdapted(config: JsonObject, path: string): DiscretizeError {
  const message = `the Keras layer ${describeValue(nameOf(config))} is not adapted: it has no boundaries`;
  return new DiscretizeError('E_SPEC', message, {
    hint: 'call layer.adapt(data) before saving it',
    problems: [{ path: pointer(path, 'bin_boundaries'), message }],
  });
}
