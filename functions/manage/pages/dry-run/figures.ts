import type { KindCount } from '../../../../shared/domain/rules/dry-run/report.ts';
import type { Shown } from '../../../../shared/domain/rules/dry-run/suppress.ts';
import { formatNumber } from '../../../../shared/messages/values.ts';
import type { Cell } from '../../../../shared/web/components/index.ts';
import { type Html, html } from '../../../../shared/web/html.ts';
import type { Frame } from '../frame.ts';

/** A figure as people read it. */
const figureText = ({ t, language }: Frame, shown: Shown): string =>
  shown.kind === 'count' ? formatNumber(shown.count, language) : t(`dryRun.${shown.kind}`);

/** A figure in a table; one that is hidden looks like words. */
export const figureCell = (frame: Frame, shown: Shown): Cell => ({
  text:
    shown.kind === 'count'
      ? figureText(frame, shown)
      : html`<span class="app-hidden-figure">${figureText(frame, shown)}</span>`,
  format: 'numeric',
});

/**
 * The kinds of change as bars of a common length. A figure that is hidden has a bar with a broken edge, as long as it could be
 * at most by what is shown beside it. The words beside each bar say the same, and so does the table.
 */
export function changeBars(frame: Frame, kinds: readonly KindCount[], total: number): Html {
  const rest = kinds.reduce((left, { count }) => left - (count.kind === 'count' ? count.count : 0), total);
  const most = ({ count }: KindCount) =>
    count.kind === 'count' ? count.count : count.kind === 'few' ? Math.min(4, rest) : rest;
  return html`<ul class="app-changes">${kinds.map((one) => {
    const width = most(one) === 0 ? 0 : Math.max(0.6, (most(one) / total) * 100);
    const unsure = one.count.kind === 'count' ? '' : ' app-changes__unsure';
    return html`<li>${frame.t(`dryRun.kind.${one.kind}`)}: <strong>${figureText(frame, one.count)}</strong><svg class="app-changes__bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="app-changes__ground" x="0" y="0" width="100" height="10"/>${
      width === 0
        ? ''
        : html`<rect class="app-changes__${one.kind}${unsure}" x="0" y="0" width="${width.toFixed(2)}" height="10"/>`
    }</svg></li>`;
  })}</ul>`;
}
