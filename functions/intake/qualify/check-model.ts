import type { Program, ProgramVersion } from '../../../shared/domain/program/schema.ts';
import type { Precheck } from '../../../shared/domain/rules/precheck.ts';
import type { Html } from '../../../shared/web/html.ts';
import { html } from '../../../shared/web/html.ts';
import { type AnswersSent, boxesFor, carriedName } from './answers-sent.ts';
import { ownQuestions, type Question } from './questions.ts';

/** The id of the form that carries everything typed, also for the button that changes the language. */
export const checkForm = 'check';

/** A check somebody goes through: the shared one, or one program's own. */
export interface Check {
  /** Where its forms are sent, and where it starts. */
  readonly path: string;
  /** The one program it is about; undefined for the shared one. */
  readonly program: Program | undefined;
  readonly questions: readonly Question[];
  /** Today, for dates that must lie in the past. */
  readonly asOf: string;
}

/** A program with what its rules say, and the answers that are its own. */
export interface Finding {
  readonly program: ProgramVersion;
  readonly result: Precheck;
}

/** Everything typed so far, as hidden fields of the check's own forms; not the boxes that the page itself shows. */
export function carriedFields(sent: AnswersSent, except?: string): Html {
  return html`${[...sent]
    .filter(([key]) => key !== except)
    .map(
      ([key, boxes]) => html`<input type="hidden" name="${carriedName(key)}" value="${boxes.toString()}">`,
    )}`;
}

/** What one program asks for of everything typed, under the names of its own fields. */
export function ownShare({ questions }: Check, program: Program, sent: AnswersSent): AnswersSent {
  return new Map(
    ownQuestions(program).flatMap(({ key, field }) => {
      const boxes = boxesFor(program, field, questions, sent);
      return boxes ? [[key, boxes] as const] : [];
    }),
  );
}
