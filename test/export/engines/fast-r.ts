/** Variables with which R starts and runs a short script in half the time: no compiler, no packages for pictures. */
export const FAST_R = { R_ENABLE_JIT: '0', R_DEFAULT_PACKAGES: 'stats,utils' } as const;
