/** What mails say of another look at a decision. */
export const appealMailEn = {
  canDo: 'What you can do now',
  canSee: 'See what you sent, and what we said, on the page of your application: {$address}',
  canApplyAgain:
    'Is an answer wrong, or has something changed? The program still takes applications: on the same page you can apply again, with your answers already filled in.',
  canMatch: 'You can see which other programs fit you: {$address}',
  canAppeal:
    'Do you think that we are wrong? Ask us to look again, by {$by}. Then somebody who had no part in this decision looks at it.',
  appealButton: 'Ask us to look again',

  appealReceivedSubject: 'We look at your application again: {$program} ({$reference})',
  appealReceivedHeading: 'You asked us to look again',
  appealReceivedIntro:
    'You asked us to look again at our decision about your application to the {$program} program. We have what you wrote.',
  appealReceivedNext:
    'Somebody who had no part in the decision reads what you wrote and everything in your application. They decide by {$by}, and we write to you at this address.',
  appealReceivedOtherwise:
    'You do not need to do anything. Until then the first decision stands. If you hear nothing by that date, write to us.',
  appealReceivedButton: 'See what you wrote',

  appealUpheldSubject: 'We looked again, and the decision stays: {$program} ({$reference})',
  appealUpheldHeading: 'We looked again. The decision stays',
  appealUpheldIntro:
    'You asked us to look again at our decision about your application to the {$program} program. Somebody who had no part in it has read what you wrote and everything in your application. You still do not qualify.',
  appealUpheldReasons: `.input {$count :number}
.match $count
one {{The reason is still:}}
* {{The reasons are still:}}`,
  appealUpheldWords: 'The person who decided writes:',
  appealUpheldEnd:
    'We do not look at this decision a third time. You do not need to do anything. If you have a question about it, write to us.',

  appealGrantedSubject: 'We looked again, and your application goes on: {$program} ({$reference})',
  appealGrantedHeading: 'We looked again. Your application goes on',
  appealGrantedIntro:
    'You asked us to look again at our decision about your application to the {$program} program. Somebody who had no part in it has looked, and the first decision no longer holds.',
  appealGrantedWords: 'The person who decided writes:',
  appealGrantedNext:
    'Your application goes on like every other. Nothing else is decided yet. We write to you at this address when there is news, or when we need something from you.',
  appealGrantedNothing: 'You do not need to do anything now. It counts from when we first got it.',

  'attention.appeal':
    'An applicant asks for another look at a decision. Somebody who had no part in it has to decide.',
  'attention.appeal-overdue':
    'An applicant’s appeal is overdue: they were told that somebody would have decided by now.',
  attentionBy: 'Decide by',
  attentionDated:
    'The applicant was told this date. If nobody decides by then, it stays on your list as overdue.',
} as const;
