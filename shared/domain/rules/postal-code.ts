/** A postal code as conditions compare it: of a United States one the first five digits, which are the place; any other as it was written. */
export function postalCodeOf(text: string): string {
  const written = text.trim();
  return /^(\d{5})(?:-?\d{4})?$/.exec(written)?.[1] ?? written;
}
