/** A round from several funds: what it promises beforehand, and how its list came about. */
export const fundsEn = {
  'funds.lead.merit':
    'The money comes from several funds. We choose so that those who get money have as many points together as can be.',
  'funds.lead.awards':
    'The money comes from several funds. We choose so that as many as can be get money. Where there is more than one way, the one with more points together.',
  'funds.lead.rank':
    'The money comes from several funds. We go down the list, the highest score first. Nobody loses money to somebody below them.',
  'funds.decide':
    'After applications close, all of them are scored by the same rules. This is what counts, and how much:',
  'funds.whole': 'You get what you asked for, at most {$amount}, or nothing.',
  'funds.part':
    'You get what you asked for, at most {$amount}, or a part of it. It is never less than {$percent}% of what you asked. You can say no.',
  'funds.title': 'Who each fund is for',
  'funds.anybody': 'Everybody who qualifies',
  'funds.between': 'From {$least} to {$most} each',
  'funds.exactly': '{$most} each',
  'funds.from': '{$least} or more each',
  'funds.upTo': 'Up to {$most} each',
  'funds.noLimit': 'Any amount',
  'funds.unknown': 'If your answers do not show that a fund is for you, we cannot use it for you.',
  'funds.capShare': '{$what}: at most {$percent}% of all awards',
  'funds.capMost': `.input {$count :number}
.match $count
one {{{$what}: at most one award}}
* {{{$what}: at most {$count} awards}}`,
  'funds.waiting': 'When money comes back, it goes to the first person on the waiting list whom it can help.',
  'allocation.title': 'How this list came about',
  'allocation.objective.merit': 'The aim: as many points together as can be for those who get something.',
  'allocation.objective.awards': 'The aim: as many awards as can be, and then as many points together.',
  'allocation.objective.rank': 'The aim: the highest score first, down the list.',
  'allocation.proven': 'No better list exists under these limits. This was worked out exactly.',
  'allocation.unproven':
    'This list is good, but it is not proven that none is better. The best one has at most {$most} more.',
  'allocation.unprovenRank':
    'No list with more points exists. Where several have as many, it is not proven that the better ranked come first in this one.',
  'allocation.most.merit': '{$count} points',
  'allocation.most.awards': '{$count} awards',
  'allocation.beside': 'This list beside going down the list',
  'allocation.way': 'Way',
  'allocation.this': 'This list',
  'allocation.plain': 'Going down the list as far as the money reaches',
  'allocation.difference': 'Difference',
  'allocation.points': 'Points together',
  'allocation.awards': 'Awards',
  'allocation.money': 'Money',
  'allocation.prices': 'What each limit costs',
  'allocation.pricesLead':
    'How much more there would be if one limit were not there, and all others were. A minus means less.',
  'allocation.limit': 'Limit',
  'allocation.price.donor': '{$fund}: only for “{$title}”',
  'allocation.price.amounts': '{$fund}: its smallest and largest award',
  'allocation.why': 'Why',
  'why.less': 'Asked for {$asked}',
  'why.notPlainly': 'Would get nothing if we only went down the list',
  'why.plainly': 'Would get something if we only went down the list',
  'why.no-fund': 'No fund may pay this:',
  'why.by.donor': '{$fund} is only for “{$title}”',
  'why.by.donor-unknown': '{$fund}: the answers do not show whether it is for them',
  'why.by.smallest': '{$fund}: they asked for less than its smallest award',
  'why.by.largest': '{$fund}: they need more than its largest award',
  'why.by.aid': '{$fund}: other aid covers all their costs',
  'why.left': '{$fund}: {$left} left, {$least} needed',
  'why.leftLowest': '{$fund}: {$left} left, {$least} needed. The lowest score it pays is {$score}',
  'why.cap': 'The money is there, but no more are allowed: {$cap}',
  'why.instead': `.input {$count :number}
.match $count
0 {{With this one in, nobody would go without, but there would be less: {$less}}}
one {{With this one in, {$names} would go without: {$less}}}
* {{With this one in, {$names} would go without: {$less}}}`,
  'why.lessPoints': '{$points} points fewer together',
  'why.morePoints': '{$points} points more together',
  'why.samePoints': 'the same points together',
  'why.fewerAwards': `.input {$count :number}
.match $count
one {{one award fewer}}
* {{{$count} awards fewer}}`,
  'why.moreAwards': `.input {$count :number}
.match $count
one {{one award more}}
* {{{$count} awards more}}`,
} as const;
