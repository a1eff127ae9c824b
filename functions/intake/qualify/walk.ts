import { shown } from '../../../shared/domain/program/missing.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { languages } from '../../../shared/domain/text.ts';
import type { FormError } from '../../../shared/web/forms/index.ts';
import { type AnswersSent, answersFor, answersSent, readAnswer } from './answers-sent.ts';
import { ownQuestions, type Question } from './questions.ts';

/** Where somebody stands in a check: before the first question, at one of them, or at the results. */
export type Place =
  | { readonly at: 'start' }
  | {
      readonly at: 'question';
      readonly question: Question;
      readonly errors: readonly FormError[];
      /** Came from the results to change one answer, and goes back there. */
      readonly fromResults: boolean;
    }
  | { readonly at: 'results' };

/** A form that was sent: everything typed so far, and the place it leads to. */
export interface Walked {
  readonly sent: AnswersSent;
  readonly place: Place;
  /** The language somebody changed to with this form. */
  readonly language: Language | undefined;
}

/** Follows the button that was pressed. An empty question is one that was skipped: that is never a fault. */
export function walk(
  questions: readonly Question[],
  form: URLSearchParams,
  language: Language,
  asOf: string,
): Walked {
  const sent = answersSent(questions, form);
  const asked = questions.filter((question) => isAsked(question, questions, sent, language, asOf));
  const here = questions.find(({ key }) => key === form.get('at'));
  const fromResults = form.get('from') === 'results';
  const [action = '', to = ''] = (form.get('action') ?? 'continue').split(':');
  const changed = action === 'language' ? languages.find((one) => one === to) : undefined;
  const at = (question: Question | undefined, from = false, errors: readonly FormError[] = []): Place =>
    question ? { at: 'question', question, errors, fromResults: from } : { at: 'results' };
  const walked = (place: Place): Walked => ({ sent, place, language: changed });

  if (action === 'language' && here) return walked(at(here, fromResults));
  if (action === 'language' || action === 'stay')
    return walked({ at: form.get('at') === 'results' ? 'results' : 'start' });
  if (action === 'change') {
    const wanted = questions.find(({ key }) => key === to);
    return walked(at(wanted, true));
  }
  if (action === 'back') {
    const before = asked.slice(0, here ? Math.max(0, asked.indexOf(here)) : asked.length).at(-1);
    if (fromResults) return walked({ at: 'results' });
    return walked(before ? at(before) : { at: 'start' });
  }
  if (here && action === 'continue') {
    const boxes = sent.get(here.key);
    const errors = boxes ? errorsOf(here, boxes, language, asOf) : [];
    if (errors.length > 0) return walked(at(here, fromResults, errors));
  }
  if (fromResults || form.get('at') === 'results') return walked({ at: 'results' });
  const rest = here ? questions.slice(questions.indexOf(here) + 1) : questions;
  return walked(at(rest.find((question) => asked.includes(question) && !sent.has(question.key))));
}

/** What is wrong with an answer that no program can read. Limits differ: what fits one of them is an answer. */
function errorsOf(
  { field, programs }: Question,
  boxes: URLSearchParams,
  language: Language,
  asOf: string,
): readonly FormError[] {
  const own = programs.flatMap((program) => ownQuestions(program).filter(({ key }) => key === field.id));
  const readings = own.map(({ field: one }) => readAnswer(one, boxes, language, asOf).errors);
  return readings.some((errors) => errors.length === 0) ? [] : (readings[0] ?? []);
}

/** A question that hangs on another answer is put only once that answer asks for it. */
function isAsked(
  { field, programs: [program] }: Question,
  questions: readonly Question[],
  sent: AnswersSent,
  language: Language,
  asOf: string,
): boolean {
  if (!field.shownWhen || !program) return true;
  return shown(field, answersFor(program, questions, sent, language, asOf), asOf) === 'shown';
}
