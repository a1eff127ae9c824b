import { afterAwardEn } from './after-award.en.ts';
import { appealEn } from './appeal.en.ts';
import { applicantEn } from './applicant.en.ts';
import { awardEn } from './award.en.ts';
import { commonEn } from './common.en.ts';
import { creditEn } from './credit.en.ts';
import { deadlinesEn } from './deadlines.en.ts';
import { documentsEn } from './documents.en.ts';
import { dryRunEn } from './dry-run.en.ts';
import { fundsEn } from './funds.en.ts';
import { gateEn } from './gate.en.ts';
import { intakeEn } from './intake.en.ts';
import { interviewsEn } from './interviews.en.ts';
import { lettersEn } from './letters.en.ts';
import { managerEn } from './manager.en.ts';
import { offersEn } from './offers.en.ts';
import { panelsEn } from './panels.en.ts';
import { peopleEn } from './people.en.ts';
import { placingEn } from './placing.en.ts';
import { poolEn } from './pool.en.ts';
import { proofEn } from './proof.en.ts';
import { qualifyEn } from './qualify.en.ts';
import { reviewerEn } from './reviewer.en.ts';
import { scoresEn } from './scores.en.ts';
import { tiesEn } from './ties.en.ts';
import { timeEn } from './time.en.ts';
import { voteEn } from './vote.en.ts';
import { whatIfEn } from './what-if.en.ts';
import { wishesEn } from './wishes.en.ts';

/** Every text of the pages in English. An area's texts are in a file of their own; keys are unique across areas. */
export const en = {
  ...commonEn,
  ...afterAwardEn,
  ...appealEn,
  ...creditEn,
  ...applicantEn,
  ...awardEn,
  ...deadlinesEn,
  ...documentsEn,
  ...dryRunEn,
  ...fundsEn,
  ...gateEn,
  ...intakeEn,
  ...offersEn,
  ...panelsEn,
  ...interviewsEn,
  ...peopleEn,
  ...placingEn,
  ...poolEn,
  ...proofEn,
  ...qualifyEn,
  ...reviewerEn,
  ...lettersEn,
  ...managerEn,
  ...scoresEn,
  ...tiesEn,
  ...timeEn,
  ...voteEn,
  ...whatIfEn,
  ...wishesEn,
} as const;
