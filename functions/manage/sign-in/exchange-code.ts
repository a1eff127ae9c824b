import * as z from 'zod';
import { TransientFault } from '../../../shared/domain/faults.ts';
import type { SignedIn } from '../../../shared/http/manager-session.ts';
import type { ManageDependencies } from '../dependencies.ts';
import type { Begun } from './begin.ts';

const tokens = z.object({ id_token: z.string() });

/** A finished sign-in, or nothing where the provider does not take the code or its token is not for this sign-in. */
export interface Finished {
  readonly token: string;
  readonly who: SignedIn;
}

/** Exchanges an authorization code for the ID token (RFC 6749, section 4.1.3, with the verifier of RFC 7636). */
export async function exchangeCode(
  { identity, baseUrl }: Pick<ManageDependencies, 'identity' | 'baseUrl'>,
  code: string,
  begun: Begun,
): Promise<Finished | undefined> {
  const { token: endpoint } = await identity.endpoints();
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: callbackOf(baseUrl),
      client_id: identity.clientId,
      code_verifier: begun.verifier,
    }),
    signal: AbortSignal.timeout(8_000),
  }).catch((cause: unknown) => {
    throw new TransientFault('The identity provider does not answer', { cause });
  });
  if (!response.ok) return undefined;
  const given = tokens.safeParse(await response.json());
  const who = given.success ? await identity.verify(given.data.id_token) : undefined;
  return given.success && who?.nonce === begun.nonce ? { token: given.data.id_token, who } : undefined;
}

/** The one address that the provider sends people back to. */
export const callbackOf = (baseUrl: string): string => `${baseUrl}/manage/signed-in`;
