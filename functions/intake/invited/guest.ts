import { formOf, type WebRequest } from '../../../shared/http/request.ts';
import { hostCookie } from '../../../shared/http/response.ts';
import type { LinkFor } from '../../../shared/store/links.ts';
import { readSession, type SessionOf, saveSession, startSession } from '../../../shared/store/sessions.ts';
import { inSeconds, type Store } from '../../../shared/store/table.ts';

const cookieName = 'invited';
const lifetimeSeconds = 24 * 3600;

/** A browser that opened a link of a mail that asks somebody. */
export interface Guest {
  /** The cookie's value. */
  readonly secret: string;
  readonly session: SessionOf<'party'>;
}

/** Who asks; nobody without a session that still holds. */
export async function guestOf(store: Store, request: WebRequest): Promise<Guest | undefined> {
  const secret = request.cookie(`__Host-${cookieName}`) ?? '';
  const session = await readSession(store, secret);
  return session?.kind === 'party' ? { secret, session } : undefined;
}

/** The session of a link that was just opened; links opened before in this browser go on working. Answers with the cookie. */
export async function admitGuest(
  store: Store,
  request: WebRequest,
  { applicationId, partyId, epoch }: LinkFor<'party'>,
): Promise<string> {
  const granted = { applicationId, partyId, epoch };
  const guest = await guestOf(store, request);
  if (!guest) {
    const { secret } = await startSession(store, { kind: 'party', requests: [granted] });
    return hostCookie(cookieName, secret, lifetimeSeconds);
  }
  const others = guest.session.requests.filter((one) => one.partyId !== partyId);
  await saveSession(store, guest.secret, {
    ...guest.session,
    requests: [...others.slice(-19), granted],
    validUntil: inSeconds(store, lifetimeSeconds).toISOString(),
  });
  return hostCookie(cookieName, guest.secret, lifetimeSeconds);
}

/** True when a form was rendered for this session. */
export const isOwnForm = (request: WebRequest, { session }: Guest): boolean =>
  formOf(request).get('csrf') === session.csrf;
