import { addDocument, sendSeconds } from '../../../shared/cases/documents/add-document.ts';
import { removeDocument } from '../../../shared/cases/documents/remove-document.ts';
import { kindFacts, plainName } from '../../../shared/documents/kinds.ts';
import type { Document, DocumentIn } from '../../../shared/domain/documents/document.ts';
import { documentId } from '../../../shared/domain/ids.ts';
import { documentKinds, type FieldOfType } from '../../../shared/domain/program/fields.ts';
import type { SendForm } from '../../../shared/files/send-form.ts';
import { applicantForm, applicantPage, type Held } from '../../../shared/http/applicant-session.ts';
import { errorPages } from '../../../shared/http/error-pages.ts';
import type { Route } from '../../../shared/http/function-handler.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import { json, seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import { refusalTexts } from '../../../shared/messages/refusals.ts';
import { cleanKey, quarantineKey, readDocument } from '../../../shared/store/documents.ts';
import { outName } from '../../../shared/web/file-list.ts';
import type { Dependencies } from '../dependencies.ts';
import { filesPage } from './files-page.ts';
import { type FieldFiles, filesPath, readFieldFiles } from './model.ts';
import { sendPage } from './send-page.ts';

const path = '/applications/{applicationId}/documents/{field}';

/** The files of an application, field by field: seen, announced, sent, taken away and fetched by whoever applies. */
export function documentRoutes(deps: Dependencies): Route[] {
  const { assets, store, files, baseUrl } = deps;
  return [
    applicantPage(deps, path, (request, held) =>
      onField(deps, request, held, (model) => show(deps, request, model)),
    ),
    applicantForm(deps, `${path}/add`, { keeps: false }, (request, held, sent) =>
      onField(deps, request, held, (model) => add(request, model, sent)),
    ),
    applicantForm(deps, `${path}/remove`, { keeps: false }, (request, held, sent) =>
      onField(deps, request, held, async ({ application, field }) => {
        const document = await ofField(held, field.id, sent.get('document') ?? '');
        if (document) await removeDocument(store, application.applicationId, document.documentId);
        return seeOther(filesPath(application, field.id));
      }),
    ),
    // Addresses of forms that somebody opens by themselves, after a fault or out of the history.
    ...['add', 'remove'].map((action) =>
      applicantPage(deps, `${path}/${action}`, (request, held) =>
        seeOther(filesPath(held.loaded.application, request.param('field'))),
      ),
    ),
    applicantPage(deps, `${path}/send/{documentId}`, (request, held) =>
      onField(deps, request, held, async (model) => {
        const document = await ofField(held, model.field.id, request.param('documentId'));
        const late = document?.state === 'awaiting-upload' && secondsUntil(document.sendBy) < 1;
        if (document?.state !== 'awaiting-upload' || late || !model.mayAdd)
          return seeOther(filesPath(model.application, model.field.id));
        const then = `${baseUrl}${filesPath(model.application, model.field.id)}?sent=${document.documentId}`;
        return sendPage(
          assets,
          request,
          model,
          document,
          await signed(model.field, document, undefined, then),
        );
      }),
    ),
    applicantPage(deps, `${path}/file/{documentId}`, (request, held) =>
      onField(deps, request, held, async ({ field }) => {
        const document = await ofField(held, field.id, request.param('documentId'));
        if (document?.state !== 'clean') return errorPages(assets).notFound(request);
        return seeOther(
          await files.fetch({
            key: cleanKey(document),
            fileName: outName(document),
            mediaType: kindFacts[document.kind].mediaType,
          }),
        );
      }),
    ),
  ];

  async function ofField(held: Held, field: string, id: string): Promise<Document | undefined> {
    const named = documentId.safeParse(id);
    if (!named.success) return undefined;
    const document = await readDocument(store, held.loaded.application.applicationId, named.data);
    return document?.field === field && document.state !== 'removed' ? document : undefined;
  }

  /** Signs the form for exactly this file: its key, its type, its size and its time, and nothing else. */
  function signed(
    field: FieldOfType<'document'>,
    document: DocumentIn<'awaiting-upload'>,
    bytes: number | undefined,
    then: string | undefined,
  ): Promise<SendForm> {
    return files.send.form({
      key: quarantineKey(document),
      mediaType: kindFacts[document.kind].mediaType,
      bytes: bytes === undefined ? [1, field.maxBytes] : [bytes, bytes],
      seconds: Math.min(sendSeconds, secondsUntil(document.sendBy)),
      then,
    });
  }

  function secondsUntil(instant: string): number {
    return Math.floor((Date.parse(instant) - store.now().getTime()) / 1000);
  }

  async function add(request: WebRequest, model: FieldFiles, sent: URLSearchParams): Promise<WebResponse> {
    const { application, field } = model;
    const t = pageTexts(request.language);
    const byScript = !request.wantsPage;
    const kind = documentKinds.find((one) => one === sent.get('kind'));
    const size = /^\d{1,10}$/.exec(sent.get('bytes') ?? '')?.[0];
    const bytes = size === undefined ? undefined : Number(size);
    const name = sent.get('name');
    if (!kind) return refused(t('documents.whichKindError'));
    if (bytes === 0) return refused(refusalTexts.empty[request.language]);
    const added = await addDocument(store, application.applicationId, {
      field: field.id,
      kind,
      ...(name ? { fileName: plainName(name) } : {}),
      ...(bytes === undefined ? {} : { bytes }),
      ...(sent.get('replaces') ? { replaces: sent.get('replaces') ?? '' } : {}),
    });
    switch (added.kind) {
      case 'added':
        return byScript
          ? json(await signed(field, added.document, bytes, undefined))
          : seeOther(`${filesPath(application, field.id)}/send/${added.document.documentId}`);
      case 'missing':
      case 'no-field':
        return errorPages(assets).notFound(request);
      case 'not-now':
        return refused(t('documents.closed'));
      case 'not-accepted':
      case 'too-large':
        return refused(refusalTexts[added.kind][request.language]);
      case 'full':
        return refused(t('documents.full'));
      case 'too-much':
        return refused(t('documents.tooMuch'));
    }

    async function refused(problem: string): Promise<WebResponse> {
      return byScript ? json({ problem }, 422) : show(deps, request, model, problem);
    }
  }
}

/** Draws a field's page; the form's own routes draw it too, where somebody goes on without what is needed. */
export async function show(
  { assets, files }: Dependencies,
  request: WebRequest,
  model: FieldFiles,
  problem?: string,
): Promise<WebResponse> {
  const wanted = request.query.get('replace');
  return filesPage(assets, request, {
    ...model,
    problem,
    origin: await files.send.origin(),
    replaces: model.files.find(
      ({ document }) => document.documentId === wanted && document.state === 'clean',
    ),
  });
}

async function onField(
  { store, assets }: Dependencies,
  request: WebRequest,
  held: Held,
  answer: (model: FieldFiles) => Promise<WebResponse> | WebResponse,
): Promise<WebResponse> {
  const model = await readFieldFiles(store, held, request.param('field'));
  return model ? answer(model) : errorPages(assets).notFound(request);
}
