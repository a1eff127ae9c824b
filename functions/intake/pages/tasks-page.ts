import type { Intake } from '../../../shared/cases/intake/intake-state.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { windowOf } from '../../../shared/domain/program/window.ts';
import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { type PageTexts, pageTexts } from '../../../shared/messages/pages/index.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { button, taskList } from '../../../shared/web/components/index.ts';
import { publicStatusTag } from '../../../shared/web/extras.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import { type DraftForm, pathOf } from '../draft-form.ts';
import type { PersonTask } from '../people/people-tasks.ts';
import type { Task, TaskList } from '../tasks.ts';
import { momentText } from './dates.ts';
import { moreTime, whereYouAre } from './deadline.ts';

interface Model {
  readonly form: DraftForm;
  readonly tasks: TaskList;
  /** Where to go on. */
  readonly next: string;
  /** The other people whom the program asks, and where each stands. */
  readonly people: readonly PersonTask[];
  /** Whether the program takes this application now, and until when. */
  readonly intake: Intake;
}

/** A draft's home: what is done, what is left, by when, and where to go on. */
export function tasksPage(assets: Assets, request: WebRequest, model: Model): WebResponse {
  const { form, tasks, next, intake, people } = model;
  const { state } = intake;
  const { program } = form;
  const { application } = form.loaded;
  const { language } = request;
  const t = pageTexts(language);
  const done = tasks.pages.filter((task) => task.state === 'done').length;
  const waiting = tasks.ready && people.some(({ waits }) => waits);
  return answerPage(assets, request, {
    title: `${t('tasks.title')} – ${program.title[language]}`,
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<span class="govuk-caption-l">${program.title[language]}</span>
<h1 class="govuk-heading-l">${t('tasks.title')}</h1>
<p class="govuk-body">${publicStatusTag('draft', language)}</p>
${state === 'open' ? html`${moreTime(intake, t, language)}${until(intake.program, t, language)}` : closed(t)}
<p class="govuk-body">${waiting ? t('people.waitTop') : t(tasks.ready ? 'tasks.ready' : 'tasks.progress', { done, count: tasks.pages.length })}</p>
${
  state !== 'open'
    ? ''
    : waiting
      ? button({ text: t('people.waitSee'), href: `${pathOf(application)}/people` })
      : button({
          text: t(tasks.ready ? 'tasks.check' : done === 0 ? 'tasks.begin' : 'tasks.goOn'),
          href: next,
        })
}
<h2 class="govuk-heading-m">${t('tasks.questions')}</h2>
${taskList({ idPrefix: 'questions', items: tasks.pages.map((task) => item(task, t)) })}
${peopleList(people, t, language)}
<h2 class="govuk-heading-m">${t('tasks.send')}</h2>
${taskList({
  idPrefix: 'send',
  items: [
    tasks.ready && !people.some(({ waits }) => waits)
      ? { title: { text: t('check.title') }, href: tasks.check, status: { tag: tagOf('open', t) } }
      : {
          title: { text: t('check.title') },
          hint: { text: t(tasks.ready ? 'people.waitShort' : 'tasks.notYetWhy') },
          status: { text: t('tasks.notYet'), classes: 'govuk-task-list__status--cannot-start-yet' },
        },
  ],
})}
<h2 class="govuk-heading-m">${t('tasks.helping')}</h2>
${taskList({
  idPrefix: 'help',
  items: [
    tasks.help.state === 'open'
      ? { ...item(tasks.help, t), status: { text: t('tasks.maybe') } }
      : item(tasks.help, t),
  ],
})}
<h2 class="govuk-heading-m">${t('tasks.help')}</h2>
<p class="govuk-body">${t('tasks.return')} <strong>${application.reference}</strong></p>
<p class="govuk-body">${t('program.contactText')} <a class="govuk-link" href="mailto:${program.contact.email}">${program.contact.email}</a>${
      program.contact.phone === undefined ? '' : html`, ${program.contact.phone}`
    }</p>
<p class="govuk-body"><a class="govuk-link" href="${pathOf(application)}/withdraw">${t('status.withdraw')}</a></p>
</div></div>`,
  });
}

/** Nothing where the program asks nobody about this person. */
function peopleList(people: readonly PersonTask[], t: PageTexts, language: WebRequest['language']): Html {
  if (people.length === 0) return html``;
  return html`<h2 class="govuk-heading-m">${t('people.title')}</h2>${taskList({
    idPrefix: 'people',
    items: people.map(({ title, href, state, waits }) => ({
      title: { text: title[language] },
      ...(waits ? { hint: { text: t('people.neededSubmit') } } : {}),
      href,
      status:
        state === 'done'
          ? { text: t('people.answered') }
          : {
              tag: {
                text: t(state === 'asked' ? 'people.waiting' : waits ? 'tasks.open' : 'tasks.maybe'),
                classes: waits ? 'govuk-tag--yellow' : 'govuk-tag--blue',
              },
            },
    })),
  })}`;
}

function until(program: Program, t: PageTexts, language: WebRequest['language']): Html {
  const { closesAt } = windowOf(program);
  if (closesAt === undefined) return html``;
  return html`<p class="govuk-body">${t('next.draftBy', { by: momentText(closesAt, program, language) })} ${t('deadline.minuteCounts')}${whereYouAre(closesAt, program, t)}</p>`;
}

const closed = (t: PageTexts) =>
  html`<p class="govuk-body">${t('next.draftClosed')}</p><p class="govuk-body"><a class="govuk-link" href="/">${t('next.otherPrograms')}</a></p>`;

const item = ({ title, href, state }: Task, t: PageTexts) => ({
  title: { text: title },
  href,
  status: state === 'done' ? { text: t('tasks.done') } : { tag: tagOf(state, t) },
});

const tagOf = (state: 'begun' | 'open', t: PageTexts) =>
  state === 'begun'
    ? { text: t('tasks.begun'), classes: 'govuk-tag--yellow' }
    : { text: t('tasks.open'), classes: 'govuk-tag--blue' };
