/**
 * The longest run of the command in milliseconds; a run that takes longer is killed. It is less than the time limit
 * of a test, so that the test reports the run, and far more than a run takes on a busy machine.
 */
export const TIME_LIMIT = 100_000;
