import { addressParser } from 'postal-mime';

/** SES speaks no SMTPUTF8: both parts are ASCII, and a domain of letters and digits has at least one dot. */
const bareAddress =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,}$/;

/** The longest address that the service takes, in characters. */
const longestAddress = 320;

/** `Name <person@example.org>` or `person@example.org` -> the bare address; undefined when it is not one address. */
export function bareAddressOf(header: string): string | undefined {
  if (hasControlCharacter(header)) return undefined;
  const [only, ...others] = addressParser(header);
  if (only === undefined || others.length > 0 || only.address === undefined) return undefined;
  return only.address.length <= longestAddress && bareAddress.test(only.address) ? only.address : undefined;
}

/** Whether an address is covered by a verified identity: the address itself, its domain, or a parent domain. */
export function isCovered(address: string, identities: readonly string[]): boolean {
  const wanted = address.toLowerCase();
  const domain = wanted.slice(wanted.lastIndexOf('@') + 1);
  return identities.some((identity) => {
    const known = identity.toLowerCase();
    return known.includes('@') ? known === wanted : domain === known || domain.endsWith(`.${known}`);
  });
}

/** Control characters in a header would let a value become a header of its own. */
export function hasControlCharacter(value: string): boolean {
  return [...value].some((character) => character < ' ' || character === '\u007f');
}
