import type { Answers } from '../../../shared/domain/program/fields.ts';
import { fieldsAskedAt } from '../../../shared/domain/program/paths.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { summaryList } from '../../../shared/web/components/index.ts';
import { answerText } from '../../../shared/web/forms/index.ts';
import type { Html } from '../../../shared/web/html.ts';
import { type Frame, paragraph } from './frame.ts';

/** What was answered after the acceptance: a tax number may be among it, so it is for those who act on it. */
export function afterOfferPart({ t, language }: Frame, program: Program, answers: Answers | undefined): Html {
  if (answers === undefined) return paragraph(t('manage.afterOffer.managers'));
  const rows = fieldsAskedAt(program, ['after-offer'])
    .filter(({ id }) => Object.hasOwn(answers, id))
    .map((field) => ({
      key: field.label[language],
      value: { text: answerText(field, answers[field.id], language) },
    }));
  return rows.length === 0 ? paragraph(t('manage.afterOffer.none')) : summaryList({ rows });
}
