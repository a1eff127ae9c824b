import { addReviewerToPool } from '../../../shared/cases/pool/add-reviewer.ts';
import { changeReviewer } from '../../../shared/cases/pool/change-reviewer.ts';
import { leaveConflicted } from '../../../shared/cases/pool/leave-tasks.ts';
import type { Answers, Page } from '../../../shared/domain/program/fields.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { Reviewer } from '../../../shared/domain/review/reviewer.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { en } from '../../../shared/messages/pages/en.ts';
import { es } from '../../../shared/messages/pages/es.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import { readReviewer } from '../../../shared/store/reviewers.ts';
import { notificationBanner } from '../../../shared/web/components/index.ts';
import { type FormError, readPage, renderPage } from '../../../shared/web/forms/index.ts';
import { html } from '../../../shared/web/html.ts';
import {
  type ReviewerAnswers,
  reviewerFaults,
  reviewerOfAnswers,
  reviewerQuestions,
  typedOfReviewer,
} from '../../../shared/web/reviewer-form.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { answered } from '../pages/frame.ts';
import {
  managerOf,
  type OfProgram,
  programNamed,
  reviewerNamed,
  reviewersAddress,
  versionOf,
} from './found.ts';

type Answer = Promise<WebResponse | undefined>;
type Sent = Asked & { readonly fields: URLSearchParams };

/** What a form is drawn with: the questions, and the person where there is one already. */
interface Shown extends OfProgram {
  readonly page: Page;
  readonly reviewer?: Reviewer | undefined;
}

/** `GET …/reviewers/new` */
export async function askToAdd(deps: ManageDependencies, asked: Asked): Answer {
  const found = await programNamed(deps, asked);
  return (
    found &&
    formPage(asked, { ...found, page: addPage(found.program) }, { language: 'en', languages: ['en'] })
  );
}

/** `POST` to the same. */
export async function addPerson(deps: ManageDependencies, asked: Sent): Answer {
  const found = await programNamed(deps, asked);
  if (!found) return undefined;
  const { program } = found;
  const shown = { ...found, page: addPage(program) };
  const read = readForm(asked, shown);
  if ('again' in read) return read.again;
  const { surname, ...parts } = read.parts;
  const one = {
    ...{ ...parts, programId: program.id, panel: program.review.panel },
    ...(surname === undefined ? {} : { surname }),
  };
  const added = await addReviewerToPool(deps.store, one, managerOf(asked));
  return added.kind === 'added'
    ? seeOther(reviewersAddress(program.id, `/${added.reviewerId}?done=added`))
    : formPage(asked, shown, read.draft, [emailKnown(asked)]);
}

/** `GET …/reviewers/{reviewerId}/change` */
export async function askToChange(deps: ManageDependencies, asked: Asked): Answer {
  const found = await reviewerNamed(deps, asked);
  if (!found) return undefined;
  const { program, reviewer } = found;
  return formPage(
    asked,
    { ...found, page: changePage(program, reviewer) },
    typedOfReviewer(reviewer, asked.frame.language),
  );
}

/** `POST` to the same. Whom the change bars from an application they hold gives it up at once. */
export async function changePerson(deps: ManageDependencies, asked: Sent): Answer {
  const found = await reviewerNamed(deps, asked);
  if (!found) return undefined;
  const { program, reviewer } = found;
  const shown = { ...found, page: changePage(program, reviewer) };
  const read = readForm(asked, shown);
  if ('again' in read) return read.again;
  const by = managerOf(asked);
  const change = (before: Reviewer) => withParts(before, read.parts);
  const outcome = await changeReviewer(deps.store, reviewer, versionOf(asked.fields), change, by);
  switch (outcome.kind) {
    case 'changed': {
      const count = await leaveConflicted(deps.store, outcome.reviewer, by);
      return seeOther(reviewersAddress(program.id, `/${reviewer.reviewerId}?done=changed&count=${count}`));
    }
    case 'same':
      return seeOther(reviewersAddress(program.id, `/${reviewer.reviewerId}?done=changed`));
    case 'email-known':
      return formPage(asked, shown, read.draft, [emailKnown(asked)]);
    case 'moved': {
      const now = (await readReviewer(deps.store, program.id, reviewer.reviewerId)) ?? reviewer;
      return formPage(
        asked,
        { ...shown, reviewer: now },
        typedOfReviewer(now, asked.frame.language),
        [],
        true,
      );
    }
    case 'missing':
      return undefined;
  }
}

function withParts(before: Reviewer, { surname, ...parts }: ReviewerAnswers): Reviewer {
  const { surname: _, ...rest } = before;
  return { ...rest, ...parts, ...(surname === undefined ? {} : { surname }) };
}

const addPage = (program: Program) =>
  reviewerQuestions(
    program,
    'manager',
    { en: en['pool.form.addTitle'], es: es['pool.form.addTitle'] },
    'pool.form.addIntro',
  );
const changePage = (program: Program, { name }: Reviewer) =>
  reviewerQuestions(
    program,
    'manager',
    {
      en: pageTexts('en')('pool.form.changeTitle', { name }),
      es: pageTexts('es')('pool.form.changeTitle', { name }),
    },
    'pool.form.changeIntro',
  );

function readForm(
  asked: Sent,
  shown: Shown,
): { readonly parts: ReviewerAnswers; readonly draft: Answers } | { readonly again: WebResponse } {
  const { page, program, today, reviewer } = shown;
  const { language } = asked.frame;
  const context = { program: { pages: [page] }, answers: {}, asOf: today };
  const { action, answers, draft, errors } = readPage(page, asked.fields, language, context);
  if (action.kind !== 'continue') return { again: formPage(asked, shown, draft) };
  const all = [...errors, ...(errors.length > 0 ? [] : reviewerFaults(answers, program, language))];
  if (all.length > 0) return { again: formPage(asked, shown, { ...draft, ...answers }, all) };
  return { parts: reviewerOfAnswers(answers, reviewer), draft };
}

const emailKnown = ({ frame }: Asked): FormError => ({
  pointer: '/answers/email',
  fieldId: 'email',
  detail: frame.t('pool.form.emailKnown'),
});

function formPage(
  { frame }: Asked,
  { program, page, today, reviewer }: Shown,
  answers: Answers,
  errors: readonly FormError[] = [],
  moved = false,
): WebResponse {
  const { t, language } = frame;
  const back = reviewersAddress(program.id, reviewer ? `/${reviewer.reviewerId}` : '');
  return answered(
    frame,
    {
      title: page.title[language],
      section: 'overview',
      back: { href: back, text: t('back') },
      errorTitle: errors.length > 0,
      body: html`${moved ? notificationBanner({ titleText: t('important'), text: t('pool.form.moved'), role: 'alert' }) : ''}${renderPage(
        {
          program: { pages: [page] },
          ...{ page, answers, asOf: today, errors, language },
          csrf: frame.csrf,
          version: reviewer?.version ?? 0,
          action: reviewersAddress(program.id, reviewer ? `/${reviewer.reviewerId}/change` : '/new'),
          continueText: t('pool.form.save'),
        },
      )}`,
    },
    errors.length > 0 ? 422 : moved ? 409 : 200,
  );
}
