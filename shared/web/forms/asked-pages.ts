import type { Page } from '../../domain/program/fields.ts';
import { shown } from '../../domain/program/missing.ts';
import { isOnForm } from '../../domain/program/paths.ts';
import { parseDraft } from './read-page.ts';
import type { FormContext } from './types.ts';

/**
 * The pages that hold a question for this person, in order: a page whose every field is ruled out by earlier answers is passed
 * over. Steps are counted by these.
 */
export function askedPages(context: FormContext): readonly Page[] {
  const { answers } = parseDraft(context.program, context.answers, 'en', context.asOf);
  return context.program.pages.filter((page) =>
    page.fields.some((field) => isOnForm(field) && shown(field, answers, context.asOf) !== 'hidden'),
  );
}
