/** Somebody that the local provider knows. `sub` never changes: it is what the application remembers a person by. */
export interface Person {
  readonly sub: string;
  readonly email: string;
  readonly name: string;
  readonly groups: readonly string[];
  /** What the sign-in page says about the person. */
  readonly role: string;
}

/** Everyone who can sign in on a laptop. Two managers, because releasing money takes two people. */
export const people: readonly Person[] = [
  {
    sub: '5f0c1f7e-2f5e-4f0d-9a64-0d6a7d1b1a01',
    email: 'manager@example.org',
    name: 'Morgan Manager',
    groups: ['managers'],
    role: 'Manager: runs programs, starts rounds',
  },
  {
    sub: '5f0c1f7e-2f5e-4f0d-9a64-0d6a7d1b1a02',
    email: 'approver@example.org',
    name: 'Avery Approver',
    groups: ['managers'],
    role: 'Manager: the second person who approves a release',
  },
  {
    sub: '5f0c1f7e-2f5e-4f0d-9a64-0d6a7d1b1a03',
    email: 'viewer@example.org',
    name: 'Vic Viewer',
    groups: ['viewers'],
    role: 'Viewer: sees everything, changes nothing',
  },
];

/** The person with an address (any letter case) or a subject. */
export function findPerson(by: { readonly email: string } | { readonly sub: string }): Person | undefined {
  if ('sub' in by) return people.find(({ sub }) => sub === by.sub);
  const email = by.email.toLowerCase();
  return people.find((person) => person.email === email);
}
