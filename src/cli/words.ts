import type { EngineWish } from '../engine/choose.ts';

/** The engines to choose from. */
export const ENGINES: readonly EngineWish[] = ['auto', 'bytes', 'records'];

/** What made columns may be named by. */
export const NAME_BYS: readonly string[] = ['code', 'label'];
