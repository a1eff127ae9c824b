import type { Answers } from './fields.ts';
import { allFields } from './paths.ts';
import type { Program } from './schema.ts';

/** Answers in two heaps that never meet again: what may be judged, and who somebody is. */
export interface Apart {
  readonly answers: Answers;
  readonly demographics: Answers;
}

/**
 * Takes what says who somebody is out of the answers, before anything is judged, read or exported. Source: the firewall of
 * section 1071 of the Dodd-Frank Act (12 CFR 1002.108), here for every program.
 */
export function apart(program: Pick<Program, 'pages' | 'analystFields'>, answers: Answers): Apart {
  const secret = new Set(allFields(program).flatMap(({ id, demographic }) => (demographic ? [id] : [])));
  const entries = Object.entries(answers);
  return {
    answers: Object.fromEntries(entries.filter(([id]) => !secret.has(id))),
    demographics: Object.fromEntries(entries.filter(([id]) => secret.has(id))),
  };
}

/** The pages without the questions about who somebody is: what can be shown of an application that was sent. */
export function withoutDemographics(program: Pick<Program, 'pages'>): Pick<Program, 'pages'> {
  const pages = program.pages.map((page) => ({
    ...page,
    fields: page.fields.filter(({ demographic }) => !demographic),
  }));
  return { pages: pages.filter(({ fields }) => fields.length > 0) };
}

/** True where a program asks who somebody is. */
export const asksWho = (program: Pick<Program, 'pages'>): boolean =>
  program.pages.some(({ fields }) => fields.some(({ demographic }) => demographic));
