import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import type { UserPoolClient } from './index.ts';
import { errorPage } from './sign-in-pages.ts';

/**
 * Cognito's own sign-out: `/logout?client_id=...&logout_uri=...` ends the session at once, without a question, and
 * goes to an address that the client has registered.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html
 */
export async function signOut(
  provider: Provider,
  clients: readonly UserPoolClient[],
  query: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const client = clients.find(({ clientId }) => clientId === query.get('client_id'));
  const target = query.get('logout_uri') ?? '';
  if (client === undefined || !client.logoutUrls.includes(target)) {
    const page = await errorPage('invalid_request', 'logout_uri is not registered for this client');
    response
      .writeHead(400, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
      .end(page);
    return;
  }
  const context = provider.createContext(request, response);
  const session = await provider.Session.get(context);
  for (const { grantId } of Object.values(session.authorizations ?? {})) {
    if (grantId === undefined) continue;
    await provider.RefreshToken.revokeByGrantId(grantId);
    await provider.Grant.adapter.destroy(grantId);
  }
  await session.destroy();
  context.cookies.set(provider.cookieName('session'), null, { path: '/', httpOnly: true, sameSite: 'lax' });
  response.writeHead(302, { location: target, 'cache-control': 'no-store' }).end();
}
