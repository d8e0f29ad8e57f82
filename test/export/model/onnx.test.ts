import { describe, expect, test } from 'vitest';
import { onnx } from '../../../src/export/model/onnx.ts';
import { refusal } from '../../spec/refusal.ts';
import { CHECK_DEFAULTS, jobOf } from '../jobs.ts';

/** A message as its fields, each with its number and its value: whole, or bytes. */
function fieldsOf(bytes: Uint8Array): [number, number | Uint8Array][] {
  let at = 0;
  const varint = (): number => {
    let [value, scale] = [0, 1];
    for (;;) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  };
  const fields: [number, number | Uint8Array][] = [];
  while (at < bytes.length) {
    const tag = varint();
    const value = varint();
    const isBytes = tag % 8 === 2;
    fields.push([Math.floor(tag / 8), isBytes ? bytes.slice(at, at + value) : value]);
    if (isBytes) at += value;
  }
  return fields;
}

const all = (bytes: Uint8Array, field: number): Uint8Array[] =>
  fieldsOf(bytes).flatMap(([number, value]) =>
    number === field && typeof value !== 'number' ? [value] : [],
  );
const texts = (bytes: Uint8Array, field: number): string[] =>
  all(bytes, field).map((value) => new TextDecoder().decode(value));

function graphOf(document: object): Uint8Array {
  const model = onnx.write(jobOf(document), CHECK_DEFAULTS) as Uint8Array;
  return all(model, 7)[0] ?? new Uint8Array();
}

/** The numbers that values are compared with, from the first tensor of the graph. */
function numbersOf(graph: Uint8Array): Float64Array {
  const raw = all(all(graph, 5)[0] ?? new Uint8Array(), 9)[0] ?? new Uint8Array();
  return new Float64Array(raw.slice().buffer);
}

describe('the ONNX model of a spec', () => {
  test('is a ModelProto of IR version 8 and opset 18, which says what it was made from', () => {
    const model = onnx.write(jobOf({ fare: [1] }), CHECK_DEFAULTS) as Uint8Array;
    const fields = new Map(fieldsOf(model));
    expect(fields.get(1)).toBe(8);
    expect(texts(model, 2)).toEqual(['discretize']);
    expect(texts(model, 6)[0]).toContain(`SHA-256 of the spec: ${'0'.repeat(64)}`);
    expect(fieldsOf(fields.get(8) as Uint8Array)).toContainEqual([2, 18]);
  });

  test('says which special codes are words, whose bins stay empty', () => {
    const document = { features: [{ columns: ['fare'], boundaries: [0], special: [-9, 'gone'] }] };
    const model = onnx.write(jobOf(document), CHECK_DEFAULTS) as Uint8Array;
    expect(texts(model, 6)[0]).toContain('whose bins stay empty: gone\n');
  });

  test('holds every bit of the numbers', () => {
    const boundaries = [-1.7976931348623157e308, -0.1, 5e-324, 0.1, 1 / 3];
    expect([...numbersOf(graphOf({ fare: boundaries }))]).toEqual(boundaries);
  });

  test('compares with >= for bins closed on the left, and > for bins closed on the right', () => {
    const operators = (closed: string): string[] =>
      all(graphOf({ features: [{ columns: ['x'], boundaries: [1], closed }] }), 1).flatMap((node) =>
        texts(node, 4),
      );
    expect(operators('left')[0]).toBe('GreaterOrEqual');
    expect(operators('right')[0]).toBe('Greater');
  });

  test('has an input for each column and an output for each group, named apart', () => {
    const graph = graphOf({
      features: [
        { columns: ['a'], boundaries: [1] },
        { columns: ['b', 'c'], boundaries: [1], output: 'count' },
      ],
    });
    expect(all(graph, 11).flatMap((port) => texts(port, 1))).toEqual(['a', 'b', 'c']);
    expect(all(graph, 12).flatMap((port) => texts(port, 1))).toEqual(['a_bin', 'b_c_bin']);
  });

  test.each(['drop', 'error'])('cannot do the policy %s', (missing) => {
    const document = { missing, features: [{ columns: ['x'], boundaries: [1] }] };
    const error = refusal(() => onnx.write(jobOf(document), CHECK_DEFAULTS));
    expect(error.code).toBe('E_EXPORT');
    expect(error.message).toMatch(/^cannot export to onnx: a model cannot /);
  });

  test('rejects names that two tensors would have', () => {
    const document = { features: [{ columns: ['a', 'a_bin'], boundaries: [1] }] };
    const error = refusal(() => onnx.write(jobOf(document), CHECK_DEFAULTS));
    expect(error.message).toBe('cannot export to onnx: two tensors with the name "a_bin"');
  });
});
