import { html } from 'hono/html';
import { isoTime, type Markup, readableTime } from './layout.ts';

const steps = [
  ['PT1H', '1 hour'],
  ['P1D', '1 day'],
  ['P3D', '3 days'],
  ['P1W', '1 week'],
  ['P3W', '3 weeks'],
] as const;

/** The clock, with buttons that move it. `refused` is what was wrong with the last attempt. */
export function clockBody(
  now: number,
  refused?: { readonly value: string; readonly reason: string },
): Markup {
  return html`<h1>Clock</h1>
<p class="lead">Reminders, deadlines, offers and waiting workflows all follow this clock. It moves with real time, and ahead when you say so; never back.</p>
${refused === undefined ? '' : html`<p class="problem" role="alert" id="problem">The clock was not moved: ${refused.reason}</p>`}
<p class="clock"><time datetime="${isoTime(now)}">${readableTime(now)}</time></p>
<h2>Move ahead by</h2>
<form method="post" action="/_local/clock" class="row">
${steps.map(([duration, name]) => html`<button name="advance" value="${duration}">${name}</button>`)}
</form>
<form method="post" action="/_local/clock" class="row">
<div class="grow"><label for="advance">Another duration</label>
<p class="hint" id="advance-hint">As in ISO 8601: P10D is ten days, PT20M twenty minutes.</p>
<input id="advance" name="advance" required value="${refused?.value ?? ''}" autocomplete="off"
aria-describedby="advance-hint${refused === undefined ? '' : ' problem'}"></div>
<div><button class="plain">Move</button></div>
</form>
<p class="soft">The page comes back once everything that fell due on the way has been started; three weeks may take some seconds.</p>`;
}
