/** Pages about a smaller loan that is offered instead, and the dates of credit. */
export const creditEn = {
  'counter.title': 'Do you want the smaller loan?',
  'counter.lead':
    'You asked for {$asked}. We cannot lend that amount. We can lend {$offered}, paid back in the same time.',
  'counter.reasons': 'Why not what you asked for:',
  'counter.payment': 'You would pay {$payment} a month for {$months} months, at {$rate} % a year.',
  'counter.by':
    'Answer by {$by}. If we do not hear from you by then, your application ends, for the reasons above.',
  'counter.question': 'What do you want to do?',
  'counter.yes': 'Yes, go on with {$offered}',
  'counter.yesHint': 'Somebody still has to look at the rest of your application.',
  'counter.no': 'No, end my application',
  'counter.noHint': 'You can apply again as long as the program is open.',
  'counter.send': 'Send',
  'counter.needed': 'Choose yes or no',
  'next.counter':
    'We cannot lend the amount you asked for, but we can lend you {$offered}. Tell us by {$by} if you want it.',
  'next.counterGo': 'Say yes or no',
  'happening.counter': 'We cannot lend what you asked for, and offered a smaller amount',
  'happening.counterNo': 'The smaller amount was not taken',
  'manage.event.counter-offer declined': 'Smaller amount declined',
  'manage.event.counter-offer lapsed': 'Smaller amount not answered in time',
  'manage.event.decision due soon': 'Decision about credit due soon',
  'manage.event.decision overdue': 'Decision about credit overdue',
  'manage.about.credit-due': 'A decision about credit is due in five days.',
  'manage.about.credit-overdue': 'The 30 days to decide about credit are over.',
  'manage.counter': 'Offered instead',
  'manage.counterText': '{$offered}, to be answered by {$by}',
} as const;
