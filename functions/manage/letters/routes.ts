import type { Route } from '../../../shared/http/function-handler.ts';
import { page } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { showLetters, showPreview } from './show.ts';

/** How a program's letters look. There is no form here, and nothing that sends one. */
export const letterRoutes = (deps: ManageDependencies): readonly Route[] => [
  page(deps, '/manage/programs/{programId}/letters', (asked) => showLetters(deps, asked)),
  page(deps, '/manage/programs/{programId}/letter-preview.pdf', (asked) => showPreview(deps, asked)),
];
