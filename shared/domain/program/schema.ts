import * as z from 'zod';
import { programId } from '../ids.ts';
import { localizedText } from '../text.ts';
import { afterAwardPlan } from './after-award-plan.ts';
import { awardPlan } from './award-plan.ts';
import { field, page } from './fields.ts';
import { lender } from './lender.ts';
import { localTime } from './local-time.ts';
import { offerPlan } from './offer-plan.ts';
import { peoplePlan } from './people-plan.ts';
import { phases } from './phases.ts';
import { reviewPlan } from './review-plan.ts';
import { rule } from './rule.ts';
import { scoringPlan } from './scoring-plan.ts';
import { signOff } from './sign-offs.ts';
import { sizeTable } from './size-table.ts';

/** The five kinds of application and the registry; what each asks of the law differs (docs of the domain). */
export const families = ['scholarship', 'internship', 'cohort', 'financing', 'grant', 'registry'] as const;

const zone = z.string().refine(
  (name) => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
    } catch {
      return false;
    }
  },
  { error: 'Not a time zone of the IANA database, like America/Los_Angeles' },
);

const postalCode = z.string().regex(/^\d{5}$/);

/** Postal codes from..to, both included. */
export const serviceArea = z.strictObject({
  title: localizedText,
  postalCodes: z.array(z.strictObject({ from: postalCode, to: postalCode })).min(1),
  /** Streets on the edge whose far side has another postal code and still belongs: a person looks at those addresses. */
  boundaryStreets: z
    .array(z.strictObject({ name: z.string().min(3), postalCodes: z.array(postalCode).min(1) }))
    .optional(),
});

/** Waits of an application; each has a role that owns it, so that nothing waits for nobody. */
export const waits = [
  'information',
  'judgement',
  'invitation',
  'review',
  'decision',
  'offer',
  'award',
] as const;
export type Wait = (typeof waits)[number];

/**
 * The whole of a program as its YAML says it: what is asked, who qualifies, how it is scored, reviewed and awarded.
 * Immutable once published; amounts stay text with two decimals, in dollars.
 */
export const programDocument = z.strictObject({
  id: programId,
  family: z.enum(families),
  /** A round decides everybody together after closing; a rolling program decides each application as it is ready. */
  mode: z.enum(['round', 'rolling']),
  title: localizedText,
  /** One sentence for the list of programs. */
  summary: localizedText,
  /** Paragraphs of the program's page. */
  description: z.array(localizedText).min(1),
  whatYouNeed: z.array(localizedText).min(1),
  whatYouGet: z.array(localizedText).min(1),
  zone,
  /** The closing minute still counts. Only a rolling program may stay open without an end. */
  window: z.strictObject({ opensAt: localTime, closesAt: localTime.optional() }),
  /** An invited second phase, for a program that has one; the window above is then the first phase's. */
  phases: phases.optional(),
  /** The round's name within the program: `2027`. */
  cycle: z.string().regex(/^[a-z0-9-]{1,20}$/),
  /** Who gives the credit, of a program that does. */
  lender: lender.optional(),
  contact: z.strictObject({ email: z.email(), phone: z.string().optional() }),
  /** What follows, for the program's page: dates where they are known. */
  milestones: z.array(z.strictObject({ title: localizedText, date: z.iso.date().optional() })).default([]),
  serviceArea,
  pages: z.array(page).min(1),
  /** What an analyst finds out during review; never on a public form, never accepted from one. */
  analystFields: z.array(field).default([]),
  /** Who else has a say: nominators, recommenders, guardians, co-owners. */
  people: peoplePlan.default([]),
  /** Versions of the reference tables, fixed when the program opens. */
  tables: z
    .strictObject({
      povertyGuideline: z.string().optional(),
      gpaHundred: z.string().optional(),
      /** Tables by household size that the program publishes itself. */
      own: z.array(sizeTable).min(1).optional(),
    })
    .default({}),
  rules: z.array(rule).min(1),
  /** Counsel's word on what may look at a protected trait; what nobody signed for is not published. */
  signOffs: z.array(signOff).min(1).optional(),
  scoring: scoringPlan,
  review: reviewPlan,
  award: awardPlan,
  /** What follows the acceptance of an award; nothing where that is not kept here. */
  afterAward: afterAwardPlan.optional(),
  /** What is published about answering an offer, its conditions and the waiting list. */
  offers: offerPlan.optional(),
  /** Days an applicant has to send what is missing; then the application ends, as the question says. */
  informationDays: z.int().min(1).max(90),
  /** Days after a decision on which the applicant may still ask for another look; 30 where nothing is said. */
  appeal: z.strictObject({ days: z.int().min(1).max(365) }).optional(),
  owners: z.partialRecord(z.enum(waits), z.enum(['manager', 'approver'])),
  /** The program's own words, put into the common pages and mails. */
  texts: z.strictObject({
    submitted: localizedText,
    offered: localizedText,
    accepted: localizedText,
    notSelected: localizedText,
  }),
});
export type Program = z.infer<typeof programDocument>;

/** A published, immutable version. The store numbers versions; the hash says what a version holds. */
export type ProgramVersion = { readonly version: number; readonly hash: string; readonly program: Program };
