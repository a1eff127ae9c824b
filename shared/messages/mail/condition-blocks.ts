import { type Block, list, paragraph } from './blocks.ts';
import type { OfferCondition } from './data.ts';
import type { Parts } from './letter-parts.ts';

/** Conditions with their dates, under a line that says what they are; nothing where there are none. */
export function conditionsBlocks(
  { t, say, moment }: Parts,
  lead: 'offerConditions' | 'acceptedConditions',
  conditions: readonly OfferCondition[] | undefined,
): readonly Block[] {
  if (!conditions || conditions.length === 0) return [];
  return [
    paragraph(t(lead)),
    list(
      conditions.map((one) =>
        'by' in one
          ? t('conditionBy', { title: say(one.title), by: moment(one.by) })
          : t('offerConditionDays', { title: say(one.title), days: one.days }),
      ),
    ),
  ];
}
