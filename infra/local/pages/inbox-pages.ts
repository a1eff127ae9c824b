import { html, raw } from 'hono/html';
import type { StoredMail } from '../ses/index.ts';
import { isoTime, type Markup, readableTime } from './layout.ts';
import { linksOf } from './mail-links.ts';

/** More mails than this are not listed on one page; JSON has them all. */
const mostListed = 200;

/** The inbox, newest first, with a field to look for one recipient. */
export function inboxBody(mails: readonly StoredMail[], to: string | undefined): Markup {
  const whose = to === undefined ? '' : html` to <strong>${to}</strong>`;
  const listed = mails.slice(0, mostListed);
  return html`<h1>Inbox</h1>
<p class="lead">${mails.length} ${mails.length === 1 ? 'mail' : 'mails'}${whose}, newest first. Nothing leaves this machine.</p>
<form method="get" action="/_local/inbox" class="row">
<div class="grow"><label for="to">Recipient</label><input id="to" name="to" type="email" value="${to ?? ''}" autocomplete="off"></div>
<div><button>Show</button></div>
${to === undefined ? '' : html`<div><a href="/_local/inbox">Show everybody's</a></div>`}
</form>
${listed.length === 0 ? html`<p>No mail yet.</p>` : html`<ol class="list" reversed>${listed.map(entry)}</ol>`}
${mails.length > mostListed ? html`<p class="soft">Older mails: look for their recipient.</p>` : ''}`;
}

function entry({ id, subject, to, sentAt }: StoredMail): Markup {
  return html`<li><div class="top"><a class="subject" href="/_local/inbox/${encodeURIComponent(id)}">${titled(subject)}</a>
<time class="soft" datetime="${sentAt}">${readableTime(Date.parse(sentAt))}</time></div>
<div class="soft">To ${to}</div></li>`;
}

/** One mail: its links, its HTML part in a frame that can do nothing but follow links, its text, its headers. */
export function mailBody(mail: StoredMail): Markup {
  const { subject, from, to, sentAt, attachments } = mail;
  const links = linksOf(mail);
  const headers = Object.entries(mail.headers);
  return html`<p><a href="/_local/inbox">Inbox</a></p>
<h1>${titled(subject)}</h1>
<dl class="facts">
<dt>From</dt><dd>${from}</dd>
<dt>To</dt><dd><a href="/_local/inbox?to=${encodeURIComponent(to)}">${to}</a></dd>
<dt>Sent</dt><dd><time datetime="${sentAt}">${readableTime(Date.parse(sentAt))}</time></dd>
</dl>
${mail.html === '' ? '' : frame(mail)}
<section aria-labelledby="links"><h2 id="links">Links in this mail</h2>
${
  links.length === 0
    ? html`<p>None.</p>`
    : html`<ul>${links.map(({ url, text }) => html`<li>${text === '' ? '' : html`${text}: `}<a href="${url}" rel="noreferrer">${url}</a></li>`)}</ul>`
}</section>
${
  attachments.length === 0
    ? ''
    : html`<h2>Files</h2><ul>${attachments.map((file) => html`<li>${file.filename} (${file.mediaType}, ${file.bytes} bytes)${file.text === undefined ? '' : html`<pre>${file.text}</pre>`}</li>`)}</ul>`
}
<h2>Text part</h2>
${mail.text === '' ? html`<p>None.</p>` : html`<pre>${mail.text}</pre>`}
<h2>Headers</h2>
<div class="scroll" role="region" aria-label="Headers" tabindex="0"><table>
<thead><tr><th scope="col">Name</th><th scope="col">Value</th></tr></thead>
<tbody>${headers.map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`)}</tbody>
</table></div>`;
}

/** Without scripts, forms or an origin of its own; links leave the frame, as they leave a mail program. */
function frame(mail: StoredMail): Markup {
  const document = `<base target="_top">${mail.html}`;
  return html`<h2>As a mail program shows it</h2>
<iframe class="mail" title="The mail's HTML part" srcdoc="${document}" referrerpolicy="no-referrer"
sandbox="allow-top-navigation-by-user-activation allow-popups"></iframe>`;
}

/** A subject of nothing but spaces could not be pressed. */
function titled(subject: string): string | Markup {
  return subject.trim() === '' ? raw('<em>(no subject)</em>') : subject;
}

/** The page for a mail that is not there. */
export function noSuchMailBody(now: number): Markup {
  return html`<h1>No such mail</h1><p>The inbox of <time datetime="${isoTime(now)}">now</time> has no mail of that name.
<a href="/_local/inbox">See all mails</a></p>`;
}
