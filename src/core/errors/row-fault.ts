import {
  DiscretizeError,
  type ErrorCode,
  type ErrorDetails,
  type Place,
  withoutStack,
} from './error.ts';

/**
 * The fault of a row of data. There may be one for each row of a file, and most are only counted or written to a
 * file, so its error is made on demand.
 */
export interface RowFault {
  readonly code: ErrorCode;
  readonly message: string;
  readonly at: Place;
  /** Makes the error. */
  readonly error: () => DiscretizeError;
}

/** A fault. @param details all that its error has besides */
export function rowFault(
  code: ErrorCode,
  message: string,
  at: Place,
  details: () => Omit<ErrorDetails, 'at'>,
): RowFault {
  const error = (): DiscretizeError =>
    withoutStack(() => new DiscretizeError(code, message, { ...details(), at }));
  return { code, message, at, error };
}

/** The fault of an error that is made. */
export function faultOf(error: DiscretizeError): RowFault {
  const { code, message, at } = error;
  return { code, message, at, error: () => error };
}
