import { settledByWord, settleMatter } from '../../../shared/cases/settle-matter.ts';
import { formOf } from '../../../shared/http/request.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { loadNamed } from '../dossier.ts';
import { confirmPage, notPossiblePage } from '../pages/confirm-page.ts';
import { lead } from '../pages/frame.ts';
import { applicationAddress } from '../pages/values.ts';

const matterOf = (text: string | null) => settledByWord.find((one) => one === text);

/** Say that a matter was dealt with outside the system: asked for, then recorded. */
export async function askToSettle(
  { store }: ManageDependencies,
  asked: Asked,
): Promise<WebResponse | undefined> {
  const loaded = await loadNamed(store, asked.request.param('applicationId'));
  if (!loaded) return undefined;
  const { applicationId, reference } = loaded.application;
  const matter = matterOf(asked.request.query.get('matter'));
  if (!matter) return notWaiting(asked, applicationId);
  const { t } = asked.frame;
  return confirmPage(asked.frame, {
    title: t('manage.settle.title'),
    caption: reference,
    section: 'applications',
    action: applicationAddress(applicationId, '/settle'),
    cancel: applicationAddress(applicationId),
    button: t('manage.settle.yes'),
    hidden: { matter },
    body: lead(t(`manage.about.${matter}`)),
    warning: t('manage.settle.warning'),
  });
}

export async function settle({ store }: ManageDependencies, asked: Asked): Promise<WebResponse | undefined> {
  const loaded = await loadNamed(store, asked.request.param('applicationId'));
  if (!loaded) return undefined;
  const { applicationId } = loaded.application;
  const matter = matterOf(formOf(asked.request).get('matter'));
  const outcome = matter && (await settleMatter(store, applicationId, matter, asked.who.id));
  return outcome?.kind === 'committed'
    ? seeOther(applicationAddress(applicationId, '?done=settled'))
    : notWaiting(asked, applicationId);
}

const notWaiting = ({ frame }: Asked, id: string) =>
  notPossiblePage(frame, {
    text: frame.t('manage.settle.notWaiting'),
    section: 'applications',
    back: applicationAddress(id),
  });
