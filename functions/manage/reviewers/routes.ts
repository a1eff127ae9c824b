import type { Route } from '../../../shared/http/function-handler.ts';
import { form, page } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { addPerson, askToAdd, askToChange, changePerson } from './change.ts';
import { askToImport, importList } from './import.ts';
import { askToPause, pause, resume, sendLink } from './pause.ts';
import { showPerson, showPool } from './show.ts';

const pool = '/manage/programs/{programId}/reviewers';
const one = `${pool}/{reviewerId}`;

/** The people who read for a program: everybody, one of them, and what a manager does about them. */
export const reviewerRoutes = (deps: ManageDependencies): readonly Route[] => [
  page(deps, pool, (asked) => showPool(deps, asked)),
  page(deps, `${pool}/new`, (asked) => askToAdd(deps, asked), 'manage'),
  form(deps, `${pool}/new`, (asked) => addPerson(deps, asked)),
  page(deps, `${pool}/import`, (asked) => askToImport(deps, asked), 'manage'),
  form(deps, `${pool}/import`, (asked) => importList(deps, asked)),
  page(deps, one, (asked) => showPerson(deps, asked)),
  page(deps, `${one}/change`, (asked) => askToChange(deps, asked), 'manage'),
  form(deps, `${one}/change`, (asked) => changePerson(deps, asked)),
  page(deps, `${one}/pause`, (asked) => askToPause(deps, asked), 'manage'),
  form(deps, `${one}/pause`, (asked) => pause(deps, asked)),
  form(deps, `${one}/resume`, (asked) => resume(deps, asked)),
  form(deps, `${one}/link`, (asked) => sendLink(deps, asked)),
];
