import { hashOf } from '../../shared/domain/hash.ts';
import { type Program, programDocument } from '../../shared/domain/program/schema.ts';
import { reviewer } from '../../shared/domain/review/reviewer.ts';
import { loadSamples } from '../../shared/programs/load.ts';
import { publishProgram } from '../../shared/store/programs.ts';
import { addReviewer } from '../../shared/store/reviewers.ts';
import type { Store } from '../../shared/store/table.ts';

/** The scholarship with an invited second phase: a small program of its own for what happens between the two. */
export function twoPhaseProgram(change: Partial<Program> = {}): Program {
  const [scholarship] = loadSamples().programs;
  if (!scholarship) throw new Error('no sample programs');
  return programDocument.parse({
    ...scholarship,
    id: 'small-two-phase',
    window: { opensAt: '2026-11-01T09:00', closesAt: '2027-02-08T17:00' },
    phases: [
      { id: 'first', title: { en: 'First part', es: 'Primera parte' } },
      {
        id: 'second',
        title: { en: 'Second part', es: 'Segunda parte' },
        window: { opensAt: '2027-02-22T09:00', closesAt: '2027-03-31T17:00' },
        invited: { top: { times: '1.5', of: 2 }, rankedBy: ['academics'] },
      },
    ],
    pages: [
      ...scholarship.pages,
      {
        id: 'second-part',
        title: { en: 'Second part', es: 'Segunda parte' },
        fields: [
          {
            type: 'text',
            id: 'leadership',
            label: { en: 'A time you led others', es: 'Una vez que usted guió a otros' },
            maxLength: 2000,
            askedAt: 'supplement',
          },
          {
            type: 'yes-no',
            id: 'enrolled',
            label: { en: 'Are you enrolled full time?', es: '¿Está inscrito a tiempo completo?' },
            askedAt: 'supplement',
          },
        ],
      },
    ],
    rules: [
      ...scholarship.rules,
      {
        id: 'enrolled-full-time',
        kind: 'hard',
        title: { en: 'Enrolled full time', es: 'Inscrito a tiempo completo' },
        check: { field: 'enrolled', equals: true },
        reason: {
          code: 'not-enrolled',
          text: { en: 'You are not enrolled full time', es: 'No está inscrito a tiempo completo' },
        },
        basis: 'Program terms',
        disclosable: true,
      },
    ],
    owners: { ...scholarship.owners, invitation: 'manager' },
    ...change,
  });
}

export const secondPart = { leadership: 'I led a group of tutors.', enrolled: true };

/** Publishes it, with two readers. */
export async function publishTwoPhase(store: Store, program: Program = twoPhaseProgram()): Promise<void> {
  await publishProgram(store, program, hashOf(program));
  const relations = { schools: [], employers: [], people: [] };
  for (const n of [1, 2])
    await addReviewer(
      store,
      reviewer.parse({
        ...{ reviewerId: `reader-${n}`, programId: program.id, name: `Reader ${n}`, panel: 'reader' },
        ...{ email: `reader${n}@example.org`, language: 'en', relations, load: 0 },
      }),
    );
}
