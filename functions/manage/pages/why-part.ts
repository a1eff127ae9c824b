import type { ProposalLine } from '../../../shared/domain/round/round.ts';
import type { Instead, Why } from '../../../shared/domain/round/why.ts';
import { formatList, formatMoney } from '../../../shared/messages/values.ts';
import { type Content, html } from '../../../shared/web/html.ts';
import type { RoundModel } from '../round/model.ts';
import type { Frame } from './frame.ts';
import { placingSentences } from './placing-part.ts';
import { score, unitsText } from './values.ts';

type Shown = Pick<RoundModel, 'program' | 'funds' | 'known'>;

/** Why somebody gets what they get, or what they lost to: nothing where the list does not say. */
export function whyPart(frame: Frame, model: Shown, { why }: ProposalLine): Content {
  const sentences = why ? sentencesOf(frame, model, why) : [];
  if (sentences.length === 0) return '';
  return html`${sentences.map((text, i) => html`${i > 0 ? html`<br>` : ''}${text}`)}`;
}

function sentencesOf(frame: Frame, model: Shown, why: Why): readonly string[] {
  const { t, language } = frame;
  switch (why.kind) {
    case 'given':
      return [
        ...(why.asked === undefined ? [] : [t('why.less', { asked: formatMoney(why.asked, language) })]),
        ...(why.plainly === false ? [t('why.notPlainly')] : []),
      ];
    case 'no-fund':
      return [
        t('why.no-fund'),
        ...why.funds.map(({ fundId, by }) =>
          t(`why.by.${by}`, {
            fund: fundTitle(frame, model, fundId),
            title: donorTitle(frame, model, fundId),
          }),
        ),
      ];
    case 'lost':
      return [
        ...why.funds.map(({ fundId, left, least, lowest }) => {
          const unit = model.funds.get(fundId)?.unit ?? 'money';
          const told = {
            fund: fundTitle(frame, model, fundId),
            left: unitsText(frame, unit, left),
            least: unitsText(frame, unit, least),
          };
          return lowest === undefined
            ? t('why.left', told)
            : t('why.leftLowest', { ...told, score: score(lowest) });
        }),
        ...(why.caps ?? []).map((cap) => t('why.cap', { cap: capTitle(frame, model, cap) })),
        ...(why.plainly === true ? [t('why.plainly')] : []),
        ...(why.instead ? [insteadText(frame, model, why.instead)] : []),
      ];
    case 'places':
      return placingSentences(frame, model, why);
  }
}

function insteadText(frame: Frame, { known }: Shown, { merit, awards, without }: Instead): string {
  const { t, language } = frame;
  const names = without.map(
    (id) => known.get(id)?.person?.name || known.get(id)?.application.reference || t('manage.erased'),
  );
  const points =
    merit === 0
      ? t('why.samePoints')
      : t(merit > 0 ? 'why.lessPoints' : 'why.morePoints', { points: score(Math.abs(merit)) });
  const count = Math.abs(awards);
  const fewer = count === 0 ? [] : [t(awards > 0 ? 'why.fewerAwards' : 'why.moreAwards', { count })];
  return t('why.instead', {
    count: without.length,
    names: formatList(names, language),
    less: [points, ...fewer].join(', '),
  });
}

const fundTitle = ({ language }: Frame, { funds }: Shown, id: string): string =>
  funds.get(id)?.title[language] ?? id;

function donorTitle({ language }: Frame, { program: { award } }: Shown, id: string): string {
  const part = award.kind === 'round-funds' ? award.funds.find(({ fund }) => fund === id) : undefined;
  return part?.only?.title[language] ?? '';
}

function capTitle({ language }: Frame, { program: { award } }: Shown, id: string): string {
  const cap = award.kind === 'round-funds' ? award.caps.find((one) => one.id === id) : undefined;
  return cap?.title[language] ?? id;
}
