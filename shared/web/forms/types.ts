import type { Answers, Page } from '../../domain/program/fields.ts';
import type { Program } from '../../domain/program/schema.ts';
import type { Language } from '../../domain/text.ts';
import type { Html } from '../html.ts';

/** What stands in the boxes of one field: a text for one control, and a list or an object of them for several. */
export type Typed = string | readonly Typed[] | { readonly [part: string]: Typed };

/** The part of a program that forms need. */
export type FormProgram = Pick<Program, 'pages'>;

/** What a page is judged against: the rest of the form, and the day it is. */
export interface FormContext {
  readonly program: FormProgram;
  /** What was answered so far: raw drafts, parsed answers or both. */
  readonly answers: Answers;
  /** Today in the program's zone, `2026-11-21`: for dates that must be past and for ages. */
  readonly asOf: string;
}

/** A fault in what was typed. */
export interface FormError {
  /** `/answers/gpa/value`, the address the API uses. */
  readonly pointer: string;
  /** The id of the control that the error summary links to. */
  readonly fieldId: string;
  /** In the person's language; never repeats what was typed. */
  readonly detail: string;
  /** The question it is about, for the summary, where the detail stands alone: "Owner 2 – Share". */
  readonly label?: string | undefined;
}

/** Which button sent the form. `item` counts from 0. */
export type FormAction =
  | { readonly kind: 'continue' }
  /** Saved, to go on another time. */
  | { readonly kind: 'leave' }
  /** Saved, to go on in another language. */
  | { readonly kind: 'language'; readonly to: Language }
  /** Saved, to go on with the same page. */
  | { readonly kind: 'keep' }
  /** Saved, to go on with the files of one of its fields. */
  | { readonly kind: 'files'; readonly field: string }
  | { readonly kind: 'add'; readonly list: string }
  | { readonly kind: 'remove'; readonly list: string; readonly item: number };

/** A page as somebody sent it. */
export interface PageReading {
  /** By field id, exactly as typed, with `add` and `remove` carried out: what to keep and show again. */
  readonly draft: Answers;
  /** The fields that could be understood, in the API's shapes. */
  readonly answers: Answers;
  /** Nothing unless the page was sent to continue: whoever adds a row is not told off. */
  readonly errors: readonly FormError[];
  readonly action: FormAction;
}

/** How the files behind a document field are shown: by whoever knows the application's documents. */
export interface DocumentsShown {
  /** The files with these ids, with their state. */
  readonly list: (ids: readonly string[]) => Html;
}

export interface RenderPageOptions extends FormContext {
  readonly page: Page;
  readonly errors: readonly FormError[];
  readonly language: Language;
  /** The form's token against requests from elsewhere. */
  readonly csrf: string;
  /** The draft's version when the page was rendered, so that two tabs never overwrite each other silently. */
  readonly version: number;
  /** Where the form is sent. */
  readonly action: string;
  /** Which step of how many this page is; absent for a page that stands alone. */
  readonly progress?: { readonly step: number; readonly of: number } | undefined;
  readonly documents?: DocumentsShown | undefined;
  /** Offers a second button, to save and come back another time. */
  readonly mayLeave?: boolean | undefined;
  /** The button's words; "Save and continue" unless given. */
  readonly continueText?: string | undefined;
}
