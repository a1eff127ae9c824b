import { alikeNow } from '../../../shared/cases/award/claims.ts';
import { askWhetherSame, closeAfterAnswer } from '../../../shared/cases/duplicate/ask-whether-same.ts';
import { openWords, readSamePerson } from '../../../shared/cases/duplicate/same-person-item.ts';
import { tellApart } from '../../../shared/cases/round/tell-apart.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { loadApplication } from '../../../shared/store/applications.ts';
import type { Store } from '../../../shared/store/table.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { type Dossier, loadNamed, readDossier, snapshotOf } from '../dossier.ts';
import { notPossiblePage } from '../pages/confirm-page.ts';
import { type OpenQuestion, type Pair, samePersonPage } from '../pages/same-person-page.ts';
import { applicationAddress } from '../pages/values.ts';

type Answer = Promise<WebResponse | undefined>;
type Posted = Asked & { fields: URLSearchParams };

/** `GET …/same-person`: two applications side by side that share something which only one person should have. */
export async function askToTellApart({ store }: ManageDependencies, asked: Asked): Answer {
  const loaded = await loadNamed(store, asked.request.param('applicationId'));
  if (!loaded) return undefined;
  const id = loaded.application.applicationId;
  const pair = await pairOf(store, id, asked.request.query.get('other'));
  return pair ? samePersonPage(asked.frame, pair) : notNow(asked, id);
}

/** `POST …/same-person`: they are different people. */
export async function sayDifferent({ store }: ManageDependencies, asked: Posted): Answer {
  const loaded = await loadNamed(store, asked.request.param('applicationId'));
  if (!loaded) return undefined;
  const id = loaded.application.applicationId;
  const { kind } = await tellApart(store, id, asked.fields.get('other') ?? '', asked.who.id);
  return kind === 'committed' ? seeOther(applicationAddress(id, '?done=apart')) : notNow(asked, id);
}

/** `POST …/same-person/ask`: they are one person's; the applicant of one of them is told why, and asked. */
export async function saySame({ store }: ManageDependencies, asked: Posted): Answer {
  const loaded = await loadNamed(store, asked.request.param('applicationId'));
  if (!loaded) return undefined;
  const id = loaded.application.applicationId;
  const other = asked.fields.get('other') ?? '';
  const reason = (asked.fields.get('reason') ?? '').slice(0, 1000);
  const end = [id, other].find((one) => one === asked.fields.get('end')) ?? '';
  if (end === '' || reason.trim() === '') {
    const pair = await pairOf(store, id, other);
    return pair ? samePersonPage(asked.frame, pair, { end, reason }) : notNow(asked, id);
  }
  const keep = end === id ? other : id;
  const { kind } = await askWhetherSame(store, { end, keep }, asked.who.id, reason);
  return kind === 'committed' ? seeOther(applicationAddress(end, '?done=same')) : notNow(asked, id);
}

/** `POST …/same-person/end`: the applicant was heard, and it is one person all the same. */
export async function endSame({ store }: ManageDependencies, asked: Posted): Answer {
  const loaded = await loadNamed(store, asked.request.param('applicationId'));
  if (!loaded) return undefined;
  const id = loaded.application.applicationId;
  const { kind } = await closeAfterAnswer(store, id, asked.who.id);
  return kind === 'committed' ? seeOther(applicationAddress(id, '?done=ended')) : notNow(asked, id);
}

/** An application beside the one that is named, or the first that looks like it; undefined where none does any more. */
async function pairOf(store: Store, id: string, wanted: string | null): Promise<Pair | undefined> {
  const loaded = await loadApplication(store, id);
  const snapshot = loaded && snapshotOf(loaded.application);
  if (!loaded || snapshot === undefined) return undefined;
  const alike = await alikeNow(store, { ...loaded, application: { ...loaded.application, snapshot } });
  const chosen = wanted === null ? alike[0] : alike.find(({ applicationId }) => applicationId === wanted);
  if (!chosen) return undefined;
  const [first, second] = await Promise.all([
    readDossier(store, id),
    readDossier(store, chosen.applicationId),
  ]);
  if (!first || !second) return undefined;
  const question = (await questionAbout(store, first, second)) ?? (await questionAbout(store, second, first));
  return { first, second, kinds: chosen.kinds, pairs: alike.length, question };
}

async function questionAbout(
  store: Store,
  about: Dossier,
  other: Dossier,
): Promise<OpenQuestion | undefined> {
  const { applicationId } = about.application;
  const asked = await readSamePerson(store, applicationId);
  const loaded = await loadApplication(store, applicationId);
  if (!loaded || asked?.keep !== other.application.applicationId) return undefined;
  const { key } = loaded;
  return { asked, about, reason: openWords(key, asked.reason), answer: openWords(key, asked.answer) };
}

const notNow = ({ frame }: Asked, id: string) =>
  notPossiblePage(frame, {
    text: frame.t('manage.apart.notNow'),
    section: 'applications',
    back: applicationAddress(id),
  });
