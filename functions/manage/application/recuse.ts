import { recuseManager } from '../../../shared/cases/review/recuse-manager.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { loadNamed } from '../dossier.ts';
import { confirmPage } from '../pages/confirm-page.ts';
import { lead } from '../pages/frame.ts';
import { applicationAddress } from '../pages/values.ts';

/** Say that one has a stake in an application: asked for, then recorded. */
export async function askToRecuse(
  { store }: ManageDependencies,
  { request, frame }: Asked,
): Promise<WebResponse | undefined> {
  const loaded = await loadNamed(store, request.param('applicationId'));
  if (!loaded) return undefined;
  const { applicationId, reference } = loaded.application;
  const { t } = frame;
  return confirmPage(frame, {
    title: t('manage.recuse.title'),
    caption: reference,
    section: 'applications',
    action: applicationAddress(applicationId, '/recuse'),
    cancel: applicationAddress(applicationId),
    button: t('manage.recuse.yes'),
    body: lead(t('manage.recuse.lead')),
    warning: t('manage.recuse.warning'),
  });
}

export async function recuse(
  { store }: ManageDependencies,
  { request, who }: Asked,
): Promise<WebResponse | undefined> {
  const loaded = await loadNamed(store, request.param('applicationId'));
  if (!loaded) return undefined;
  await recuseManager(store, loaded.application.applicationId, who);
  return seeOther(applicationAddress(loaded.application.applicationId));
}
