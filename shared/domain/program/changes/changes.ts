import { appealDays } from '../../appeals/appeal.ts';
import { innerFields } from '../fields.ts';
import type { Program } from '../schema.ts';
import { differences } from './differences.ts';
import { addedWords, changedWords, removedWords } from './words.ts';

/** The parts of a program, in the order in which they are told. */
export const changeTopics = [
  'questions',
  'rules',
  'scoring',
  'reading',
  'award',
  'people',
  'dates',
  'texts',
  'other',
] as const;
export type ChangeTopic = (typeof changeTopics)[number];
export type ProgramChange = { readonly topic: ChangeTopic; readonly text: string };

type Named = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What is different between two documents of one program, in plain words; empty only where they are the same. */
export function changesBetween(before: Program, after: Program): readonly ProgramChange[] {
  const [old, now] = [viewOf(before), viewOf(after)];
  return changeTopics.flatMap((topic) =>
    compared(topic, old[topic], now[topic]).map((text) => ({ topic, text })),
  );
}

function compared(topic: ChangeTopic, before: Named, after: Named): readonly string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const told = names.flatMap((name): readonly string[] => {
    const [old, now] = [before[name], after[name]];
    if (old && now) return differences(old, now).map((one) => changedWords(topic, name, now, one));
    if (now) return [addedWords(topic, name, now)];
    return old ? [removedWords(topic, name, old)] : [];
  });
  const moved = Object.keys(after).filter((name) => before[name]);
  const stood = Object.keys(before).filter((name) => after[name]);
  return moved.join() === stood.join() ? told : [...told, `The order is different: ${moved.join(', ')}.`];
}

/** A document as named parts, so that a question that moved to another page is still the same question. */
function viewOf(program: Program): Readonly<Record<ChangeTopic, Named>> {
  const { pages, analystFields, people, rules, scoring, review, award, offers, afterAward } = program;
  const { zone, window, phases, milestones, cycle, informationDays } = program;
  const { title, summary, description, whatYouNeed, whatYouGet, contact, texts } = program;
  const { family, mode, serviceArea, tables, owners, id, lender, signOffs } = program;
  const questions = [
    ...pages.flatMap((page) => page.fields.map((field) => ({ field, page: page.title.en }))),
    ...analystFields.map((field) => ({ field, page: 'the analyst' })),
  ].flatMap(({ field, page }) => [
    [field.id, { ...field, page, fields: undefined }] as const,
    ...innerFields(field).map((inner) => [`${field.id}.${inner.id}`, { ...inner, page }] as const),
  ]);
  return {
    questions: {
      ...Object.fromEntries(questions),
      ...Object.fromEntries(
        pages.map((page) => [`page ${page.id}`, { title: page.title, intro: page.intro }]),
      ),
    },
    rules: byId(rules),
    scoring: { ...byId(scoring.criteria), scale: { scale: scoring.scale } },
    reading: { review },
    award: { award, ...(offers ? { offers } : {}), ...(afterAward ? { afterAward } : {}) },
    people: byId(people),
    dates: {
      dates: {
        ...{ zone, window, phases, milestones, cycle, informationDays },
        appealDays: appealDays(program),
      },
    },
    texts: { texts: { title, summary, description, whatYouNeed, whatYouGet, contact, texts } },
    other: { program: { id, family, mode, serviceArea, tables, owners, lender, signOffs } },
  };
}

const byId = <T extends { readonly id: string }>(items: readonly T[]): Named =>
  Object.fromEntries(items.map((item) => [item.id, item as Readonly<Record<string, unknown>>]));
