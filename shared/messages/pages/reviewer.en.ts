/** Texts of the reviewers' pages. */
export const reviewerEn = {
  theApplication: 'The application',
  yourReview: 'Your review',
  blindNote:
    'Some answers are hidden so that you can judge the application on its own: who applied, and anything that would tell.',
  criterionWeight: 'Weight: {$weight} %',

  'review.linkTitle': 'You have been asked to read an application',
  'review.linkLead': 'This link is for you alone. It opens one application and the form for your review.',
  'review.linkStep1': 'You read the application.',
  'review.linkStep2': 'You give scores, with a few words where the form asks for them.',
  'review.linkStep3': 'You record your review once, or say that you cannot judge this one.',
  'review.linkNothingYet': 'Opening the task records nothing.',
  'review.openTask': 'Open the task',

  'review.expiredTitle': 'This link is too old',
  'review.expiredLead':
    'The review still waits for you. We can send a fresh link to the address we have for you.',
  'review.sendFresh': 'Send a fresh link to the address we have',
  'review.freshTitle': 'Look in your mail',
  'review.freshLead':
    'If the review still waits for you, a fresh link is on its way to the address we have for you.',
  'review.freshWait': 'It can take a few minutes. We send at most one every 10 minutes.',
  'review.unknownLinkTitle': 'This link opens nothing',
  'review.unknownLinkLead':
    'Part of the link may be missing. Open it from the mail again, or copy all of it into the address bar.',
  'review.overTitle': 'This review has ended',
  'review.overLead':
    'It was given to somebody else, or the application is no longer to be reviewed. You can no longer open it.',
  'review.overNothing': 'There is nothing you need to do.',
  'review.linkDoneTitle': 'This review was recorded',
  'review.linkDoneLead': 'The link has expired, and the review is recorded. There is nothing you need to do.',

  'review.signedOutTitle': 'Open the link from your mail again',
  'review.signedOutLead':
    'You can see this page only after you open the link that we sent you. It keeps you signed in for 24 hours.',
  'review.signedOutLost': 'Cannot find the mail? Look for “review” in your inbox and in the spam folder.',
  'review.keptTitle': 'Open your link again to go on',
  'review.keptLead':
    'You are not signed in to this review any more, so nothing was recorded just now. Nothing you wrote is lost:',
  'review.keptStep1': 'Keep this page open.',
  'review.keptStep2': 'Open the link from your mail in another window.',
  'review.keptStep3': 'Come back to this page and go on with what you wrote.',
  'review.keptButton': 'Go on with what I wrote',
  'review.keptShow': 'Show what I wrote',
  'review.notFoundTitle': 'There is nothing here',
  'review.notFoundLead':
    'The address may be wrong, or it belongs to a review that is not yours. Open the link from your mail again.',
  'review.faultTitle': 'Something went wrong',
  'review.faultLead':
    'This is our mistake. Nothing that was recorded is lost. Wait a moment and load this page again: your browser then sends what you wrote once more.',
  'review.tooLargeTitle': 'Your review is too long',
  'review.tooLarge': 'What you wrote is too long to send. Go back and shorten your comments.',
  'review.toYourReviews': 'Your reviews',

  'review.homeTitle': 'Review applications',
  'review.homeLead':
    'People who know the work read applications and score them by a published list of points. Their scores decide who comes first.',
  'review.homeMail':
    'For each application we send you a mail with a link of its own. Open that link to read and score.',
  'review.homeFair':
    'You do not see who applied, nor what other readers think, so that everybody is judged by the same things.',
  'review.homeConflict':
    'Do you know the person, or would you gain from it? Say so on the page, and somebody else reads it.',
  'review.listTitle': 'Your reviews',
  'review.toDo': 'To do',
  'review.done': 'Recorded',
  'review.overdueCount': 'Overdue',
  'review.listOpen': 'Waiting for you',
  'review.listDone': 'Recorded by you',
  'review.listNone': 'Nothing waits for you. We will send you a mail when there is something to read.',
  'review.columnApplication': 'Application',
  'review.columnDue': 'Due by',
  'review.columnState': 'State',
  'review.columnRecorded': 'Recorded on',
  'review.stateOpen': 'To do',
  'review.stateSoon': 'Due soon',
  'review.stateOverdue': 'Overdue',

  'review.taskTitle': 'Application {$reference}',
  'review.taskDue': 'Please record your review by {$by}.',
  'review.taskOverdue': 'This review was due by {$by}. It may be given to somebody else soon.',
  'review.jumpToReview': 'Go to your review',
  'review.figures': 'Worked out from the answers',
  'review.figuresNote': 'On the day it was sent, {$day}. Long figures are cut, never rounded up.',
  'review.notKnown': 'Not known',
  'review.notKnownHow': 'An answer is missing, or only a person can judge it.',
  'review.pointsIntro': 'Score each part from 0 to 5. 5 is best. Start from the words beside each score.',
  'review.ranksIntro':
    'Rank each part from 1 to 7. 1 is best, 7 is worst. Start from the words beside each rank.',
  'review.keepOpen': 'You can save and go on later. Nothing is sent until you choose so at the end.',
  'review.scoreLegend': '{$number}. {$title}',
  'review.between': 'Between {$low} and {$high}',
  'review.comment': 'Comment',
  'review.commentOn': 'on {$title}',
  'review.commentNeeded': 'Say why if you choose {$scores}.',
  'review.commentFree': 'You may leave this empty.',
  'review.computedPoints': '{$score} of 5',
  'review.computedRank': 'Rank {$score}',
  'review.computedNote': 'Worked out by a published table. You do not score this.',
  'review.computedHidden': 'Worked out from an answer that is hidden from you. You do not score this.',
  'review.byHand': 'It could not be worked out for this application, so please judge it yourself.',
  'review.decision': 'What do you want to do?',
  'review.decisionRecord': 'Record my review',
  'review.decisionRecordHint': 'It counts from then on. For a short time you can take it back.',
  'review.decisionCannot': 'I cannot do this one',
  'review.decisionCannotHint': 'For another reason, or you have no time. Somebody else will read it.',
  'review.send': 'Send',

  'review.daysLeft': `.input {$count :number}
.match $count
0   {{It is due today.}}
one {{You have {$count} day left.}}
*   {{You have {$count} days left.}}`,
  'review.progress': 'You have done {$done} of {$all}.',
  'review.save': 'Save and go on later',
  'review.saved':
    'What you wrote is saved, {$at}. Nothing is sent yet. You can close this page and come back by your link.',
  'review.savedNow': 'Saved. Nothing is sent yet.',
  'review.savedElsewhere':
    'You saved this review in another window since you opened this one. Below is what you wrote here. Save or send it, and it takes the place of the other.',
  'review.notSure': 'I am not sure: I cannot judge this part',
  'review.notSureShort': 'Not sure',
  'review.decisionConflict': 'I have a conflict: I know the person or have a stake',
  'review.decisionConflictHint':
    'The application is taken off your list at once, and somebody else reads it.',
  'review.undoOffer': 'Until {$until} you can take it back, unless a decision is made before.',
  'review.undoLink': 'Take back my review',
  'review.undoTitle': 'Take back your review of {$reference}?',
  'review.undoLead':
    'You can do this until {$until}. What you wrote will be in the form again, and you send it anew.',
  'review.undoQuestion': 'Do you want to take it back?',
  'review.undoYes': 'Yes, I want to change it',
  'review.undoNo': 'No, leave it as it is',
  'review.undoMissing': 'Select whether you want to take it back',
  'review.undoLateTitle': 'It is too late to take it back',
  'review.undoLate':
    'The time for that is over, your review has been used for a decision, or you have as many open reviews as you may have.',
  'review.undoLateAsk':
    'If something is wrong with it, please answer the mail with your link: a person reads it.',
  'review.lateConflictLink': 'I have a conflict after all',
  'review.lateTitle': 'Do you have a conflict after all?',
  'review.lateLead':
    'It is right to say so now. Your review will not count, you can no longer read this application, and somebody else reads it.',

  'review.scoreMissing': 'Select a score for “{$title}”',
  'review.rankMissing': 'Select a rank for “{$title}”',
  'review.offScale': 'Select one of the scores shown for “{$title}”',
  'review.commentMissing': 'Write a comment on “{$title}”: your score needs a reason',
  'review.commentTooLong': 'Shorten your comment on “{$title}” to 4,000 characters or fewer',
  'review.decisionMissing': 'Select what you want to do',
  'review.sessionChanged':
    'Nothing is recorded yet. You opened your link again since you began, so please check your review and send it once more.',
  'review.formChanged':
    'Nothing is recorded yet. The application or the form has changed since you began. Please check your review and send it once more.',

  'review.recordedTitle': 'Your review is recorded',
  'review.recordedAt': 'Recorded on {$at}',
  'review.recordedAgain':
    'This review was recorded before, on {$at}. It is recorded only once, so nothing was changed.',
  'review.recordedWhat': 'What was recorded',
  'review.recordedNext':
    'You do not need to do anything else. When everybody has read the application, it goes on to the decision.',
  'review.nextTask': 'Read the next application',
  'review.noComment': 'No comment',
  'review.columnPart': 'Part',
  'review.columnScore': 'Score',
  'review.columnRank': 'Rank',
  'review.columnComment': 'Comment',
  'review.peers': 'What the other readers recorded',
  'review.reader': 'Reader {$number}',

  'review.declineTitle': 'You cannot judge this application',
  'review.declineLead':
    'Somebody else will read it. You will no longer be able to open it, and you cannot take this back.',
  'review.declineQuestion': 'Why can you not judge it?',
  'review.reasonRelated': 'I am related to the person, or would gain from the decision',
  'review.reasonPlace': 'I belong to the same school, employer or business',
  'review.reasonKnow': 'I know the person, or I can tell who it is',
  'review.reasonTime': 'I have no time',
  'review.reasonMissing': 'Select why you cannot judge it',
  'review.declineButton': 'Give it to somebody else',
  'review.declineBack': 'Back to the application',
  'review.pressAgain': 'Nothing has changed yet. Please choose again and send it once more.',
  'review.declinedTitle': 'Somebody else will read it',
  'review.declinedLead': 'You gave this application back on {$at}. You can no longer open it.',
  'review.conflictTitle': 'You should not judge this application',
  'review.conflictLead':
    'By what you told us about yourself, you and this application are connected. That is why you see neither the application nor its scores.',
  'review.conflictNext': 'Please give it back, so that somebody else can read it.',
  'review.conflictButton': 'Say why and give it back',

  'figure.dscr': 'Cash flow over loan payments (DSCR)',
  'figure.times': '{$value} times',
  'figure.dscrHow':
    '{$cashFlow} of cash flow a year ÷ {$all} of loan payments a year: {$existing} on other loans and {$own} on this one',
  'figure.payment': 'Payment on this loan',
  'figure.paymentValue': '{$payment} a month',
  'figure.paymentHow':
    '{$amount} over {$months} months at {$rate} % a year, the same payment each month, rounded to the cent',
  'figure.monthsOperating': 'Time in business',
  'figure.months': `.input {$count :number}
.match $count
one {{1 full month}}
* {{{$count} full months}}`,
  'figure.monthsHow': 'From {$from} to {$to}',
  'figure.gpa': 'GPA on the 4.0 scale',
  'figure.gpaHow': '{$value} on the scale “{$scale}”',
  'figure.poverty': 'Household income beside the poverty guideline',
  'figure.povertyValue': '{$value} % of the guideline',
  'figure.povertyHow': `.input {$size :number}
.match $size
one {{{$income} a year for a household of 1 person}}
* {{{$income} a year for a household of {$size} people}}`,
  'figure.percentOfTable': 'Income beside the published limit',
  'figure.household': 'Household income',
  'figure.householdOf': 'Household income: {$household}',
  'figure.ownedShare': 'Ownership that counts',
  'figure.countRows': 'How many count',
  'figure.rowsHow': 'Entries counted: {$rows}',
  'figure.tableValue': '{$value} % of: {$table}',
  'figure.total': 'Added up',
  'figure.totalHow': '{$parts} together',
  'figure.daysBetween': 'Days between',
  'figure.daysHow': 'From “{$from}” to “{$to}”',
  'figure.days': `.input {$count :number}
.match $count
one {{1 day}}
* {{{$count} days}}`,
  'figure.percent': '{$value} %',
  'figure.percentHow': '{$part} of {$whole}',
  'figure.age': 'Age',
  'figure.years': `.input {$count :number}
.match $count
one {{1 year}}
* {{{$count} years}}`,
  'figure.ageHow': 'On {$day}',
  'figure.sum': 'Total: {$label}',
  'figure.sumHow': 'All entries of “{$label}” together',
} as const;
