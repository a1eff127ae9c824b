import { html, raw } from 'hono/html';
import { layout, type Markup } from '../pages/layout.ts';
import { type Person, people } from './people.ts';

/** The page to choose a person on; each is a button of one plain form. */
export function signInBody(action: string, wish: string | undefined): Markup {
  return html`<h1>Sign in</h1>
<p class="lead">On a laptop there is no password. Choose who you are.</p>
<form method="post" action="${action}">
<ul class="people">
${people.map((person) => html`<li>${personButton(person, wish)}</li>`)}
</ul>
</form>
<p class="soft">Deployed, this page is Amazon Cognito's, with real accounts.</p>`;
}

function personButton(person: Person, wish: string | undefined): Markup {
  const hint = person.email === wish ? html`<span class="detail">Asked for by the application</span>` : '';
  return html`<button name="sub" value="${person.sub}"><span class="name">${person.name}</span>
<span class="detail">${person.email}</span><span class="detail">${person.role}</span>${hint}</button>`;
}

/** Shown for a sign-in that was finished before or has expired, after a press on "back" for instance. */
export function endedBody(): Markup {
  return html`<h1>This sign-in has ended</h1>
<p>It was finished already, or it waited for more than an hour. <a href="/manage">Start again</a></p>`;
}

/** The provider's question before it ends the session everywhere; `form` is its own hidden form. */
export async function signOutPage(form: string): Promise<string> {
  const body = html`<h1>Sign out</h1>
<p class="lead">You will be signed out of this provider and of the application.</p>
${raw(form)}
<p><button form="op.logoutForm" name="logout" value="yes">Sign out</button></p>`;
  return String(await layout({ title: 'Sign out', body, width: 'narrow' }));
}

/** Shown when nothing says where to go after signing out. */
export async function signedOutPage(): Promise<string> {
  const body = html`<h1>Signed out</h1><p><a href="/">Go to the front page</a></p>`;
  return String(await layout({ title: 'Signed out', body, width: 'narrow' }));
}

/** What went wrong with a sign-in, in OAuth's words. */
export async function errorPage(error: string, description: string | undefined): Promise<string> {
  const body = html`<h1>Sign-in did not work</h1>
<p class="problem">${description ?? error} <code>(${error})</code></p>
<p><a href="/manage">Start again</a></p>`;
  return String(await layout({ title: 'Sign-in did not work', body, width: 'narrow' }));
}
