import type { Answers } from '../../../shared/domain/program/fields.ts';
import { fieldsAskedAt } from '../../../shared/domain/program/paths.ts';
import { summaryList } from '../../../shared/web/components/index.ts';
import { fileList } from '../../../shared/web/file-list.ts';
import { answerText } from '../../../shared/web/forms/index.ts';
import type { Html } from '../../../shared/web/html.ts';
import { filesOf } from '../application/files.ts';
import type { Dossier } from '../dossier.ts';
import { type Frame, paragraph } from './frame.ts';

/** What was answered after the acceptance: a tax number may be among it, so it is for those who act on it. */
export function afterOfferPart(frame: Frame, dossier: Dossier, answers: Answers | undefined): Html {
  const { t, language } = frame;
  if (answers === undefined) return paragraph(t('manage.afterOffer.managers'));
  const rows = fieldsAskedAt(dossier.program, ['after-offer']).flatMap((field) => {
    const key = field.label[language];
    const files = field.type === 'document' ? filesOf(field, dossier) : [];
    if (files.length > 0) return [{ key, value: { text: fileList(files, language) } }];
    return Object.hasOwn(answers, field.id)
      ? [{ key, value: { text: answerText(field, answers[field.id], language) } }]
      : [];
  });
  return rows.length === 0 ? paragraph(t('manage.afterOffer.none')) : summaryList({ rows });
}
