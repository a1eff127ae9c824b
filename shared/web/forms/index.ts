/** Forms out of a program's fields: drawing a page, reading it back, and showing answers. */
export { answerText } from './answer-text.ts';
export { askedPages } from './asked-pages.ts';
export { checkAnswers } from './check-answers.ts';
export { parseDraft, readPage } from './read-page.ts';
export { questionForm, renderPage } from './render-page.ts';
export { type ReviewerView, reviewerView } from './reviewer-view.ts';
export type { DocumentsShown, FormContext, FormError, FormProgram, PageReading } from './types.ts';
