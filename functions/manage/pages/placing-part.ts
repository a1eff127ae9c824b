import { siteLabel } from '../../../shared/domain/placing/site-label.ts';
import type { ChoiceStood } from '../../../shared/domain/placing/why-placed.ts';
import type { ProposalLine } from '../../../shared/domain/round/round.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import type { RoundModel } from '../round/model.ts';
import type { Frame } from './frame.ts';

/** The head of the column that tells how choices went; none where a list was not made of choices. */
export const placingHead = ({ t }: Frame, { lines }: RoundModel) =>
  lines.some(isOfChoices) ? [{ text: t('placing.choices') }] : [];

/** Which choice somebody gets, and how they stood at each site that they would rather have had. Names nobody else. */
export function placingCell(frame: Frame, model: RoundModel, line: ProposalLine) {
  if (!model.lines.some(isOfChoices)) return [];
  return [
    { text: isOfChoices(line) ? choicesText(frame, model, line) : '–', classes: 'app-card-table__long' },
  ];
}

type OfChoices = Exclude<ProposalLine, { decision: 'not-select' }> & { readonly choices: ChoiceStood[] };
const isOfChoices = (line: ProposalLine): line is OfChoices =>
  line.decision !== 'not-select' && line.choices !== undefined;

function choicesText(frame: Frame, model: RoundModel, line: OfChoices): Html {
  const got = line.decision === 'offer' ? line.site : undefined;
  const choice = line.decision === 'offer' ? line.choice : undefined;
  return html`${choice === undefined ? '' : frame.t('place', { place: choice })}<ul class="govuk-list govuk-hint govuk-!-font-size-16 govuk-!-margin-bottom-0">${line.choices.map(
    (one) => html`<li>${stoodText(frame, model, one, one.site === got)}</li>`,
  )}</ul>`;
}

function stoodText(
  frame: Frame,
  model: RoundModel,
  { site, last, ...own }: ChoiceStood,
  got: boolean,
): string {
  const { t, language } = frame;
  const name = siteLabel(model.program, site)[language];
  const number = (stood: { readonly group: number; readonly place: number }) =>
    numberText(frame, model, site, stood);
  if (got) return t('placing.got', { site: name, own: number(own) });
  if (!last) return t('placing.none', { site: name });
  return t('placing.full', { site: name, last: number(last), own: number(own) });
}

/** A place in a site's order, with its group where the site takes anybody first. */
function numberText(
  { t, language }: Frame,
  { program: { award } }: RoundModel,
  site: string,
  { group, place }: { readonly group: number; readonly place: number },
): string {
  const first =
    award.kind === 'round-slots' ? award.sites.find(({ option }) => option === site)?.first : undefined;
  if (!first) return t('placing.number', { place });
  return t('placing.numberOf', { place, group: first[group - 1]?.title[language] ?? t('placing.others') });
}
