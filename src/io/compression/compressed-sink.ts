import type { Transform } from 'node:stream';
import { type ByteSink, outputError } from '../byte-sink.ts';
import type { Compression } from './formats.ts';

/**
 * An output that compresses its bytes.
 *
 * @param sink receives the compressed bytes
 * @param encoder compresses; the output ends it
 */
export function compressedSink(sink: ByteSink, encoder: Transform): ByteSink {
  let failure: unknown;
  const pumped = pump(encoder, (piece) =>
    sink.write(piece).catch((cause: unknown) => {
      failure = cause;
      throw cause;
    }),
  );
  // The caller of write or seal gets the error; an unhandled rejection would end the process.
  pumped.catch(() => {});
  const write = async (bytes: Uint8Array): Promise<void> => {
    await written(encoder, bytes).catch((cause: unknown) => {
      throw failure ?? cause;
    });
  };
  const seal = async (): Promise<void> => {
    if (!encoder.writableEnded) encoder.end();
    await pumped;
    await sink.seal();
  };
  const commit = async (): Promise<void> => {
    await seal();
    await sink.commit();
  };
  const abandon = (): void => {
    sink.abandon();
    encoder.destroy();
  };
  return { write, seal, commit, abandon };
}

/** Hands on the compressed bytes of an encoder until its end. */
async function pump(
  encoder: Transform,
  write: (piece: Uint8Array) => Promise<void>,
): Promise<void> {
  for await (const piece of encoder) await write(piece as Uint8Array);
}

/** Writes to an encoder; resolves when it has taken the bytes. */
function written(encoder: Transform, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    // A destroyed encoder does not call back for pending bytes.
    const closed = (): void => reject(new Error('it is closed'));
    encoder.once('close', closed);
    encoder.write(bytes, (cause) => {
      encoder.off('close', closed);
      if (cause) reject(cause);
      else resolve();
    });
  });
}

/**
 * The function that makes the encoder of an output; undefined for an output without compression.
 *
 * @param path the output, for messages
 * @throws DiscretizeError E_OUTPUT if this version of Node lacks the compression
 */
export function encoderOf(path: string, packing: Compression | undefined): Compression['pack'] {
  if (packing === undefined || packing.pack !== undefined) return packing?.pack;
  throw outputError(path, `this version of Node does not support ${packing.name}`, {
    hint: `use Node 22.15 or later, or compress the output: ... | ${packing.name} > FILE`,
  });
}
