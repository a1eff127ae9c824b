import { isCivilDate } from '../dates.ts';
import type { LocalizedText } from '../text.ts';
import type { Answers } from './fields.ts';
import { answerAt, applicantFields } from './paths.ts';
import type { Program } from './schema.ts';

/** Something registered that runs out on a day, as a certificate does. */
export type Renewal = { readonly what: LocalizedText; readonly number: string; readonly expires: string };

/** What of a registration runs out, in the order it was given; nothing for other programs. */
export function renewalsOf(program: Pick<Program, 'pages' | 'award'>, answers: Answers): readonly Renewal[] {
  const plan = program.award.kind === 'registry' ? program.award.renewals : undefined;
  const items = plan && answerAt(answers, plan.list);
  const list = plan && applicantFields(program).find(({ id }) => id === plan.list);
  if (!plan || !Array.isArray(items) || list?.type !== 'list') return [];
  const kinds = list.fields.find(({ id }) => id === plan.what);
  const options = kinds?.type === 'choice' ? kinds.options : [];
  return (items as readonly Answers[]).flatMap((item) => {
    const [what, number, expires] = [plan.what, plan.number, plan.expires].map((id) => answerAt(item, id));
    if (typeof expires !== 'string' || !isCivilDate(expires)) return [];
    const label = options.find(({ value }) => value === what)?.label;
    const text = typeof what === 'string' ? what : '';
    return [{ what: label ?? { en: text, es: text }, number: String(number ?? ''), expires }];
  });
}
