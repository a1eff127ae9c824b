import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { commonPages, contextFor, type DraftForm, pagePath } from '../../functions/intake/draft-form.ts';
import { formPage } from '../../functions/intake/pages/form-page.ts';
import { buildAssets } from '../../infra/constructs/assets.ts';
import { newDraft } from '../../shared/cases/intake/new-application.ts';
import type { Page } from '../../shared/domain/program/fields.ts';
import { isAfterOffer, isOnForm } from '../../shared/domain/program/paths.ts';
import type { Program } from '../../shared/domain/program/schema.ts';
import { type Language, languages } from '../../shared/domain/text.ts';
import { webRequest } from '../../shared/http/request.ts';
import { loadSamples } from '../../shared/programs/load.ts';
import { documentClient } from '../../shared/store/table.ts';
import { type Assets, openAssets } from '../../shared/web/assets.ts';
import { readPage } from '../../shared/web/forms/index.ts';
import { validAnswer } from './valid-answers.ts';

const asOf = '2026-11-25';

/** A question page at its heavier: filled in, or with every fault that leaving it empty tells. Bytes. */
export interface PageWeight {
  readonly program: string;
  readonly page: string;
  readonly language: Language;
  /** What it asks, by type of field. */
  readonly asks: string;
  readonly html: number;
  readonly gzipped: number;
}

/** What every question page of every sample program weighs, and what comes with it: the stylesheet and the script, gzipped. */
export async function weighPages(): Promise<{
  readonly pages: readonly PageWeight[];
  readonly css: number;
  readonly script: number;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'assets-'));
  try {
    await buildAssets(folder);
    const assets = openAssets(folder);
    const pages = loadSamples().programs.flatMap((program) =>
      languages.flatMap((language) => weighProgram(assets, program, language)),
    );
    return { pages, css: served(assets, 'app.css'), script: served(assets, 'app.js') };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Bytes of an asset as a browser gets it. */
function served(assets: Assets, name: string): number {
  const file = assets.href(name)?.split('/').at(-1) ?? '';
  return Buffer.from(assets.serve(file, 'gzip')?.body ?? '', 'base64').length;
}

function weighProgram(assets: Assets, program: Program, language: Language): PageWeight[] {
  // What is asked after an offer looks the same as what is asked before.
  const asked = program.pages.flatMap((page): Page[] => {
    const fields = page.fields
      .filter((field) => isOnForm(field) || isAfterOffer(field))
      .map((field) => ({ ...field, askedAt: 'application' as const }));
    return fields.length === 0 ? [] : [{ ...page, fields }];
  });
  const whole = { ...program, pages: asked };
  const [empty, filled] = [formOf(whole, language, false), formOf(whole, language, true)];
  return [...commonPages, ...asked].map((page) => {
    const { errors } = readPage(page, new URLSearchParams(), language, contextFor(empty, page));
    const drawn = [draw(assets, filled, page, [], language), draw(assets, empty, page, errors, language)]
      .map((html) => ({ html: Buffer.byteLength(html), gzipped: gzipSync(html).length }))
      .toSorted((one, other) => other.gzipped - one.gzipped);
    const asks = [...new Set(page.fields.map(({ type }) => type))].toSorted().join(', ');
    return { program: program.id, page: page.id, language, asks, ...(drawn[0] ?? { html: 0, gzipped: 0 }) };
  });
}

function draw(
  assets: Assets,
  form: DraftForm,
  page: Page,
  errors: Parameters<typeof formPage>[2]['errors'],
  language: Language,
): string {
  const request = webRequest({
    rawPath: pagePath(form, page.id),
    rawQueryString: `lang=${language}`,
    headers: { accept: 'text/html' },
    requestContext: { http: { method: 'GET' } },
  } as unknown as APIGatewayProxyEventV2);
  return String(formPage(assets, request, { form, page, errors }).body);
}

/** Nothing is read or written: only the clock and chance are used. */
const nowhere = {
  client: documentClient(),
  tableName: 'none',
  now: () => new Date(`${asOf}T12:00:00Z`),
  random: (bytes: number) => randomBytes(bytes),
};

/** A draft that is nowhere but here, empty or with an answer to every question. */
function formOf(program: Program, language: Language, filled: boolean): DraftForm {
  const version = { program, version: 1, hash: '', publishedAt: nowhere.now().toISOString() };
  const { key, draft } = newDraft(nowhere, version, language, { name: '', email: '' });
  const answersTo = (page: Page) =>
    Object.fromEntries(page.fields.flatMap((field) => (filled ? [[field.id, validAnswer(field)]] : [])));
  return {
    loaded: { application: draft, key },
    correcting: false,
    program,
    content: {
      typed: Object.fromEntries([...commonPages, ...program.pages].map((page) => [page.id, answersTo(page)])),
      answers: {},
      pages: {},
    },
    asOf,
    documents: [],
    csrf: randomBytes(16).toString('base64url'),
  };
}
