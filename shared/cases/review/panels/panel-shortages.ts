import type { Fix, Shortage } from '../../../domain/review/assignment/problem.ts';
import type { PanelFix, PanelShortage } from '../../../domain/round/panels.ts';
import type { PanelProblem } from './panel-problem.ts';

/** A shortage with ids in the place of indexes. */
export function shortageOf({ opened, readers }: PanelProblem, shortage: Shortage): PanelShortage {
  const app = (a: number): string => opened[a]?.application.applicationId ?? '';
  const reader = (r: number): string => readers[r]?.reviewerId ?? '';
  const fixOf = (fix: Fix): PanelFix => {
    switch (fix.kind) {
      case 'raise-most':
        return {
          kind: fix.kind,
          reviewers: fix.reviewers.map(({ reviewer, by }) => ({ reviewerId: reader(reviewer), by })),
        };
      case 'more-readers':
        return { kind: fix.kind, readers: fix.readers, places: fix.places };
      case 'fewer-readers':
        return {
          kind: fix.kind,
          applications: fix.applications.map(({ application, to }) => ({
            applicationId: app(application),
            to,
          })),
        };
      case 'lower-least':
        return {
          kind: fix.kind,
          reviewers: fix.reviewers.map(({ reviewer, to }) => ({ reviewerId: reader(reviewer), to })),
        };
    }
  };
  const fixes = shortage.fixes.map(fixOf);
  switch (shortage.kind) {
    case 'too-few-unbarred': {
      const { kind, needed, unbarred } = shortage;
      return { kind, applicationId: app(shortage.application), needed, unbarred, fixes };
    }
    case 'too-few-places': {
      const { kind, short } = shortage;
      return {
        kind,
        applications: shortage.applications.map(app),
        reviewers: shortage.reviewers.map(reader),
        short,
        fixes,
      };
    }
    case 'least-out-of-reach': {
      const own = shortage.reviewers.map(({ reviewer, ...rest }) => ({
        reviewerId: reader(reviewer),
        ...rest,
      }));
      return { kind: shortage.kind, reviewers: own, fixes };
    }
  }
}
