import type { EngineWish } from '../engine/choose.ts';

/** Presets: rules of other systems under one name. */
export const COMPAT_NAMES: readonly string[] = ['keras'];

/** The engines to choose from. */
export const ENGINES: readonly EngineWish[] = ['auto', 'bytes', 'records'];

/** What made columns may be named by. */
export const NAME_BYS: readonly string[] = ['code', 'label'];
