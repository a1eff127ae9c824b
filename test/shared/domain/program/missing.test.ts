import { describe, expect, it } from 'vitest';
import { missingFields, shown } from '../../../../shared/domain/program/missing.ts';
import { locate } from '../../../../shared/domain/program/paths.ts';
import type { Program } from '../../../../shared/domain/program/schema.ts';
import { loadSamples } from '../../../../shared/programs/load.ts';
import { intern, scholar } from '../../programs/eligible-answers.ts';

const [scholarship, internship] = loadSamples().programs as [Program, Program];
const without = (answers: object, key: string) =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => name !== key));

describe('what an applicant still owes', () => {
  it('is nothing when all is there, and never an optional field', () => {
    expect(missingFields(scholarship, scholar, '2026-11-21')).toEqual([]);
    expect(missingFields(scholarship, without(scholar, 'activities'), '2026-11-21')).toEqual([]);
    expect(missingFields(internship, intern, '2026-11-21')).toEqual([]);
  });

  it('names a whole group that was not begun, and the empty parts of one that was', () => {
    expect(missingFields(scholarship, without(scholar, 'gpa'), '2026-11-21')).toEqual(['gpa']);
    expect(missingFields(scholarship, { ...scholar, gpa: { scale: '4.0' } }, '2026-11-21')).toEqual([
      'gpa.value',
      'gpa.weighted',
    ]);
    const passFail = { ...scholar, gpa: { scale: 'pass-fail', weighted: false } };
    expect(missingFields(scholarship, passFail, '2026-11-21')).toEqual([]);
  });

  it('follows the path somebody is on', () => {
    const sophomore = { ...without(scholar, 'graduationDate'), track: 'sophomore' };
    expect(missingFields(scholarship, sophomore, '2026-11-21')).toEqual(['priorAward']);
  });

  it('counts a field as asked while its condition cannot be judged', () => {
    expect(missingFields(scholarship, without(scholar, 'track'), '2026-11-21')).toEqual([
      'track',
      'priorAward',
    ]);
    expect(missingFields(internship, {}, '2026-11-21')).toContain('guardian');
  });

  it('asks for a guardian until the day of the eighteenth birthday (somebody turns 18 mid-cycle)', () => {
    const young = { ...without(intern, 'guardian'), dateOfBirth: '2009-01-15' };
    expect(missingFields(internship, young, '2027-01-14')).toEqual(['guardian']);
    expect(missingFields(internship, young, '2027-01-15')).toEqual([]);
    const leapDay = { ...young, dateOfBirth: '2008-02-29' };
    expect(missingFields(internship, leapDay, '2026-02-28')).toEqual(['guardian']);
    expect(missingFields(internship, leapDay, '2026-03-01')).toEqual([]);
  });

  it('is unknown, not hidden, where the date it hangs on is no date', () => {
    const guardian = locate(internship, 'guardian')?.field;
    if (!guardian) throw new Error('no guardian');
    expect(shown(guardian, { dateOfBirth: 'soon' }, '2026-11-21')).toBe('unknown');
    expect(shown(guardian, { dateOfBirth: null }, '2026-11-21')).toBe('unknown');
  });
});
