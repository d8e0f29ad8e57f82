/** The most boundaries that one list may have. */
export const MAX_BOUNDARIES = 1_000_000;
