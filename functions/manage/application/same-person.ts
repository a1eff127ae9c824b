import { collisionsOf } from '../../../shared/cases/award/claims.ts';
import { tellApart } from '../../../shared/cases/round/tell-apart.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { loadNamed, readDossier, snapshotOf } from '../dossier.ts';
import { notPossiblePage } from '../pages/confirm-page.ts';
import { samePersonPage } from '../pages/same-person-page.ts';
import { applicationAddress } from '../pages/values.ts';

type Answer = Promise<WebResponse | undefined>;

/** `GET …/same-person`: two applications side by side that share something which only one person should have. */
export async function askToTellApart({ store }: ManageDependencies, asked: Asked): Answer {
  const id = asked.request.param('applicationId');
  const loaded = await loadNamed(store, id);
  if (!loaded) return undefined;
  const snapshot = snapshotOf(loaded.application);
  const others =
    snapshot === undefined
      ? []
      : await collisionsOf(store, { ...loaded, application: { ...loaded.application, snapshot } });
  const wanted = asked.request.query.get('other');
  const other = wanted === null ? others[0] : others.find((one) => one === wanted);
  const [first, second] = await Promise.all([
    readDossier(store, id),
    other ? readDossier(store, other) : undefined,
  ]);
  return first && second
    ? samePersonPage(asked.frame, first, second, others.length)
    : notNow(asked, loaded.application.applicationId);
}

/** `POST …/same-person`: they are different people. */
export async function sayDifferent(
  { store }: ManageDependencies,
  asked: Asked & { fields: URLSearchParams },
): Answer {
  const loaded = await loadNamed(store, asked.request.param('applicationId'));
  if (!loaded) return undefined;
  const id = loaded.application.applicationId;
  const { kind } = await tellApart(store, id, asked.fields.get('other') ?? '', asked.who.id);
  return kind === 'committed' ? seeOther(applicationAddress(id, '?done=apart')) : notNow(asked, id);
}

const notNow = ({ frame }: Asked, id: string) =>
  notPossiblePage(frame, {
    text: frame.t('manage.apart.notNow'),
    section: 'applications',
    back: applicationAddress(id),
  });
