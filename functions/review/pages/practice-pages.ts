import type { Criterion } from '../../../shared/domain/program/scoring-plan.ts';
import type { Practice, Sample } from '../../../shared/domain/review/calibration.ts';
import type { LocalizedText } from '../../../shared/domain/text.ts';
import {
  button,
  cardTable,
  errorSummary,
  insetText,
  notificationBanner,
  radios,
  tag,
} from '../../../shared/web/components/index.ts';
import { twoColumns } from '../../../shared/web/extras.ts';
import { type Content, type Html, html } from '../../../shared/web/html.ts';
import { anchorOf, type Rubric, type RubricPart, scoreName } from '../rubric.ts';
import { type ApplicationRead, applicationText } from './application-text.ts';
import { csrfField, type Frame, framed, lead, textsFor } from './frame.ts';
import { scoreItems } from './rubric-form.ts';

/** A made-up application beside its rubric. */
export interface PracticeView {
  readonly number: number;
  readonly title: string;
  readonly programTitle: string;
  readonly application: ApplicationRead;
  readonly rubric: Rubric;
  readonly csrf: string;
  readonly formVersion: string;
  /** What was chosen, by criterion. */
  readonly typed: Readonly<Record<string, string>>;
  readonly missing: readonly Criterion[];
  readonly sendAgain?: 'session-changed' | 'form-changed' | undefined;
}

/** Practice: read like a real application, scored without comments. */
export function practicePage(frame: Frame, view: PracticeView): Html {
  const t = textsFor(frame);
  const title = t('practice.title', { title: view.title });
  return framed(frame, {
    title: `${title} – ${view.programTitle}`,
    wide: true,
    backToList: true,
    errorTitle: view.missing.length > 0 || view.sendAgain !== undefined,
    body: html`${notice(frame, view)}<span class="govuk-caption-l">${view.programTitle}</span><h1 class="govuk-heading-l">${title}</h1>
${insetText({ text: t('practice.note') })}
<p class="govuk-body"><a class="govuk-link app-jump" href="#your-review">${t('review.jumpToReview')}</a></p>
${twoColumns(
  { label: t('theApplication'), content: applicationText(frame, view.application) },
  { label: t('yourReview'), content: form(frame, view) },
)}`,
  });
}

function form(frame: Frame, view: PracticeView): Html {
  const t = textsFor(frame);
  const { rubric } = view;
  return html`<h2 class="govuk-heading-m" id="your-review">${t('yourReview')}</h2>
<p class="govuk-body">${t(rubric.scale === 'ranks' ? 'review.ranksIntro' : 'review.pointsIntro')}</p>
<form method="post" action="/review/practice/${view.number}" novalidate>
${csrfField(view.csrf)}<input type="hidden" name="version" value="${view.formVersion}">
${rubric.parts.filter((part) => part.kind === 'asked').map((part, i) => question(frame, view, part, i + 1))}
${button({ text: t('practice.send'), preventDoubleClick: true })}
</form>`;
}

function question(frame: Frame, view: PracticeView, { criterion }: RubricPart, number: number): Html {
  const t = textsFor(frame);
  const { language } = frame;
  const title = criterion.title[language];
  const legend = html`${t('review.scoreLegend', { number, title })} <span class="app-weight">${t('criterionWeight', { weight: criterion.weight })}</span>`;
  return html`<div class="app-criterion">${radios({
    name: scoreName(criterion.id),
    classes: 'govuk-radios--small app-scores',
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
    hint: criterion.help[language],
    errorMessage: view.missing.includes(criterion)
      ? { text: t('practice.missing', { title }), visuallyHiddenText: t('error') }
      : undefined,
    value: view.typed[criterion.id],
    items: scoreItems(frame, criterion, view.rubric.scores),
  })}</div>`;
}

function notice(frame: Frame, { missing, sendAgain }: PracticeView): Content {
  const t = textsFor(frame);
  if (sendAgain !== undefined) {
    const text = t(sendAgain === 'form-changed' ? 'review.formChanged' : 'review.sessionChanged');
    return notificationBanner({ titleText: t('important'), text, role: 'alert' });
  }
  if (missing.length === 0) return '';
  return errorSummary({
    titleText: t('thereIsAProblem'),
    errorList: missing.map(({ id, title }) => ({
      text: t('practice.missing', { title: title[frame.language] }),
      href: `#${scoreName(id)}`,
    })),
  });
}

/** Practice that is done. */
export interface PracticeResult {
  readonly title: LocalizedText;
  readonly rubric: Rubric;
  readonly scores: Practice['scores'];
  readonly expected: Sample['expected'];
  /** Hundredths of a step. */
  readonly distance: { readonly away: number } | undefined;
  /** The number of the next one that waits. */
  readonly next: number | undefined;
}

/** What was expected, and why, beside what the reviewer chose. */
export function practiceDonePage(frame: Frame, view: PracticeResult): Html {
  const t = textsFor(frame);
  const { language } = frame;
  const title = t('practice.doneTitle', { title: view.title[language] });
  return framed(frame, {
    title,
    backToList: true,
    body: html`<h1 class="govuk-heading-l">${title}</h1>${lead(t('practice.doneLead'))}${
      view.distance === undefined
        ? ''
        : html`<p class="govuk-body">${t('practice.doneAway', { steps: (view.distance.away / 100).toFixed(2) })}</p>`
    }${cardTable({
      caption: title,
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [
        { text: t('practice.part') },
        { text: t('practice.yours') },
        { text: t('practice.expected') },
        { text: t('practice.why') },
      ],
      rows: view.rubric.parts.flatMap(({ criterion }) => {
        const expected = view.expected.find((one) => one.criterion === criterion.id);
        if (!expected) return [];
        const score = (value: number | undefined) =>
          value === undefined ? '–' : html`<b>${value}</b> ${anchorOf(criterion, value)?.[language] ?? ''}`;
        return [
          [
            { text: criterion.title[language] },
            { text: score(view.scores[criterion.id]) },
            { text: score(expected.score) },
            { text: expected.reason[language] },
          ],
        ];
      }),
    })}<p class="govuk-body">${t('practice.doneNote')}</p>${
      view.next === undefined
        ? button({ text: t('practice.toList'), href: '/review', classes: 'govuk-button--secondary' })
        : button({ text: t('practice.next'), href: `/review/practice/${view.next}` })
    }`,
  });
}

/** Practice as it stands in a reviewer's own list; nothing where the program has none. */
export interface PracticeList {
  readonly required: boolean;
  readonly samples: readonly { readonly title: LocalizedText; readonly done: boolean }[];
}

/** The part of the list that leads to practice. */
export function practiceListPart(frame: Frame, list: PracticeList | undefined): Content {
  if (!list) return '';
  const t = textsFor(frame);
  const waits = list.required && list.samples.some(({ done }) => !done);
  return html`<h2 class="govuk-heading-m">${t('practice.listTitle')}</h2><p class="govuk-body">${t('practice.listText')}</p>${
    waits ? insetText({ text: t('practice.listRequired') }) : ''
  }${cardTable({
    firstCellIsHeader: true,
    head: [{ text: t('practice.column') }, { text: t('practice.columnState') }],
    rows: list.samples.map(({ title, done }, i) => [
      {
        text: html`<a class="govuk-link" href="/review/practice/${i + 1}">${title[frame.language]}</a>`,
      },
      {
        text: tag({
          text: t(done ? 'practice.done' : 'practice.toDo'),
          classes: `govuk-tag--${done ? 'green' : 'blue'}`,
        }),
      },
    ]),
  })}`;
}
