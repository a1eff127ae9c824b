import { afterAwardEs } from './after-award.es.ts';
import { appealEs } from './appeal.es.ts';
import { applicantEs } from './applicant.es.ts';
import { awardEs } from './award.es.ts';
import { commonEs } from './common.es.ts';
import { creditEs } from './credit.es.ts';
import { deadlinesEs } from './deadlines.es.ts';
import { documentsEs } from './documents.es.ts';
import { dryRunEs } from './dry-run.es.ts';
import type { en } from './en.ts';
import { fundsEs } from './funds.es.ts';
import { gateEs } from './gate.es.ts';
import { intakeEs } from './intake.es.ts';
import { interviewsEs } from './interviews.es.ts';
import { lettersEs } from './letters.es.ts';
import { managerEs } from './manager.es.ts';
import { offersEs } from './offers.es.ts';
import { panelsEs } from './panels.es.ts';
import { peopleEs } from './people.es.ts';
import { placingEs } from './placing.es.ts';
import { poolEs } from './pool.es.ts';
import { proofEs } from './proof.es.ts';
import { qualifyEs } from './qualify.es.ts';
import { reviewerEs } from './reviewer.es.ts';
import { scoresEs } from './scores.es.ts';
import { tiesEs } from './ties.es.ts';
import { timeEs } from './time.es.ts';
import { voteEs } from './vote.es.ts';
import { whatIfEs } from './what-if.es.ts';
import { wishesEs } from './wishes.es.ts';

/** Every text of the pages in Spanish: a missing one is a type error here and in its area's file. */
export const es: Record<keyof typeof en, string> = {
  ...commonEs,
  ...afterAwardEs,
  ...appealEs,
  ...creditEs,
  ...applicantEs,
  ...awardEs,
  ...deadlinesEs,
  ...documentsEs,
  ...dryRunEs,
  ...fundsEs,
  ...gateEs,
  ...intakeEs,
  ...offersEs,
  ...panelsEs,
  ...interviewsEs,
  ...peopleEs,
  ...placingEs,
  ...poolEs,
  ...proofEs,
  ...qualifyEs,
  ...reviewerEs,
  ...lettersEs,
  ...managerEs,
  ...scoresEs,
  ...tiesEs,
  ...timeEs,
  ...voteEs,
  ...whatIfEs,
  ...wishesEs,
};
