/** Any JSON value: what states, functions and the API exchange. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The service's limit on any payload (input, output, arguments, result), in bytes of UTF-8 JSON. */
export const PAYLOAD_LIMIT = 262_144;

/** True when a value's JSON is larger than the service carries. */
export function exceedsPayloadLimit(value: Json): boolean {
  return Buffer.byteLength(JSON.stringify(value)) > PAYLOAD_LIMIT;
}

/** The JSON name of a value's type, as the service's error texts use it. */
export function typeName(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Parses JSON text; undefined when it is none (undefined is not a JSON value). */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** True for a JSON object, as opposed to an array, null or a scalar. */
export function isObject(value: Json): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
