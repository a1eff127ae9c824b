import { meetCondition } from '../../../shared/cases/award/conditions.ts';
import { offersOf } from '../../../shared/domain/program/offer-plan.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { radios } from '../../../shared/web/components/index.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import type { Dossier } from '../dossier.ts';
import { confirmPage } from '../pages/confirm-page.ts';
import { applicationAddress, moment } from '../pages/values.ts';
import { type Answer, dossierOf, notNow, type Posted, placeOf } from './asked.ts';

/** Which condition of an award has come. */
export async function askForCondition(deps: ManageDependencies, asked: Asked): Answer {
  const dossier = await dossierOf(deps, asked);
  return dossier && conditionPage(asked, dossier, false);
}

export async function recordCondition(deps: ManageDependencies, asked: Posted): Answer {
  const dossier = await dossierOf(deps, asked);
  if (!dossier) return undefined;
  const id = dossier.application.applicationId;
  const condition = asked.fields.get('condition') ?? '';
  if (!openOnes(dossier).some((one) => one.condition === condition))
    return conditionPage(asked, dossier, true);
  const { kind } = await meetCondition(deps.store, id, condition, asked.who);
  return kind === 'committed' || kind === 'already'
    ? seeOther(applicationAddress(id, '?done=condition'))
    : notNow(asked, dossier);
}

const openOnes = ({ matters, application }: Dossier) =>
  application.status === 'accepted' ? matters.conditions.filter(({ metAt }) => metAt === undefined) : [];

function conditionPage(asked: Asked, dossier: Dossier, wrong: boolean): WebResponse {
  const { frame } = asked;
  const { t, language } = frame;
  const open = openOnes(dossier);
  if (open.length === 0) return notNow(asked, dossier);
  const text = t('manage.offers.conditionChoose');
  return confirmPage(frame, {
    ...placeOf(dossier, '/condition'),
    title: t('manage.offers.conditionTitle'),
    button: t('manage.offers.conditionYes'),
    errors: wrong ? [{ text, href: '#condition' }] : [],
    body: radios({
      name: 'condition',
      fieldset: {
        legend: { text: t('manage.offers.conditionLegend'), classes: 'govuk-fieldset__legend--m' },
      },
      ...(wrong ? { errorMessage: { text, visuallyHiddenText: t('error') } } : {}),
      items: open.map(({ condition, dueBy }) => ({
        value: condition,
        text:
          offersOf(dossier.program).conditions.find(({ id }) => id === condition)?.title[language] ??
          condition,
        hint: t('manage.offers.open', { by: moment(frame, dueBy, dossier.program) }),
      })),
    }),
  });
}
