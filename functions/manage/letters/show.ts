import { programId } from '../../../shared/domain/ids.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { type Language, languages } from '../../../shared/domain/text.ts';
import { pdfFile, type WebResponse } from '../../../shared/http/response.ts';
import type { LetterKind } from '../../../shared/letters/letter.ts';
import { previewOf } from '../../../shared/letters/preview-of.ts';
import { printPreview } from '../../../shared/letters/print.ts';
import { readProgram } from '../../../shared/store/programs.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { lettersPage } from '../pages/letters-page.ts';

/** `GET …/letters`: what there is to look at. */
export async function showLetters(deps: ManageDependencies, asked: Asked): Promise<WebResponse | undefined> {
  const program = await programNamed(deps, asked);
  return program && lettersPage(asked.frame, program);
}

/** `GET …/letter-preview.pdf?kind=award&language=es`: a letter with a made-up name. */
export async function showPreview(deps: ManageDependencies, asked: Asked): Promise<WebResponse | undefined> {
  const program = await programNamed(deps, asked);
  if (!program) return undefined;
  const { query } = asked.request;
  const kind: LetterKind = query.get('kind') === 'offer' ? 'offer' : 'award';
  const language: Language = languages.find((one) => one === query.get('language')) ?? 'en';
  const preview = await previewOf(deps.store, program, kind, language, deps.baseUrl);
  if (!preview) return undefined;
  const name = `PREVIEW-${program.id}-${kind}-${language}.pdf`;
  return pdfFile(await printPreview(preview, deps.fonts), name, 'inline');
}

async function programNamed({ store }: ManageDependencies, { request }: Asked): Promise<Program | undefined> {
  const id = programId.safeParse(request.param('programId'));
  return id.success ? (await readProgram(store, id.data))?.program : undefined;
}
