import { describe, expect, it } from 'vitest';
import {
  allows,
  isFinal,
  type MoveName,
  moves,
  openStatuses,
  publicLabel,
  statusAfter,
  statuses,
} from '../../../../shared/domain/application/status.ts';

const names = Object.keys(moves) as MoveName[];

describe('the statuses of an application', () => {
  it('are all reached from draft by declared moves', () => {
    const reached = new Set<string>(['draft']);
    for (let grew = true; grew; ) {
      grew = false;
      for (const name of names) {
        if (!moves[name].from.some((from) => reached.has(from)) || reached.has(statusAfter(name))) continue;
        reached.add(statusAfter(name));
        grew = true;
      }
    }
    expect(statuses.filter((status) => !reached.has(status))).toEqual([]);
  });

  it('never lead back out of an ending', () => {
    expect(statuses.filter(isFinal).sort()).toEqual(
      [
        'accepted',
        'completed',
        'declined',
        'ineligible',
        'lapsed',
        'not-selected',
        'revoked',
        'withdrawn',
      ].sort(),
    );
  });

  it('leave a refusal by the rules through a granted appeal only, and back to the same gate', () => {
    expect(names.filter((name) => allows(name, 'ineligible'))).toEqual(['grant-appeal']);
    expect(statusAfter('grant-appeal')).toBe('submitted');
  });

  it('let an applicant withdraw from every open one and from no other', () => {
    for (const status of statuses)
      expect(allows('withdraw', status)).toBe((openStatuses as readonly string[]).includes(status));
  });

  it('never turn a missing fact into a refusal: ineligible is reached from a screening only', () => {
    // A smaller loan that is not taken ends what the rules had refused already.
    expect(names.filter((name) => statusAfter(name) === 'ineligible')).toEqual([
      'find-ineligible',
      'end-counter-offer',
    ]);
    // From review by a correction, which the rules judge again.
    expect(moves['find-ineligible'].from).toEqual(['submitted', 'in-review']);
  });

  it('tell the applicant nothing of a decision that is not released', () => {
    expect(publicLabel('reviewed')).toBe(publicLabel('in-review'));
  });
});
