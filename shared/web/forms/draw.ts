import type { Answers } from '../../domain/program/fields.ts';
import type { Language } from '../../domain/text.ts';
import type { PageTexts } from '../../messages/pages/index.ts';
import { type Content, type Html, html } from '../html.ts';
import { type Path, pointerOf } from './paths.ts';
import type { DocumentsShown, FormError, FormProgram, Typed } from './types.ts';

/** What every field of a page is drawn with. */
export interface DrawScope {
  readonly language: Language;
  readonly t: PageTexts;
  readonly program: FormProgram;
  /** Parsed answers, for conditions. */
  readonly known: Answers;
  readonly asOf: string;
  readonly errors: readonly FormError[];
  readonly documents?: DocumentsShown | undefined;
  /** Top-level fields of this page: what hangs on one of them is shown with a word on when to answer. */
  readonly onThisPage: ReadonlySet<string>;
}

/** What one field is drawn from. */
export interface Question {
  readonly path: Path;
  readonly label: string;
  readonly hint: Content;
  readonly typed: Typed | undefined;
  readonly level: 'top' | 'inner';
}

/** Several lines of help in one hint. */
export function lines(all: readonly Content[]): Html {
  return html`${all.map((line) => html`<span class="app-hint-line">${line}</span>`)}`;
}

/** What is wrong at exactly this place, for the message beside it. */
export function errorAt(
  path: Path,
  scope: DrawScope,
): { text: Content; visuallyHiddenText: string } | undefined {
  const found = scope.errors.filter((error) => error.pointer === pointerOf(path));
  return found.length === 0 ? undefined : errorOf(found, scope);
}

/** What is wrong here or anywhere below: for controls whose parts share one message. */
export function errorWithin(
  path: Path,
  scope: DrawScope,
): { text: Content; visuallyHiddenText: string } | undefined {
  const at = pointerOf(path);
  const found = scope.errors.filter(({ pointer }) => pointer === at || pointer.startsWith(`${at}/`));
  return found.length === 0 ? undefined : errorOf(found, scope);
}

function errorOf(
  found: readonly FormError[],
  scope: DrawScope,
): { text: Content; visuallyHiddenText: string } {
  const details = found.map((error) => error.detail);
  return { text: details.length > 1 ? lines(details) : details[0], visuallyHiddenText: scope.t('error') };
}
