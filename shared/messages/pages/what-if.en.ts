/** Lists that are only thought: what a round would come to if something were otherwise. */
export const whatIfEn = {
  'gate.source.what-if': 'The try-out that was taken as the plan',
  'whatIf.title': 'What if?',
  'whatIf.see': 'Try out what the round would come to',
  'whatIf.lead':
    'See what would come out if something were different. Nothing of the round or its money changes, and nobody is told.',
  'whatIf.lots':
    'Where only the lots decide between equal scores, the application that came first stands first here.',
  'whatIf.funds': 'How much is there to give?',
  'whatIf.fundMoney': '{$fund}, in dollars',
  'whatIf.fundPlaces': '{$fund}, places',
  'whatIf.fundHint': 'There is {$free} now.',
  'whatIf.fundWrong': '{$fund}: enter an amount in dollars, for example 60,000',
  'whatIf.placesWrong': '{$fund}: enter a whole number',
  'whatIf.without': 'Which limits should be left out?',
  'whatIf.withoutHint': 'None, if you tick nothing.',
  'whatIf.objective': 'What should the list aim for?',
  'whatIf.objective.merit': 'As many points together as can be',
  'whatIf.objective.awards': 'As many awards as can be',
  'whatIf.objective.rank': 'The highest score first, down the list',
  'whatIf.try': 'Try it out',
  'whatIf.earlier': 'Earlier try-outs',
  'whatIf.by': '{$name}, {$at}',
  'whatIf.awards': `.input {$count :number}
.match $count
one {{one award, {$units}}}
* {{{$count} awards, {$units}}}`,
  'whatIf.nobody': 'Nobody has been reviewed yet, so there is nothing to work out.',
  'whatIf.tooLate': 'The round has its list already. Look at that list, or send it back first.',
  'whatIf.resultTitle': 'What would come out',
  'whatIf.resultLead': 'Only a try-out. Nothing was changed, and nobody was told.',
  'whatIf.changed': 'What was different',
  'whatIf.changedFund': '{$fund}: {$units} to give',
  'whatIf.changedWithout': 'Without: {$limit}',
  'whatIf.nothingChanged': 'Nothing: this is how things stood.',
  'whatIf.beside': 'Beside how things stood',
  'whatIf.joined': `.input {$count :number}
.match $count
one {{One person would get something who does not as things stood}}
* {{{$count} people would get something who do not as things stood}}`,
  'whatIf.left': `.input {$count :number}
.match $count
one {{One person would get nothing who does as things stood}}
* {{{$count} people would get nothing who do as things stood}}`,
  'whatIf.expect': 'Take this as what we expect',
  'whatIf.expectLead':
    'When the round is allocated, two people see how far its list is from this one, name by name.',
  'whatIf.stale':
    'Things have changed since this was tried out: a person, a score, a fund or the rules. It cannot be taken as what you expect. Try it out again.',
} as const;
