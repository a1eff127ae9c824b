import { startDraft } from '../../shared/cases/intake/drafts.ts';
import { readIntake } from '../../shared/cases/intake/intake-state.ts';
import { programId } from '../../shared/domain/ids.ts';
import type { Program, ProgramVersion } from '../../shared/domain/program/schema.ts';
import { type ApplicantBrowser, applicantCookie, applicantOf } from '../../shared/http/applicant-session.ts';
import { bodyLimit } from '../../shared/http/body.ts';
import { errorPages } from '../../shared/http/error-pages.ts';
import type { Route } from '../../shared/http/function-handler.ts';
import { receivedBy } from '../../shared/http/received.ts';
import { formOf, type WebRequest } from '../../shared/http/request.ts';
import { seeOther } from '../../shared/http/response.ts';
import { listPrograms, readProgram } from '../../shared/store/programs.ts';
import { nowIso, type Store } from '../../shared/store/table.ts';
import { type Carried, earlierAnswers, fromCheck } from './carried.ts';
import type { Dependencies } from './dependencies.ts';
import { pathOf } from './draft-form.ts';
import { frontPage } from './pages/front-page.ts';
import { notOpenPage } from './pages/not-open-page.ts';
import { programPage } from './pages/program-page.ts';
import { youPage } from './you-page.ts';

/** The list of programs, a program's page, and starting an application. */
export function frontRoutes(deps: Dependencies): Route[] {
  const { assets, store } = deps;
  return [
    {
      method: 'GET',
      path: '/',
      answer: async (request) => frontPage(assets, request, await programsWithState(deps)),
    },
    {
      method: 'GET',
      path: '/programs/{programId}',
      answer: async (request) => {
        const found = await programAsked(deps, request);
        if (!found) return errorPages(assets).notFound(request);
        const [intake, browser] = await Promise.all([
          readIntake(store, found.program),
          applicantOf(store, request),
        ]);
        const { program, state } = intake;
        const earlier =
          state === 'open' ? await earlierAnswers(store, browser, program, request.language) : undefined;
        return programPage(assets, request, {
          program,
          published: found.program,
          state,
          earlier,
          extension: intake.extension,
          lottery: intake.lottery,
        });
      },
    },
    {
      method: 'POST',
      path: '/apply/{programId}',
      answer: async (request) => {
        const found = await programAsked(deps, request);
        if (!found) return errorPages(assets).notFound(request);
        const { state, program } = await readIntake(store, found.program, {
          receivedAt: receivedBy(store, request),
        });
        if (state !== 'open') return notOpenPage(assets, request, program, state, store.now());
        const browser = await applicantOf(store, request);
        const filledIn = await filledInBy(store, request, found.program, browser);
        const { application, secret } = await startDraft(store, found, request.language, browser, filledIn);
        return seeOther(`${pathOf(application)}/pages/${youPage.id}`, [applicantCookie(secret)]);
      },
    },
    // Somebody who types or bookmarks the address of the form's start.
    {
      method: 'GET',
      path: '/apply/{programId}',
      answer: (request) => seeOther(`/programs/${encodeURIComponent(request.param('programId'))}`),
    },
  ];
}

/** What a new draft begins with: the answers of an earlier application, if the person chose so, or those of a check beforehand. */
async function filledInBy(
  store: Store,
  request: WebRequest,
  program: Program,
  browser: ApplicantBrowser | undefined,
): Promise<Carried | undefined> {
  if (request.body.length > bodyLimit) return undefined;
  const form = formOf(request);
  if (form.get('use') !== 'earlier') return fromCheck(program, form, request.language, nowIso(store));
  return (await earlierAnswers(store, browser, program, request.language))?.carried;
}

/** Every program with whether it takes applications now: open ones first, the one that closes soonest on top. */
export async function programsWithState({ store }: Pick<Dependencies, 'store'>) {
  const order = { open: 0, 'not-yet-open': 1, closed: 2 } as const;
  const programs = await Promise.all(
    (await listPrograms(store)).map(({ program }) => readIntake(store, program)),
  );
  return programs.sort((a, b) => order[a.state] - order[b.state] || a.program.id.localeCompare(b.program.id));
}

/** The program that a path names. */
export async function programAsked(
  { store }: Pick<Dependencies, 'store'>,
  request: WebRequest,
): Promise<ProgramVersion | undefined> {
  const id = programId.safeParse(request.param('programId'));
  return id.success ? readProgram(store, id.data) : undefined;
}
