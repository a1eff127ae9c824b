import { offersOf } from '../offer-plan.ts';
import { isAfterOffer, isOnForm, locate } from '../paths.ts';
import type { Program } from '../schema.ts';
import { duplicates, type Finding, finding, type Path } from './finding.ts';
import { isDemographic } from './subjects.ts';

/** What a program says of its offers fits its questions, its award and the law. */
export function lintOffers(program: Program): readonly Finding[] {
  if (!program.offers) return [];
  const { conditions, declineReasons } = offersOf(program);
  return [
    ...duplicates(
      conditions.map(({ id: value }, i) => ({ value, path: ['offers', 'conditions', i, 'id'] })),
      'the condition',
    ),
    ...duplicates(
      declineReasons.map(({ id: value }, i) => ({ value, path: ['offers', 'declineReasons', i, 'id'] })),
      'the reason',
    ),
    ...lintConditions(program),
    ...lintOtherAid(program),
    ...lintMoney(program),
    ...lintList(program),
  ];
}

function lintConditions(program: Program): readonly Finding[] {
  return offersOf(program).conditions.flatMap(({ confirmedBy }, i) => {
    if (confirmedBy === 'manager') return [];
    const located = locate(program, confirmedBy.answer);
    return located && isAfterOffer(located.top) && confirmedBy.answer === located.top.id
      ? []
      : [
          finding(
            ['offers', 'conditions', i, 'confirmedBy', 'answer'],
            `"${confirmedBy.answer}" is no question for after the offer`,
            'Name a question with askedAt: after-offer, or write confirmedBy: manager',
          ),
        ];
  });
}

function lintOtherAid(program: Program): readonly Finding[] {
  const { otherAid } = offersOf(program);
  if (!otherAid) return [];
  const paths: readonly (readonly [string, Path])[] = [
    [otherAid.cap, ['offers', 'otherAid', 'cap']],
    ...otherAid.fields.map((field, i) => [field, ['offers', 'otherAid', 'fields', i]] as const),
  ];
  const family =
    program.family === 'scholarship'
      ? []
      : [finding(['offers', 'otherAid'], 'other aid is counted for scholarships', 'Take otherAid out')];
  return [
    ...family,
    ...paths.flatMap(([name, path]) => {
      const located = locate(program, name);
      return located?.field.type === 'money' && isOnForm(located.top) && !isDemographic(located)
        ? []
        : [finding(path, `"${name}" is no question for money on the form`, 'Name a money field of the form')];
    }),
  ];
}

function lintMoney(program: Program): readonly Finding[] {
  const { award, offers } = program;
  if (offers?.originationFee === undefined) return [];
  return award.kind === 'rolling-loan' && award.annualRate !== undefined
    ? []
    : [
        finding(
          ['offers', 'originationFee'],
          'a fee is of a loan whose rate is published',
          'Give the award an annualRate, or take the fee out',
        ),
      ];
}

function lintList(program: Program): readonly Finding[] {
  const { quiet, endsAt } = offersOf(program).waitlist;
  const same =
    quiet && quiet.from === quiet.to
      ? [
          finding(
            ['offers', 'waitlist', 'quiet'],
            'from and to are the same time, so nothing is ever offered',
            'Make them differ',
          ),
        ]
      : [];
  // A refusal of credit needs reasons out of the application, and an empty fund is none (12 CFR 1002.9(b)(2)).
  const credit =
    endsAt !== undefined && program.family === 'financing'
      ? [
          finding(
            ['offers', 'waitlist', 'endsAt'],
            'a list for credit cannot end by itself: a refusal states what about the application weighed against it',
            'Take endsAt out',
          ),
        ]
      : [];
  const early =
    endsAt !== undefined && program.window.closesAt !== undefined && endsAt <= program.window.closesAt
      ? [
          finding(
            ['offers', 'waitlist', 'endsAt'],
            'the waiting list ends before the program closes',
            'Use a later time',
          ),
        ]
      : [];
  return [...same, ...credit, ...early];
}
