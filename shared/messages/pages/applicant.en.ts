/** Texts of the form, of its faults, and of checking the answers. */
export const applicantEn = {
  saveAndLeave: 'Save and come back later',
  saveAndContinue: 'Save and continue',
  stepOf: 'Step {$step} of {$of}',
  optional: '{$label} (optional)',
  laterHint: 'If you do not have this yet, leave it empty. We will ask you for it later.',
  onlyIfAnswered: 'Answer this only if you answered {$answer} to “{$question}”.',
  onlyIfUnder: 'Answer this only if you are under {$age}.',
  onlyIfAll: 'Answer this only if all of these are true: {$conditions}.',
  onlyIfOneOf: 'Answer this only if one of these is true: {$conditions}.',
  conditionAnswered: 'you answered {$answer} to “{$question}”',
  conditionUnder: 'you are under {$age}',
  chooseSeveral: 'Choose all that apply.',
  or: 'or',
  selectSome: 'Select at least one answer to “{$label}”',
  chooseOne: 'Choose one',
  day: 'Day',
  month: 'Month',
  year: 'Year',
  dateHint: 'For example, {$example}',
  moneyHint: 'In US dollars, for example 45,000 or 45,000.50',
  perYear: 'a year',
  perMonth: 'a month',
  points: 'points',
  wordLimit: `.input {$count :number}
.match $count
one {{You can write up to 1 word}}
* {{You can write up to {$count} words}}`,
  'wordsLeft.one': 'You have 1 word left',
  'wordsLeft.other': 'You have # words left',
  'wordsOver.one': 'You have 1 word too many',
  'wordsOver.other': 'You have # words too many',
  place: `.input {$place :number select=ordinal}
.match $place
one {{{$place}st choice}}
two {{{$place}nd choice}}
few {{{$place}rd choice}}
* {{{$place}th choice}}`,
  'address.street1': 'Street address',
  'address.street2': 'Apartment, suite or unit',
  'address.city': 'City',
  'address.stateOrProvince': 'State',
  'address.postalCode': 'ZIP code',
  'address.country': 'Country',
  itemNumber: '{$item} {$number}',
  addItem: 'Add another: {$item}',
  removeItem: 'Remove',
  enterField: 'Enter an answer to “{$label}”',
  selectField: 'Select an answer to “{$label}”',
  confirmField: 'Tick the box to confirm: “{$label}”',
  listNeedsOne: 'Enter at least one answer to “{$label}”',
  dateNeedsDay: 'The date must include a day',
  dateNeedsMonth: 'The date must include a month',
  dateNeedsYear: 'The date must include a year',
  dateYearDigits: 'Write the year with 4 digits, like 2009',
  dateNotReal: 'Enter a date that exists, with the day and the month as numbers',
  moneyNotRead: 'Enter an amount in dollars, like 45,000 or 45,000.50',
  decimalNotRead: 'Enter a number, like 3.25, with a point before the decimals',
  integerNotRead: 'Enter a whole number, like 12',
  choiceNotOffered: 'Select one of the answers shown',
  rankedNeedsPlace: `.input {$place :number select=ordinal}
.match $place
one {{Select your {$place}st choice}}
two {{Select your {$place}nd choice}}
few {{Select your {$place}rd choice}}
* {{Select your {$place}th choice}}`,
  rankedTwice: `.input {$place :number select=ordinal}
.match $place
one {{Select something else as your {$place}st choice: you chose this one already}}
two {{Select something else as your {$place}nd choice: you chose this one already}}
few {{Select something else as your {$place}rd choice: you chose this one already}}
* {{Select something else as your {$place}th choice: you chose this one already}}`,
  formChangedElsewhere: 'You saved this page in another window. Check what is here before you save again.',
  confirmed: 'Confirmed',
  'publicStatus.not-sent': 'Not sent yet',
  'publicStatus.received': 'Received',
  'publicStatus.we-need-something': 'We need something from you',
  'publicStatus.not-eligible': 'Not eligible',
  'publicStatus.being-reviewed': 'Being reviewed',
  'publicStatus.waiting-list': 'On the waiting list',
  'publicStatus.not-selected': 'Not selected',
  'publicStatus.offer-to-answer': 'You have an offer to answer',
  'publicStatus.accepted': 'Accepted',
  'publicStatus.you-declined': 'You declined the offer',
  'publicStatus.offer-ended': 'The offer has ended',
  'publicStatus.withdrawn': 'Withdrawn',
  'publicStatus.completed': 'Completed',
  'publicStatus.offer-withdrawn': 'The offer was withdrawn',
} as const;
