import { extendApplication, windowOfOne } from '../../../shared/cases/extending/extend-application.ts';
import { mayExtend } from '../../../shared/cases/extending/extend-round.ts';
import type { Application } from '../../../shared/domain/application/application.ts';
import { civilDateIn, instantOfLocal } from '../../../shared/domain/dates.ts';
import { type OwnReason, ownReasons } from '../../../shared/domain/program/extension.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { formatMoment } from '../../../shared/messages/values.ts';
import { programOf } from '../../../shared/store/programs.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { loadNamed } from '../dossier.ts';
import { notPossiblePage } from '../pages/confirm-page.ts';
import { applicationAddress } from '../pages/values.ts';
import { flaw, moreTimeForm, onesPage, type Place, readMoreTime, sureOfMoreTime } from './more-time-page.ts';

type Answer = Promise<WebResponse | undefined>;
interface Found {
  readonly application: Application;
  readonly program: Program;
  readonly place: Place;
}

/** `GET …/extend`: more time for one applicant. */
export async function askToExtendOne(deps: ManageDependencies, asked: Asked): Answer {
  const found = await applicationNamed(deps, asked);
  if (!found) return undefined;
  const window = await windowOfOne(deps.store, found.application, found.program);
  return window ? moreTimeForm(asked.frame, found.place) : notNow(asked, found);
}

/** `POST` to the same: looked at once more, then done. */
export async function extendOne(
  deps: ManageDependencies,
  asked: Asked & { fields: URLSearchParams },
): Answer {
  const found = await applicationNamed(deps, asked);
  if (!found) return undefined;
  const { frame, fields, request, who } = asked;
  const { application, program, place } = found;
  const { given, closesAt, errors } = readMoreTime(frame, place.page, fields, place.asOf);
  if (errors.length > 0) return moreTimeForm(frame, place, given, errors);
  const window = await windowOfOne(deps.store, application, program);
  const may = mayExtend(window, closesAt, deps.store.now().getTime());
  if (may === 'not-possible') return notNow(asked, found);
  if (may !== 'yes') return moreTimeForm(frame, place, given, [flaw('day', frame.t(`manage.extend.${may}`))]);
  const at = formatMoment(
    new Date(instantOfLocal(closesAt, program.zone)).toISOString(),
    frame.language,
    program.zone,
  );
  if (fields.get('sure') !== 'yes')
    return sureOfMoreTime(frame, place, request, fields, [frame.t('manage.extend.sureOne', { at })]);
  const reason: OwnReason = ownReasons.find((code) => code === given['reason']) ?? 'personal';
  const id = application.applicationId;
  const { kind } = await extendApplication(deps.store, id, { closesAt, reason }, who.id);
  return kind === 'extended' ? seeOther(applicationAddress(id, '?done=extended')) : notNow(asked, found);
}

async function applicationNamed(
  { store }: ManageDependencies,
  { request }: Asked,
): Promise<Found | undefined> {
  const loaded = await loadNamed(store, request.param('applicationId'));
  if (!loaded) return undefined;
  const { application } = loaded;
  const { program } = await programOf(store, application);
  return {
    application,
    program,
    place: {
      page: onesPage,
      action: applicationAddress(application.applicationId, '/extend'),
      cancel: applicationAddress(application.applicationId),
      section: 'applications',
      caption: application.reference,
      asOf: civilDateIn(program.zone, store.now().toISOString()),
    },
  };
}

const notNow = ({ frame }: Asked, { place }: Found) =>
  notPossiblePage(frame, {
    text: frame.t('manage.extend.notPossibleOne'),
    section: 'applications',
    back: place.cancel,
  });
