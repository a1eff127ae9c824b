/** Deadlines, more time, and the invited second part. */
export const deadlinesEn = {
  'deadline.minuteCounts': 'That minute still counts.',
  'deadline.yourTime': 'Where you are, that is {$at}.',
  'deadline.moreTime': 'You have more time',
  'deadline.moreTimeAll': 'There is more time',
  'deadline.newClosing': 'The program now closes on {$at}.',
  'deadline.ownClosing': 'For you, the program now closes on {$at}. This holds for you only.',
  'deadline.why.outage':
    'Our website did not work for part of the time. So that nobody loses by it, everybody has more time.',
  'deadline.why.emergency':
    'Many people could not apply because of an emergency. So everybody has more time.',
  'deadline.why.records-late':
    'Many people still wait for papers from others, such as schools. So everybody has more time.',
  'deadline.why.other': 'The program gives everybody more time.',
  'phase.title': 'The program has two parts',
  'phase.first': 'Everybody applies in the first part.',
  'phase.invited': `.input {$count :number}
.match $count
one {{When the first part has closed, the best person is invited to the second part, and everybody with the same score.}}
* {{When the first part has closed, the best {$count} people are invited to the second part, and everybody with the same score as the last of them.}}`,
  'phase.rankedBy': 'What counts for the invitation: {$criteria}. It is worked out from your answers.',
  'next.awaitsInvitation':
    'The first part of your application is in order. When the first part of the program has closed, we invite people to the second part. We write to you either way.',
  'next.invited': 'You are invited to the second part. Answer its questions by {$by}.',
  'next.invitedSilence':
    'If your answers have not come by then, your application ends. That is not a refusal.',
  'next.invitedGo': 'Answer the second part',
  'next.secondReceived':
    'We have what you sent for the second part. We check it first, and then it is read. You do not have to do anything, and we write to you.',
  'next.late':
    'The time for this ended on {$by}. What comes later cannot be taken, so your application ends, and we write to you. That is not a refusal. If you think this is a mistake, write to us.',
  'next.waitsForOthers':
    'You do not need to send anything else. Before we can go on, the answer of somebody you named has to come by {$by}. You can send them a reminder, or name somebody else.',
  'next.waitsForOthersSilence': 'If it has not come by then, your application ends. That is not a refusal.',
  'next.waitsForOthersSee': 'See whether they answered',
  'next.closedUninvited':
    'You were invited to the second part. Not everything that it needs came by the date, so the application has ended. That is not a refusal.',
  'happening.answeredInvited': 'You sent the second part',
  'happening.waitsForOthers': 'We wait for the answer of somebody you named',
  'status.waitsForOthers': 'Waiting for somebody you named',
  'happening.invited': 'We invited you to the second part',
  'happening.notInvited': 'We decided whom to invite to the second part',
  'happening.awaits': 'The first part of your application is in order',
  'happening.extended': 'You were given more time',
  'missing.invited':
    'You are invited to the second part. Answer by {$by}. You send everything at once with the button “Send” below.',
  'missing.saved':
    'What you type is saved when you press one of the buttons or change the language. Nothing is sent to us before you press “Send”.',
} as const;
