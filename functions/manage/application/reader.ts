import { isShort } from '../../../shared/cases/review/after-review.ts';
import {
  type DoubtfulReader,
  doubtfulReaders,
  eligibleReaders,
} from '../../../shared/cases/review/assign-task.ts';
import { assignReader } from '../../../shared/cases/review/hand-over.ts';
import { overruleReasons } from '../../../shared/domain/review/conflict.ts';
import type { Reviewer } from '../../../shared/domain/review/reviewer.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { formatList } from '../../../shared/messages/values.ts';
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
  return loaded && readerPage(asked, loaded, await free(deps, loaded));
}

/** `POST …/reader` */
export async function assign(deps: ManageDependencies, asked: Asked & { fields: URLSearchParams }): Answer {
  const loaded = await loadNamed(deps.store, asked.request.param('applicationId'));
  if (!loaded) return undefined;
  const { applicationId } = loaded.application;
  const chosen = asked.fields.get('reader') ?? '';
  const because = overruleReasons.find((reason) => reason === asked.fields.get('because'));
  const readers = await free(deps, loaded);
  if (chosen === '') return readerPage(asked, loaded, readers, { missing: 'reader', chosen });
  const isDoubtful = readers.doubtful.some(({ reviewer }) => reviewer.reviewerId === chosen);
  if (isDoubtful && !because) return readerPage(asked, loaded, readers, { missing: 'because', chosen });
  const { kind } = await assignReader(deps.store, applicationId, chosen, asked.who.id, because);
  return kind === 'committed'
    ? seeOther(applicationAddress(applicationId, '?done=assigned'))
    : notNow(asked, applicationId, 'manage.reader.notNow');
}

/** Who may be given it: those whom nothing joins to it, and those who are likely joined to it. */
interface Readers {
  readonly clear: readonly Reviewer[];
  readonly doubtful: readonly DoubtfulReader[];
}

async function free({ store }: ManageDependencies, loaded: Loaded): Promise<Readers> {
  const nobody = { clear: [], doubtful: [] };
  if (loaded.application.status !== 'in-review' || loaded.application.awaits) return nobody;
  const { program } = await programOf(store, loaded.application);
  const tasks = await listTasks(store, loaded.application.applicationId);
  const { application } = loaded;
  if (!(await isShort(store, { ...loaded, application }, tasks))) return nobody;
  const [clear, doubtful] = await Promise.all([
    eligibleReaders(store, loaded, program, tasks, 1000),
    doubtfulReaders(store, loaded, program, tasks),
  ]);
  return { clear, doubtful };
}

const notNow = ({ frame }: Asked, id: string, text: 'manage.reader.notNow' | 'manage.reader.nobody') =>
  notPossiblePage(frame, { text: frame.t(text), section: 'applications', back: applicationAddress(id) });

interface Wrong {
  readonly missing: 'reader' | 'because';
  readonly chosen: string;
}

function readerPage(asked: Asked, { application }: Loaded, { clear, doubtful }: Readers, wrong?: Wrong) {
  const { t } = asked.frame;
  const id = application.applicationId;
  if (clear.length + doubtful.length === 0)
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
    errors: wrong ? [{ text: missingText(asked, wrong), href: `#${wrong.missing}` }] : [],
    body: html`${paragraph(t('manage.reader.text'))}${radios({
      name: 'reader',
      fieldset: { legend: { text: t('manage.reader.legend'), classes: 'govuk-fieldset__legend--m' } },
      errorMessage: wrong?.missing === 'reader' ? errorOf(asked, wrong) : undefined,
      value: wrong?.chosen,
      items: [
        ...clear.map((one) => ({
          value: one.reviewerId,
          text: one.name,
          hint: t('manage.reader.load', { count: one.load }),
        })),
        ...doubtful.map(({ reviewer, conflicts }) => ({
          value: reviewer.reviewerId,
          text: reviewer.name,
          hint: t('pool.overrule.hint', {
            why: formatList(
              conflicts.map(({ kind }) => t(`pool.conflict.${kind}`)),
              asked.frame.language,
            ),
          }),
        })),
      ],
    })}${doubtful.length === 0 ? '' : overrulePart(asked, wrong)}`,
  });
}

const missingText = ({ frame }: Asked, { missing }: Wrong): string =>
  frame.t(missing === 'reader' ? 'manage.reader.choose' : 'pool.overrule.missing');

const errorOf = (asked: Asked, wrong: Wrong) => ({
  text: missingText(asked, wrong),
  visuallyHiddenText: asked.frame.t('error'),
});

/** Why somebody who may be joined to the application reads it all the same. */
const overrulePart = (asked: Asked, wrong: Wrong | undefined) =>
  radios({
    name: 'because',
    fieldset: {
      legend: { text: asked.frame.t('pool.overrule.legend'), classes: 'govuk-fieldset__legend--m' },
    },
    hint: asked.frame.t('pool.overrule.legendHint'),
    errorMessage: wrong?.missing === 'because' ? errorOf(asked, wrong) : undefined,
    items: overruleReasons.map((value) => ({ value, text: asked.frame.t(`pool.overrule.${value}`) })),
  });
