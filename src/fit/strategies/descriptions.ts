import { everyDescription } from './every/description.ts';
import { geometricDescription } from './geometric/description.ts';
import { kerasDescription } from './keras/description.ts';
import { kmeansDescription } from './kmeans/description.ts';
import { quantileDescription } from './quantile/description.ts';
import { uniformDescription } from './uniform/description.ts';
import { widthDescription } from './width/description.ts';

/**
 * The descriptions of all strategies, in the order of the help: apart from the ways that they learn, which most runs of
 * the command do without. A new strategy has its line here, and its line in the registry.
 */
export const DESCRIPTIONS = {
  quantile: quantileDescription as typeof quantileDescription,
  uniform: uniformDescription as typeof uniformDescription,
  width: widthDescription as typeof widthDescription,
  every: everyDescription as typeof everyDescription,
  kmeans: kmeansDescription as typeof kmeansDescription,
  geometric: geometricDescription as typeof geometricDescription,
  keras: kerasDescription as typeof kerasDescription,
};
