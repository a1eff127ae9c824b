import { type Program, programDocument } from '../../shared/domain/program/schema.ts';
import { loadSamples } from '../../shared/programs/load.ts';

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
    owners: { ...scholarship.owners, invitation: 'manager' },
    ...change,
  });
}
