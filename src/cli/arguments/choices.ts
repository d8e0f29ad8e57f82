import type { NameBy } from '../../encode/mode.ts';
import type { EngineOption } from '../../engine/choose-engine.ts';

/** The engines to choose from. */
export const ENGINE_CHOICES: readonly EngineOption[] = ['auto', 'bytes', 'records'];

/** What made columns may be named by. */
export const NAME_BY_CHOICES: readonly NameBy[] = ['code', 'label'];
