import { isOpenParty } from '../../domain/people/party.ts';
import { loadApplication } from '../../store/applications.ts';
import { readLink } from '../../store/links.ts';
import { outboxWrites } from '../../store/outbox.ts';
import { readParty } from '../../store/parties.ts';
import { newSecret } from '../../store/sessions.ts';
import { inSeconds, nowIso, type Store } from '../../store/table.ts';
import { transact } from '../../store/transact.ts';
import { takesAnswers } from './people-of.ts';
import { mailTo } from './tend-request.ts';

/** At most one fresh link for a request in this time: a scanner's pressing fills no inbox. */
const pauseSeconds = 10 * 60;

/** Has a fresh link mailed to the address on file, for an open request of which somebody holds an old link. */
export async function sendFreshRequestLink(
  store: Store,
  secret: string,
): Promise<'requested' | 'too-soon' | 'nothing-to-open'> {
  const link = await readLink(store, secret);
  if (link?.purpose !== 'party') return 'nothing-to-open';
  const { applicationId, partyId, epoch } = link;
  const [request, loaded] = await Promise.all([
    readParty(store, applicationId, partyId),
    loadApplication(store, applicationId),
  ]);
  if (!request || !loaded || request.epoch !== epoch) return 'nothing-to-open';
  if (!isOpenParty(request) || !takesAnswers(loaded.application)) return 'nothing-to-open';
  const outcome = await transact(store, [
    {
      as: 'pace',
      put: {
        pk: `APP#${applicationId}`,
        sk: `LINK-PACE#${partyId}`,
        type: 'link-pace',
        nextAt: inSeconds(store, pauseSeconds).toISOString(),
        expiresAt: Math.floor(inSeconds(store, 3600).getTime() / 1000),
      },
      when: { expression: 'attribute_not_exists(pk) OR nextAt <= :now', values: { ':now': nowIso(store) } },
    },
    ...outboxWrites(store, `${applicationId}.fresh-${newSecret(store)}`, [mailTo(request, 'party-reminder')]),
  ]);
  return outcome.kind === 'done' ? 'requested' : 'too-soon';
}
