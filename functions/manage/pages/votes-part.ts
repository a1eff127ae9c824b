import { isVote, ruleOf } from '../../../shared/cases/award/cast-vote.ts';
import { tallyOf } from '../../../shared/domain/scoring/vote.ts';
import { cardTable, tag } from '../../../shared/web/components/index.ts';
import { type Content, html } from '../../../shared/web/html.ts';
import type { Dossier } from '../dossier.ts';
import { type Frame, paragraph } from './frame.ts';
import { moment } from './values.ts';

const colours = { for: 'green', against: 'red', abstain: 'grey', steppedBack: 'yellow' } as const;

/** Who voted how on a loan and who stepped back, with where the vote stands; nothing where one person decides and none did. */
export function votesPart(frame: Frame, { loan, steppedBack, program }: Dossier): Content {
  const { t, language } = frame;
  if (!loan || (!isVote(loan) && loan.votes.length === 0)) return '';
  const reasonText = (id: string) =>
    program.scoring.criteria.find((one) => one.id === id)?.refusal?.text[language] ?? id;
  const rows = [
    ...loan.votes,
    ...steppedBack.map((one) => ({ ballot: 'steppedBack' as const, ...one })),
  ].toSorted((a, b) => (a.at < b.at ? -1 : 1));
  return html`<h2 class="govuk-heading-m" id="votes">${t('vote.title.record')}</h2>${paragraph(
    `${countText(frame, loan, steppedBack.length)} ${standText(frame, loan)}`,
  )}${
    rows.length === 0
      ? ''
      : cardTable({
          caption: t('vote.table'),
          captionClasses: 'govuk-visually-hidden',
          firstCellIsHeader: true,
          head: [
            { text: t('vote.who') },
            { text: t('vote.how') },
            { text: t('vote.when') },
            { text: t('vote.why') },
          ],
          rows: rows.map((one) => [
            { text: one.name },
            {
              text: tag({
                text: t(`vote.ballot.${one.ballot}`),
                classes: `govuk-tag--${colours[one.ballot]}`,
              }),
            },
            { text: moment(frame, one.at, program) },
            { text: one.ballot === 'against' ? one.reasons.map(reasonText).join(' ') : '–' },
          ]),
        })
  }`;
}

type Loan = NonNullable<Dossier['loan']>;

function countText({ t }: Frame, loan: Loan, steppedBack: number): string {
  const { for: yes, against, abstained } = tallyOf(ruleOf(loan), loan.votes);
  return t('vote.count', { for: yes, against, abstained, steppedBack });
}

function standText({ t }: Frame, loan: Loan): string {
  const tally = tallyOf(ruleOf(loan), loan.votes);
  if (tally.outcome !== 'open') return t(`vote.${tally.outcome}`);
  const { forMissing, castMissing } = tally;
  return castMissing > forMissing ? t('vote.openCast', { castMissing }) : t('vote.openFor', { forMissing });
}
