/** Something a person at the terminal can put right; the message says what. */
export class RuntimeFault extends Error {
  override name = 'RuntimeFault';
}
