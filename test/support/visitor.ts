/** A browser without eyes or scripts: keeps cookies, follows redirects, reads forms and sends them. */
export class Visitor {
  readonly #cookies = new Map<string, string>();
  readonly #base: () => string;
  /** Where the visitor is: path and query. */
  at = '/';
  html = '';
  status = 0;

  /** `base` is asked on every request: the system may have been started again. */
  constructor(base: () => string) {
    this.#base = base;
  }

  async get(path: string): Promise<this> {
    return this.#go(path, { method: 'GET' });
  }

  /** Sends the form whose action fits, with its hidden fields and these values. */
  async submit(action: RegExp, values: Readonly<Record<string, string>> = {}): Promise<this> {
    const form = this.forms().find((one) => action.test(one.action));
    if (!form)
      throw new Error(
        `no form ${action} on ${this.at} (${this.status}); there are: ${this.forms()
          .map((one) => one.action)
          .join(' ')}`,
      );
    const body = new URLSearchParams({ ...form.hidden, ...values });
    return this.#go(form.action, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  }

  /** The forms of the page: where they go and what they hold without anybody touching them. */
  forms(): { action: string; method: string; hidden: Record<string, string> }[] {
    return [...this.html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(
      ([, head = '', inside = '']) => ({
        action: attribute(head, 'action') ?? this.at,
        method: (attribute(head, 'method') ?? 'get').toLowerCase(),
        hidden: Object.fromEntries(
          [...inside.matchAll(/<input\b([^>]*)>/g)]
            .filter(([, input = '']) => attribute(input, 'type') === 'hidden')
            .map(([, input = '']) => [attribute(input, 'name') ?? '', attribute(input, 'value') ?? '']),
        ),
      }),
    );
  }

  /** Addresses that the page links to. */
  links(): string[] {
    return [...this.html.matchAll(/<a\b([^>]*)>/g)].flatMap(([, head = '']) => attribute(head, 'href') ?? []);
  }

  /** The words of the page, without its markup. */
  text(): string {
    const main = /<main\b[\s\S]*<\/main>/.exec(this.html)?.[0] ?? this.html;
    return decode(main.replace(/<[^>]+>/g, ' '))
      .replace(/\s+/g, ' ')
      .trim();
  }

  async #go(path: string, init: RequestInit): Promise<this> {
    let url = new URL(path, new URL(this.at, this.#base()));
    let request = init;
    for (let hops = 0; hops < 10; hops++) {
      const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await fetch(url, {
        ...request,
        redirect: 'manual',
        headers: {
          accept: 'text/html',
          origin: url.origin,
          ...(cookie ? { cookie } : {}),
          ...request.headers,
        },
      });
      for (const set of answer.headers.getSetCookie()) this.#keep(set);
      const location = answer.headers.get('location');
      if (location === null) {
        this.at = url.pathname + url.search;
        this.status = answer.status;
        this.html = await answer.text();
        return this;
      }
      await answer.arrayBuffer();
      url = new URL(location, url);
      request = { method: 'GET' };
    }
    throw new Error(`redirected in circles from ${path}`);
  }

  #keep(set: string): void {
    const [pair = ''] = set.split(';');
    const at = pair.indexOf('=');
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    if (/max-age=0\b/i.test(set) || value === '') this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}

const attribute = (head: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(head);
  return found ? decode(found[1] ?? '') : undefined;
};

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };
const decode = (text: string) =>
  text.replace(/&(#39|\w+);/g, (whole, name: string) => entities[name] ?? whole);
