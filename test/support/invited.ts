import { expect } from 'vitest';
import type { RunningSystem } from './running-system.ts';
import { Visitor } from './visitor.ts';

/** What a nominator types on whichever page has a control of that name. */
export const nominationTyped = {
  relation: 'teacher',
  years: '2',
  character: 'She stayed after class to help the others with chemistry.',
  career: 'She is patient, and stays calm when others are not.',
};

/** The newest link to our own pages in mail to somebody who was asked. */
export async function invitedLink(system: RunningSystem, to: string): Promise<string> {
  const mail = await system.mail(to, /./);
  const url = /https?:\/\/\S+\/invited\/[\w-]{22}/.exec(mail.text)?.[0];
  if (!url) throw new Error(`no link in "${mail.subject}"`);
  return new URL(url).pathname;
}

/** Opens a mailed link as its reader does, up to the request's own page. */
export async function opensInvitation(system: RunningSystem, to: string): Promise<Visitor> {
  const guest = new Visitor(() => system.url);
  await guest.get(await invitedLink(system, to));
  await guest.submit(/^\/invited\/[\w-]{22}$/);
  return guest;
}

/** Says yes, fills in every page, and gives the answer. */
export async function answersInvitation(
  system: RunningSystem,
  to: string,
  typed: Readonly<Record<string, string>>,
): Promise<Visitor> {
  const guest = await opensInvitation(system, to);
  await guest.submit(/^\/invited\/people\//, { can: 'yes' });
  for (let i = 0; i < 10 && /\/pages\//.test(guest.at); i++) {
    const here = new Set([...guest.html.matchAll(/name="([^"]+)"/g)].map(([, name]) => name));
    const own = Object.entries(typed).filter(([name]) => here.has(name));
    await guest.submit(/\/pages\//, { ...Object.fromEntries(own), action: 'continue' });
  }
  await guest.submit(/\/answer$/, { statement: 'yes', decision: 'agreed', ...typed });
  expect(guest.status).toBe(200);
  expect(guest.forms().some((form) => form.action.endsWith('/answer'))).toBe(false);
  return guest;
}
