import { isRoundPlan, type TieBreak } from '../../../shared/domain/program/award-plan.ts';
import { locate } from '../../../shared/domain/program/paths.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { Lottery } from '../../../shared/domain/round/lottery.ts';
import type { Language } from '../../../shared/domain/text.ts';
import type { PageTexts } from '../../../shared/messages/pages/index.ts';
import { details } from '../../../shared/web/components/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';

/** How equal scores are ordered, published before anybody applies, and what the last lot will rest on. */
export function tieBreaks(
  program: Program,
  lottery: Lottery | undefined,
  t: PageTexts,
  language: Language,
): Html {
  if (!isRoundPlan(program.award)) return html``;
  const steps = tieBreakSteps(program, t, language);
  return details({
    summaryText: t('ties.title'),
    text: html`<p class="govuk-body-s">${t('ties.lead')}</p><ol class="govuk-list govuk-list--number govuk-body-s">${steps.map(
      (text) => html`<li>${text}</li>`,
    )}<li>${t(lottery ? 'ties.lot' : 'ties.received')}</li></ol>${lottery ? lots(lottery, t) : ''}`,
  });
}

/** Each published step by which equal scores are ordered, in words; none where nobody is ranked. */
export const tieBreakSteps = (program: Program, t: PageTexts, language: Language): readonly string[] =>
  isRoundPlan(program.award) ? program.award.tieBreaks.map((one) => stepText(program, one, t, language)) : [];

function lots({ commitment, seed }: Lottery, t: PageTexts): Html {
  return html`<p class="govuk-body-s">${t('ties.committed')}</p><p class="govuk-body-s app-hash">${commitment}</p>${
    seed === undefined
      ? ''
      : html`<p class="govuk-body-s">${t('ties.seed')}</p><p class="govuk-body-s app-hash">${seed}</p>`
  }<p class="govuk-body-s">${t('ties.recipe')}</p>`;
}

function stepText(program: Program, one: TieBreak, t: PageTexts, language: Language): string {
  if ('criterion' in one) {
    const criterion = program.scoring.criteria.find(({ id }) => id === one.criterion);
    return t('ties.criterion', { criterion: criterion?.title[language] ?? one.criterion });
  }
  const field = locate(program, one.field)?.field;
  const label = field?.label[language] ?? one.field;
  if ('prefer' in one) return t(one.prefer === 'highest' ? 'ties.highest' : 'ties.lowest', { label });
  const options = field && 'options' in field ? field.options : [];
  const values = one.first.map((value) => {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    return options.find((option) => option.value === value)?.label[language] ?? String(value);
  });
  return t('ties.answers', { label, values: values.join(', ') });
}
