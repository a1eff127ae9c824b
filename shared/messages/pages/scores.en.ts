/** How a round was read, for managers; and practice on made-up applications, for reviewers. */
export const scoresEn = {
  'scores.title': 'How the round was read',
  'scores.see': 'How the scores came about: readers side by side',
  'scores.lead':
    'Two people can read the same application and give different scores. This page shows how far the scores depend on who read.',
  'scores.noDifference':
    'The readers of this round differ no more than chance explains. No score is adjusted.',
  'scores.difference':
    'Some readers give more than others to the same applications, typically by {$points} points. The adjusted score takes that out.',
  'scores.use.shown':
    'In this program the score as given decides who comes first. The adjusted score is only shown here.',
  'scores.use.ranking':
    'In this program the adjusted score decides who comes first, where each reader of an application has read at least {$count} and can be compared with the others. Otherwise the score as given decides.',
  'scores.applications': 'Scored applications',
  'scores.readers': 'Readers',
  'scores.between': 'Between readers',
  'scores.betweenDetail': 'points, typical difference from the middle',
  'scores.noise': 'One reading',
  'scores.noiseDetail': 'points, typical chance in a single score',
  'scores.applicationsTitle': 'Applications',
  'scores.none': 'No application of this round is scored yet.',
  'scores.intervalText':
    'If everybody had read it, the score would lie between the two numbers in 95 of 100 cases. Where two applications overlap widely, their order is not certain.',
  'scores.given': 'Score as given',
  'scores.adjusted': 'Adjusted',
  'scores.interval': '95 of 100 cases',
  'scores.picture': 'From 0 to 100',
  'scores.pictureRanks': 'From 1 to 7',
  'scores.to': '{$low} to {$high}',
  'scores.ranksBy': 'Ranked by',
  'scores.line': 'adjusted; given {$raw}',
  'scores.by.adjusted': 'The adjusted score',
  'scores.by.raw': 'The score as given',
  'scores.by.too-few-reviews': 'The score as given: too few read yet by {$readers}',
  'scores.by.not-linked': 'The score as given: nothing compares {$readers} with the others',
  'scores.previousPage': 'Previous page',
  'scores.readersTitle': 'Readers',
  'scores.readersText':
    'Seen only from what others said about the same applications. Being strict or generous is no mistake: people differ. Where little is known, the difference is kept small.',
  'scores.reader': 'Reader',
  'scores.reviews': 'Applications read',
  'scores.shift': 'Gives',
  'scores.more': '{$points} more',
  'scores.less': '{$points} less',
  'scores.same': 'the same as others',
  'scores.link': 'Compared with',
  'scores.link.linked': 'Most other readers',
  'scores.link.apart': 'A few readers only: they share no application with the rest',
  'scores.link.alone': 'Nobody: no application was read by another reader as well',
  'scores.oddTitle': 'Worth a conversation',
  'scores.oddNone': 'Nobody’s scores stand out in another way.',
  'scores.oddText':
    'There may be good reasons for this. Look at a few of the reviews together before you conclude anything.',
  'scores.odd.barely-varies':
    '{$name} gives nearly the same to everything: over {$count} applications the scores spread by {$own} points, those of the other readers of the same applications by {$others}.',
  'scores.odd.varies-widely':
    '{$name} is often far above or far below the others: over {$count} applications typically {$own} points away, other readers {$others}.',
  'scores.practiceTitle': 'Practice',
  'scores.practiceText':
    'Before the real ones, reviewers can score made-up applications. Shown is how far each was from the expected scores, on average for each part, in steps of the scale.',
  'scores.practiceNobody': 'The program has no reviewers yet.',
  'scores.practiceState': 'Done',
  'scores.practiceDone': '{$done} of {$all}',
  'scores.away.higher': '{$steps} away, mostly higher',
  'scores.away.lower': '{$steps} away, mostly lower',
  'scores.away.even': '{$steps} away',
  'practice.title': 'Practice: {$title}',
  'practice.listTitle': 'Practice',
  'practice.listText':
    'Made-up applications to get to know the questions. Your scores decide nothing about anybody. You see what was expected after you send yours.',
  'practice.listRequired':
    'You get your first real application when you have done all of these. Until then none can be given to you.',
  'practice.column': 'Made-up application',
  'practice.columnState': 'State',
  'practice.toDo': 'To do',
  'practice.done': 'Done',
  'practice.note':
    'This application is made up, and nobody sent it. Score it as you would a real one. You can do it once: after that you have seen what was expected.',
  'practice.missing': 'Choose a score for “{$title}”',
  'practice.send': 'Send, and show what was expected',
  'practice.doneTitle': 'Practice done: {$title}',
  'practice.doneLead': 'Here is what was expected, and why, beside what you chose.',
  'practice.doneAway': 'On average you were {$steps} steps away for each part.',
  'practice.doneNote':
    'There is no pass or fail. Whoever runs the program sees these scores, so that readers can be compared fairly.',
  'practice.part': 'Part',
  'practice.yours': 'Yours',
  'practice.expected': 'Expected',
  'practice.why': 'Why',
  'practice.next': 'Next practice',
  'practice.toList': 'Your reviews',
} as const;
