/**
 * Whom this system may write to: `everybody` in production only; else a list of addresses and `@domains` with commas between
 * them. Nobody else is ever written to, so that a test cannot tell a real person that they won.
 */
export type Recipients = 'everybody' | readonly string[];

/** Reads the setting; an empty one is nobody. */
export const recipientsOf = (setting: string): Recipients =>
  setting.trim() === 'everybody'
    ? 'everybody'
    : setting
        .split(',')
        .map((one) => one.trim().toLowerCase())
        .filter((one) => one !== '');

/** True where a mail may go to the address. A domain stands for itself, not for what is below it. */
export function mayReach(recipients: Recipients, address: string): boolean {
  if (recipients === 'everybody') return true;
  const plain = address.trim().toLowerCase();
  const domain = plain.slice(plain.lastIndexOf('@'));
  return recipients.some((one) => (one.startsWith('@') ? one === domain : one === plain));
}
