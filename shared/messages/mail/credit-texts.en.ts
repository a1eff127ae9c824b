/** What mails say of credit besides what every mail says. */
export const creditMailEn = {
  counterSubject: 'We can offer you a smaller loan: {$program} ({$reference})',
  counterHeading: 'Not the amount you asked for, but a smaller one',
  counterIntro:
    'You asked the {$program} program for {$asked}. We cannot lend that amount. We can lend you {$offered}, if you want it.',
  counterReasons: `.input {$count :number}
.match $count
one {{The reason why we cannot lend what you asked for:}}
* {{The reasons why we cannot lend what you asked for:}}`,
  counterAsked: 'You asked for',
  counterOffered: 'We can lend',
  counterBy: 'Tell us by',
  counterButton: 'Say yes or no',
  counterNext:
    'If you say yes, your application goes on with the smaller amount: somebody still has to look at the rest. If you say no, it ends here.',
  counterOtherwise:
    'If we do not hear from you by {$by}, we give your application no further consideration, for the reasons above. You can apply again as long as the program is open.',
  'attention.credit-due':
    'A decision about credit is due in five days. The law gives 30 days from a complete application to a notice.',
  'attention.credit-overdue':
    'The 30 days to decide about credit are over. Decide today: the applicant is owed a notice of what was decided.',
} as const;
