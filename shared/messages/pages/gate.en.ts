/** The release gate: what was expected of a round, how far from it a list is, and why that is right. */
export const gateEn = {
  'gate.title': 'Beside what was expected',
  'gate.caption': 'The list beside what was expected of it',
  'gate.beside': 'Beside',
  'gate.more': '{$now} instead of {$expected}: {$percent :integer}% more',
  'gate.less': '{$now} instead of {$expected}: {$percent :integer}% less',
  'gate.together': 'Together',
  'gate.asExpected': '{$now}, as expected',
  'gate.instead': '{$now} instead of {$expected}',
  'gate.awards': 'Awards',
  'gate.source.plan': 'What was written down beforehand',
  'gate.source.last-year': 'The round of last year',
  'gate.source.earlier-list': 'The list before this one',
  'gate.nothingExpected':
    'Nobody wrote down what to expect, and there is no round of last year. Look at the figures and the list all the more carefully.',
  'gate.unusual':
    'This is far from what was expected. Find out why before you approve. Whoever approves must say why it is right all the same.',
  'gate.samePeople': 'The same people get something as on the list before.',
  'gate.joined': `.input {$count :number}
.match $count
one {{One person is on this list only}}
* {{{$count} people are on this list only}}`,
  'gate.left': `.input {$count :number}
.match $count
one {{One person was on the list before, and gets nothing by this one}}
* {{{$count} people were on the list before, and get nothing by this one}}`,
  'gate.why': 'This is far from what was expected. Why is it right all the same?',
  'gate.whyHint': 'Your answer is kept with your approval.',
  'gate.whyMissing': 'Say why it is right all the same, or do not approve',
  'gate.reason.more-money': 'There is more money or there are more places than before',
  'gate.reason.less-money': 'There is less money or there are fewer places than before',
  'gate.reason.more-people': 'More people applied or qualified',
  'gate.reason.fewer-people': 'Fewer people applied or qualified',
  'gate.reason.new-rules': 'The rules or the scores changed since',
  'gate.reason.plan-was-wrong': 'What was expected was wrong; I have checked this list by itself',
  'gate.plan': 'Write down what you expect',
  'gate.planYes': 'Keep this',
  'gate.planLead':
    'Before anybody is awarded anything, say what you expect. When the list is there, two people see how far it is from this. You can change it until the round is allocated.',
  'gate.planned': `.input {$offers :number}
.match $offers
one {{{$name} expects one award, {$units} (written down {$at}).}}
* {{{$name} expects {$offers} awards, together {$units} (written down {$at}).}}`,
  'gate.offers': 'How many awards?',
  'gate.offersHint': 'A whole number, for example 24',
  'gate.offersWrong': 'Enter how many awards you expect, as a whole number',
  'gate.money': 'How much money together?',
  'gate.moneyHint': 'In dollars, for example 60,000',
  'gate.moneyWrong': 'Enter how much money you expect in all, in dollars',
  'gate.tooLate': 'The list is there already. What was expected of it cannot be changed any more.',
  'manage.round.overtaken':
    'Something that the list rests on has changed since it was made: somebody withdrew, a score or a fund changed. The list is void, its money is free, and the round can be allocated again.',
  'manage.round.unusual': 'Say why this result is right although it is far from what was expected.',
  'manage.round.done.planned': 'What you expect is written down.',
} as const;
