import type { WebResponse } from '../../../shared/http/response.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { type Dossier, readDossier } from '../dossier.ts';
import { notPossiblePage } from '../pages/confirm-page.ts';
import { applicationAddress } from '../pages/values.ts';

export type Answer = Promise<WebResponse | undefined>;
export type Posted = Asked & { readonly fields: URLSearchParams };

/** The application that an address names, with all that is recorded of it. */
export const dossierOf = ({ store }: ManageDependencies, asked: Asked): Promise<Dossier | undefined> =>
  readDossier(store, asked.request.param('applicationId'));

/** What every page about an offer begins with. */
export const placeOf = ({ application }: Dossier, path: string) => ({
  caption: application.reference,
  section: 'applications' as const,
  action: applicationAddress(application.applicationId, path),
  cancel: applicationAddress(application.applicationId),
});

type Why = 'notNow' | 'barred' | 'tooEarly' | 'awardRuns' | 'fundEmpty' | 'samePerson' | 'changedSince';

/** It cannot be done, and why. */
export const notNow = ({ frame }: Asked, { application }: Dossier, why: Why = 'notNow'): WebResponse =>
  notPossiblePage(frame, {
    text: frame.t(`manage.offers.${why}`),
    section: 'applications',
    back: applicationAddress(application.applicationId),
  });

/** What somebody typed in a box for words, as it is kept. */
export const wordsIn = (fields: URLSearchParams, name: string): string =>
  (fields.get(name) ?? '').replaceAll('\r\n', '\n').trim().slice(0, 2_000);

/** Reasons against a loan that may be told, as boxes to tick. */
export const factorsOf = (program: Dossier['program'], language: 'en' | 'es') =>
  program.scoring.criteria.flatMap(({ id: value, title, refusal }) =>
    refusal ? [{ value, text: refusal.text[language], hint: title[language] }] : [],
  );
