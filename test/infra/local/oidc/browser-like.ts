import { createHash, randomBytes } from 'node:crypto';

/** A client that keeps cookies by name and follows no redirect by itself. */
export class CookieJar {
  readonly #cookies = new Map<string, string>();

  async fetch(url: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return response;
  }

  /** Follows redirects on the provider until a page is shown or the browser would leave for the application. */
  async open(
    url: string,
    stayOn: string,
    init: RequestInit = {},
  ): Promise<{ url: string; response: Response }> {
    let response = await this.fetch(url, init);
    let at = url;
    for (let location = response.headers.get('location'); location !== null; ) {
      at = new URL(location, at).href;
      if (!at.startsWith(stayOn)) break;
      response = await this.fetch(at);
      location = response.headers.get('location');
    }
    return { url: at, response };
  }
}

/** A PKCE pair. */
export function proofKey() {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}
