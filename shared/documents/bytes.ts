/** One byte for each character, as file formats write their keywords. */
export const u8 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** Bytes as text, one character each. */
export const latin1 = (bytes: Uint8Array): string => asBuffer(bytes).toString('latin1');

/** The same memory as a Buffer. */
export const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export const startsWith = (bytes: Uint8Array, start: Uint8Array): boolean =>
  start.every((byte, at) => bytes[at] === byte);

/** Where a run of bytes stands; -1 where it does not. */
export const findBytes = (bytes: Uint8Array, wanted: Uint8Array, from = 0): number =>
  asBuffer(bytes).indexOf(wanted, from);
