import { describe, expect, it } from 'vitest';
import { answersJsonSchema, fieldSchema, parseAnswers } from '../../../../shared/domain/program/answers.ts';
import { field, type Page, page } from '../../../../shared/domain/program/fields.ts';
import { lintFields } from '../../../../shared/domain/program/lint/lint-fields.ts';
import { missingFields } from '../../../../shared/domain/program/missing.ts';
import type { Program } from '../../../../shared/domain/program/schema.ts';
import { loadSamples } from '../../../../shared/programs/load.ts';
import { parseDraft, readPage } from '../../../../shared/web/forms/index.ts';

const [scholarship] = loadSamples().programs as [Program];
const label = { en: 'Transcript', es: 'Expediente' };
const transcript = field.parse({ type: 'document', id: 'transcript', label, later: true, max: 2 });
const own: Page = page.parse({ id: 'transcript', title: label, fields: [transcript] });
const program: Program = { ...scholarship, pages: [...scholarship.pages, own] };
const ids = ['a', 'b', 'c'].map((letter) => `doc_${letter.repeat(26)}`);
const asOf = '2026-11-25';

describe('a document field', () => {
  it('is never sent with the answers: who tries is told that files come afterwards', () => {
    const parsed = parseAnswers(program, { transcript: [ids[0]] }, 'en');
    expect(parsed).toMatchObject({ ok: false, errors: [{ pointer: '/answers/transcript' }] });
    expect(JSON.stringify(parsed)).toContain('files are sent afterwards');
    expect(parseAnswers(program, {}, 'en').ok).toBe(true);
    const { properties } = answersJsonSchema(program) as { properties: Record<string, unknown> };
    expect(properties['transcript']).toMatchObject({ not: {}, title: 'Transcript' });
  });

  it('left out, it becomes a question', () => {
    expect(missingFields(program, {}, asOf)).toContain('transcript');
    expect(missingFields(program, { transcript: [ids[0]] }, asOf)).not.toContain('transcript');
  });

  it('takes ids of documents, as many as it says', () => {
    const schema = fieldSchema(transcript, 'en');
    expect(schema.safeParse(ids.slice(0, 2)).success).toBe(true);
    for (const wrong of [ids, [], ['app_1'], [`${ids[0]}x`], ids[0]])
      expect(schema.safeParse(wrong).success).toBe(false);
  });

  it('is never read from what a form holds, only from the documents there are', () => {
    const sent = new URLSearchParams({ transcript: ids[0] ?? '', 'transcript-0': ids[0] ?? '' });
    expect(readPage(own, sent, 'en', { program, answers: {}, asOf })).toMatchObject({
      draft: {},
      answers: {},
    });
    const given = readPage(own, sent, 'en', { program, answers: { transcript: [ids[1]] }, asOf });
    expect(given).toMatchObject({ draft: {}, answers: { transcript: [ids[1]] }, errors: [] });
  });

  it('that must be there now is asked for by name', () => {
    const due = { ...program, pages: [{ ...own, fields: [{ ...transcript, later: false }] }] };
    expect(parseDraft(due, {}, 'en', asOf).errors).toMatchObject([
      { pointer: '/answers/transcript', fieldId: 'transcript', detail: 'Add a file for “Transcript”' },
    ]);
  });
});

describe('publishing checks', () => {
  const problems = (fields: Page['fields']) =>
    lintFields({ ...program, pages: [...scholarship.pages, { ...own, fields }] }).map((one) => one.problem);

  it('a document stands alone on its page', () => {
    const other = field.parse({ type: 'yes-no', id: 'sure', label });
    expect(problems([transcript])).toEqual([]);
    expect(problems([transcript, other])).toEqual(['the document field "transcript" shares its page']);
  });

  it('never asks for more files than it takes', () => {
    const impossible = field.parse({ type: 'document', id: 'papers', label, min: 3, max: 2 });
    expect(problems([impossible])).toEqual(['more files needed than allowed']);
  });

  it('a document stands at the top, never inside a group or a list', () => {
    const group = { type: 'group', id: 'pack', label, fields: [{ type: 'document', id: 'inner', label }] };
    expect(field.safeParse(group).success).toBe(false);
  });
});
