import type { Page } from '../../shared/domain/program/fields.ts';
import type { Language } from '../../shared/domain/text.ts';
import { type DraftForm, flawsOf, pagePath, pagesOf, pathOf } from './draft-form.ts';
import { helperPage } from './helper-page.ts';

/** done: nothing is missing. begun: it was left with something missing or wrong. open: nobody was there yet. */
export type TaskState = 'done' | 'begun' | 'open';

/** One thing to do before an application can be sent, and where. */
export interface Task {
  readonly title: string;
  readonly href: string;
  readonly state: TaskState;
}

/** What there is to do on a draft, in order, and whether it can be sent. */
export interface TaskList {
  readonly pages: readonly Task[];
  /** Saying that somebody helps; may be left. */
  readonly help: Task;
  readonly ready: boolean;
  readonly check: string;
}

/** Every page that holds a question for this person, with what is done. */
export function tasksOf(form: DraftForm, language: Language): TaskList {
  const flawed = new Set(flawsOf(form, language).map((flaw) => flaw.page.id));
  const state = ({ id }: Page): TaskState => {
    if (form.content.pages[id] === undefined) return 'open';
    return flawed.has(id) ? 'begun' : 'done';
  };
  return {
    pages: pagesOf(form, language).map((page) => ({
      title: page.title[language],
      href: pagePath(form, page.id),
      state: state(page),
    })),
    help: {
      title: helperPage.title[language],
      href: pagePath(form, helperPage.id),
      state: state(helperPage),
    },
    ready: flawed.size === 0,
    check: `${pathOf(form.loaded.application)}/check`,
  };
}
