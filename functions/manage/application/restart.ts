import { restartWorkflow } from '../../../shared/cases/restart-workflow.ts';
import { isFinal } from '../../../shared/domain/application/status.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { loadNamed } from '../dossier.ts';
import { confirmPage, notPossiblePage } from '../pages/confirm-page.ts';
import { lead } from '../pages/frame.ts';
import { applicationAddress } from '../pages/values.ts';

/** Start an application's workflow again from the table: asked for, then done. */
export async function askToRestart(
  { store }: ManageDependencies,
  asked: Asked,
): Promise<WebResponse | undefined> {
  const loaded = await loadNamed(store, asked.request.param('applicationId'));
  if (!loaded) return undefined;
  const { applicationId, reference, status } = loaded.application;
  if (status === 'draft' || (isFinal(status) && status !== 'accepted')) return notNow(asked, applicationId);
  const { t } = asked.frame;
  return confirmPage(asked.frame, {
    title: t('manage.restart.title'),
    caption: reference,
    section: 'applications',
    action: applicationAddress(applicationId, '/restart'),
    cancel: applicationAddress(applicationId),
    button: t('manage.restart.yes'),
    body: lead(t('manage.restart.text')),
  });
}
export async function restart({ store }: ManageDependencies, asked: Asked): Promise<WebResponse | undefined> {
  const loaded = await loadNamed(store, asked.request.param('applicationId'));
  if (!loaded) return undefined;
  const { applicationId } = loaded.application;
  const { kind } = await restartWorkflow(store, applicationId, asked.who.id);
  return kind === 'committed'
    ? seeOther(applicationAddress(applicationId, '?done=restarted'))
    : notNow(asked, applicationId);
}

const notNow = ({ frame }: Asked, id: string) =>
  notPossiblePage(frame, {
    text: frame.t('manage.restart.notNow'),
    section: 'applications',
    back: applicationAddress(id),
  });
