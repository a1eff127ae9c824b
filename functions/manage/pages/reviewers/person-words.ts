import type { Program } from '../../../../shared/domain/program/schema.ts';
import {
  capacityOf,
  isTaxDigest,
  type Reviewer,
  readsIn,
} from '../../../../shared/domain/review/reviewer.ts';
import { topicsOf } from '../../../../shared/domain/review/topics.ts';
import { formatDay, formatList } from '../../../../shared/messages/values.ts';
import { tag } from '../../../../shared/web/components/index.ts';
import type { Html } from '../../../../shared/web/html.ts';
import type { Frame } from '../frame.ts';

/** The languages somebody reads, as words. */
export const languagesText = ({ t, language }: Frame, one: Reviewer): string =>
  formatList(
    readsIn(one).map((read) => t(`pool.language.${read}`)),
    language,
  );

/** Their topics as the program's questions call them. What is no topic of the program any more is left out. */
export function topicsText({ t, language }: Frame, program: Program, one: Reviewer): string {
  const named = topicsOf(program).filter(({ value }) => one.topics.includes(value));
  return named.length === 0
    ? t('pool.noTopics')
    : formatList(
        named.map(({ label }) => label[language]),
        language,
      );
}

/** Whether somebody takes applications today, as a tag. */
export function stateTag({ t, language }: Frame, program: Program, one: Reviewer, today: string): Html {
  const away = one.away.find(({ from, to }) => from <= today && today <= to);
  if (one.status === 'paused') return tag({ text: t('pool.state.paused'), classes: 'govuk-tag--grey' });
  if (away)
    return tag({
      text: t('pool.state.away', { day: formatDay(away.to, language) }),
      classes: 'govuk-tag--yellow',
    });
  if (one.load >= capacityOf(one, program.review.load).most)
    return tag({ text: t('pool.state.full'), classes: 'govuk-tag--orange' });
  return tag({ text: t('pool.state.active'), classes: 'govuk-tag--green' });
}

/** What somebody is kept from, in a manager's words; a tax number is not told. */
export function relationLines({ t }: Frame, { relations }: Reviewer): readonly string[] {
  return [
    ...relations.schools,
    ...relations.employers,
    ...relations.people,
    ...relations.businesses.map((entry) =>
      isTaxDigest(entry) ? t('pool.form.taxNumber', { code: entry.slice(-8) }) : entry,
    ),
    ...relations.addresses.map(({ street1, postalCode }) => `${street1}, ${postalCode}`),
  ];
}
