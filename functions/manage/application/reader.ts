import { eligibleReaders } from '../../../shared/cases/review/assign-task.ts';
import { assignReader } from '../../../shared/cases/review/hand-over.ts';
import type { Reviewer } from '../../../shared/domain/review/reviewer.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import type { Loaded } from '../../../shared/store/applications.ts';
import { programOf } from '../../../shared/store/programs.ts';
import { listTasks } from '../../../shared/store/reviewers.ts';
import { radios } from '../../../shared/web/components/index.ts';
import { html } from '../../../shared/web/html.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { loadNamed } from '../dossier.ts';
import { confirmPage, notPossiblePage } from '../pages/confirm-page.ts';
import { paragraph } from '../pages/frame.ts';
import { applicationAddress } from '../pages/values.ts';

type Answer = Promise<WebResponse | undefined>;

/** `GET …/reader`: the people who may read it: of the panel, unrelated, never asked about it before. */
export async function askToAssign(deps: ManageDependencies, asked: Asked): Answer {
  const loaded = await loadNamed(deps.store, asked.request.param('applicationId'));
  return loaded && readerPage(asked, loaded, await free(deps, loaded), false);
}

/** `POST …/reader` */
export async function assign(deps: ManageDependencies, asked: Asked & { fields: URLSearchParams }): Answer {
  const loaded = await loadNamed(deps.store, asked.request.param('applicationId'));
  if (!loaded) return undefined;
  const { applicationId } = loaded.application;
  const chosen = asked.fields.get('reader') ?? '';
  if (chosen === '') return readerPage(asked, loaded, await free(deps, loaded), true);
  const { kind } = await assignReader(deps.store, applicationId, chosen, asked.who.id);
  return kind === 'committed'
    ? seeOther(applicationAddress(applicationId, '?done=assigned'))
    : notNow(asked, applicationId, 'manage.reader.notNow');
}

async function free({ store }: ManageDependencies, loaded: Loaded): Promise<readonly Reviewer[]> {
  if (loaded.application.status !== 'in-review' || loaded.application.awaits) return [];
  const { program } = await programOf(store, loaded.application);
  const tasks = await listTasks(store, loaded.application.applicationId);
  const held = tasks.filter(({ status }) => status === 'open' || status === 'decided').length;
  return held >= program.review.readers ? [] : eligibleReaders(store, loaded, program, tasks, 1000);
}

const notNow = ({ frame }: Asked, id: string, text: 'manage.reader.notNow' | 'manage.reader.nobody') =>
  notPossiblePage(frame, { text: frame.t(text), section: 'applications', back: applicationAddress(id) });

function readerPage(asked: Asked, { application }: Loaded, people: readonly Reviewer[], empty: boolean) {
  const { t } = asked.frame;
  const id = application.applicationId;
  if (people.length === 0)
    return notNow(
      asked,
      id,
      application.status === 'in-review' ? 'manage.reader.nobody' : 'manage.reader.notNow',
    );
  return confirmPage(asked.frame, {
    title: t('manage.reader.title'),
    caption: application.reference,
    section: 'applications',
    action: applicationAddress(id, '/reader'),
    cancel: applicationAddress(id),
    button: t('manage.reader.yes'),
    errors: empty ? [{ text: t('manage.reader.choose'), href: '#reader' }] : [],
    body: html`${paragraph(t('manage.reader.text'))}${radios({
      name: 'reader',
      fieldset: { legend: { text: t('manage.reader.legend'), classes: 'govuk-fieldset__legend--m' } },
      ...(empty ? { errorMessage: { text: t('manage.reader.choose'), visuallyHiddenText: t('error') } } : {}),
      items: people.map((one) => ({
        value: one.reviewerId,
        text: one.name,
        hint: t('manage.reader.load', { count: one.load }),
      })),
    })}`,
  });
}
