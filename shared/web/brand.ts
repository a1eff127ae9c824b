import { type Html, html, raw } from './html.ts';

/** The anchor's strokes, in a box of 32 by 32. */
export const anchor = {
  ring: { x: 16, y: 6, radius: 3.5 },
  path: 'M16 9.5V28M10 14h12M4 18c0 6 5 10 12 10s12-4 12-10M1.5 20.5 4 17.5l3.5 2M30.5 20.5 28 17.5l-3.5 2',
} as const;

/** The same, drawn in the colour of the text around it. */
const strokes = `<circle cx="${anchor.ring.x}" cy="${anchor.ring.y}" r="${anchor.ring.radius}"/><path d="${anchor.path}"/>`;

/** The wordmark: the anchor and the product's name. */
export function wordmark(name: string): Html {
  return html`<svg class="app-mark" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32" fill="none" stroke="currentColor" stroke-width="2.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${raw(strokes)}</svg><span>${name}</span>`;
}

/** The icon of a browser's tab, inside the page itself. */
export const icon = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-6 -6 44 44"><rect x="-6" y="-6" width="44" height="44" rx="10" fill="#0b4a5b"/><g fill="none" stroke="#fff" stroke-width="3.25" stroke-linecap="round" stroke-linejoin="round">${strokes}</g></svg>`,
)}`;

/** The brand's colour, for what browsers paint around a page. */
export const brandColour = '#0b4a5b';
