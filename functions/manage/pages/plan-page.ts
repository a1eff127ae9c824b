import { unitOf } from '../../../shared/domain/program/award-plan.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { input } from '../../../shared/web/components/index.ts';
import { html } from '../../../shared/web/html.ts';
import type { RoundOf } from '../round/model.ts';
import { confirmPage, notPossiblePage } from './confirm-page.ts';
import { type Frame, lead } from './frame.ts';
import { cycleOf, roundAddress } from './values.ts';

/** A box that could not be read. */
export type PlanFlaw = 'offers' | 'money';

/** Writes down what is expected of a round, before it is allocated. */
export function planPage(
  frame: Frame,
  { round, program }: RoundOf,
  typed: URLSearchParams,
  flaws: readonly PlanFlaw[],
): WebResponse {
  const { t, language } = frame;
  if (round.status !== 'open' && round.status !== 'closed')
    return notPossiblePage(frame, {
      text: t('gate.tooLate'),
      section: 'rounds',
      back: roundAddress(round.roundId),
    });
  const box = (id: PlanFlaw, prefix?: string) =>
    input({
      id,
      name: id,
      label: { text: t(`gate.${id}`), classes: 'govuk-label--m' },
      hint: { text: t(`gate.${id}Hint`) },
      inputmode: id === 'offers' ? 'numeric' : 'decimal',
      classes: 'govuk-input--width-10',
      value: typed.get(id) ?? '',
      ...(prefix === undefined ? {} : { prefix: { text: prefix } }),
      ...(flaws.includes(id)
        ? { errorMessage: { text: t(`gate.${id}Wrong`), visuallyHiddenText: t('error') } }
        : {}),
    });
  return confirmPage(frame, {
    title: t('gate.plan'),
    caption: `${program.title[language]} – ${t('manage.round.caption', { cycle: cycleOf(round.roundId) })}`,
    section: 'rounds',
    action: roundAddress(round.roundId, '/plan'),
    cancel: roundAddress(round.roundId),
    button: t('gate.planYes'),
    errors: flaws.map((id) => ({ text: t(`gate.${id}Wrong`), href: `#${id}` })),
    body: html`${lead(t('gate.planLead'))}${box('offers')}${unitOf(program.award) === 'slot' ? '' : box('money', '$')}`,
  });
}
