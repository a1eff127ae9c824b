/** Texts of the mails about an interview: to the applicant, and to those on the panel. */
export const interviewMailEn = {
  interviewSubject: 'You are invited to an interview, please pick a time by {$day}: {$program}',
  interviewHeading: 'You are invited to an interview',
  interviewCalledOff: 'The interview on {$at} is called off. Please pick another time.',
  interviewIntro: `.input {$count :number}
.match $count
one {{We have read your application to the {$program} program and would like to talk with you. The interview takes {$minutes} minutes, with one person.}}
*   {{We have read your application to the {$program} program and would like to talk with you. The interview takes {$minutes} minutes, with {$count} people.}}`,
  interviewBy: 'Please pick a time by {$by}.',
  interviewButton: 'Pick a time',
  interviewNeeds:
    'On the page you can also tell us what you need to take part, for example an interpreter or step-free access.',
  interviewOtherwise:
    'If you pick no time by then, your application stays in, but whoever was interviewed comes before it. If no time is possible for you, say so on the page and the program will be told.',
  interviewPickHeading: 'Please pick a time for your interview',
  interviewPickIntro:
    'We invited you to an interview for the {$program} program. You have not picked a time yet.',
  interviewTomorrowSubject: 'Your interview is on {$day}: {$program}',
  interviewTomorrowHeading: 'Your interview is tomorrow',
  interviewTomorrowNote:
    'The time cannot be changed on the page any more. If you cannot come, write to us or call us as soon as you can.',
  interviewBookedSubject: 'Your interview is on {$day}: {$program}',
  interviewBookedHeading: 'Your interview is booked',
  interviewMovedSubject: 'Your interview has moved to {$day}: {$program}',
  interviewMovedHeading: 'Your interview has moved',
  interviewSee: 'See your interview',
  interviewCalendar:
    'The file with this mail puts the time into your calendar. If it moves, the file of the next mail moves the entry.',
  interviewChange:
    'You can change the time, or say that you do not want the interview, until the day before.',
  interviewMissed:
    'If you do not come and do not tell us, your application stays in, but whoever was interviewed comes before it.',
  interviewAt: 'When',
  interviewLength: 'How long',
  interviewMinutes: '{$minutes} minutes',
  interviewPlace: 'Where',
  interviewEndedSubject: 'There will be no interview: {$program}',
  interviewEndedHeading: 'There will be no interview',
  'interviewEnded.declined': 'You told us that you do not want an interview for the {$program} program.',
  'interviewEnded.manager': 'The {$program} program has ended your invitation to an interview.',
  'interviewEnded.withdrawn':
    'Your application to the {$program} program has ended, and so has its interview.',
  'interviewEnded.round':
    'The {$program} program is now deciding who gets the awards, and there are no more interviews.',
  interviewNotAt: 'The interview on {$at} will not take place.',
  interviewEndedNext:
    'Your application stays in. Those who were interviewed come first, then all others by what the readers gave.',
  panelSubject: 'You are on an interview panel on {$day}: {$program}',
  panelHeading: 'An applicant has picked a time with you',
  panelMovedSubject: 'An interview has moved to {$day}: {$program}',
  panelMovedHeading: 'An interview of yours has moved',
  panelIntro: 'You are on the panel of an interview for the {$program} program.',
  panelButton: 'Open the interview',
  panelSheet: 'You score on your own sheet, from the time the interview begins. Please send it by {$by}.',
  panelStake:
    'Do you know the applicant, or can you not come? Say so on the page as soon as you can. The link is for you alone, so please do not pass it on.',
  panelOtherwise: 'If your sheet does not come, we remind you; then the program decides without it.',
  panelOffSubject: 'An interview on {$day} is called off: {$program}',
  panelOffHeading: 'An interview is called off',
  panelOffIntro:
    'The interview of {$reference} on {$at} for the {$program} program will not take place with you.',
  panelOffNext: 'You have nothing to do. The file with this mail takes the entry out of your calendar.',
  sheetSubject: 'Your score sheet is missing, due by {$day}: {$program}',
  sheetHeading: 'Your score sheet is missing',
  sheetIntro: 'You were on the panel of the interview of {$reference} on {$at} for the {$program} program.',
  sheetBy: 'Please send your sheet by {$by}.',
  sheetOtherwise:
    'If it has not come by then, the program decides without it. If the applicant did not come, answer this mail and say so.',
  calendarInterview: 'Interview: {$program}',
  calendarInterviewHow: 'Your application {$reference}. To change the time, open your application.',
  calendarPanelHow: 'Application {$reference}. Open it with the link in our mail.',
} as const;
