/** Mails to and about people besides the applicant, in English. */
export const peopleMailEn = {
  whyParty:
    'You get this mail because {$applicant} named you in an application to the {$program} program. We use your address for this request only.',
  partySubject: '{$applicant} asks for your help by {$day}: {$program}',
  partyHeading: '{$applicant} has named you',
  partyIntro: '{$applicant} is applying to the {$program} program and has named you: {$title}.',
  partyBy: 'Please answer by {$by}.',
  partyButton: 'See what is asked',
  partyFirst:
    'Opening the page answers nothing. It first asks whether you can do this, and you may say no. You can stop at any time and come back by the same link: what you wrote is kept.',
  partyConfidential:
    'What you write is confidential: {$applicant} is told that your answer has come, and never sees what it says.',
  partyOpen: 'Your answer becomes part of the application.',
  partyOtherwise:
    'If you do nothing, we may remind you. After the date the page closes, and {$applicant} may name somebody else.',
  partyRemindSubject: '{$applicant} waits for your answer by {$day}: {$program}',
  partyRemindHeading: 'Your answer has not come yet',
  partyRemindIntro:
    'Some time ago we told you that {$applicant} named you in an application to the {$program} program: {$title}. Here is a fresh link to the page.',
  partyEndedSubject: 'Your answer is no longer needed: {$program}',
  partyEndedHeading: 'Your answer is no longer needed',
  partyEndedIntro:
    '{$applicant} had named you in an application to the {$program} program: {$title}. Your answer is no longer needed, and the link we sent you is closed.',

  personAnsweredSubject: 'An answer has arrived: {$program}',
  personAnsweredHeading: 'An answer has arrived',
  personAnsweredIntro: '{$person} has answered for your application to the {$program} program: {$title}.',
  personAnsweredNext:
    'If your application is not sent yet, open it and see what is still missing: it is only sent when you send it.',
  personDeclinedSubject: 'Please name somebody else: {$program}',
  personDeclinedHeading: 'Somebody you named cannot do it',
  personDeclinedIntro: '{$person} has told us that they cannot do this for you: {$title}.',
  personDeclinedNext:
    'Please open your application and name somebody else soon, so that there is time to answer. Until somebody answers, your application waits for it where the program needs the answer.',
  personRefusedSubject: 'An answer you need to see: {$program}',
  personRefusedHeading: 'Somebody does not agree',
  personRefusedIntro:
    '{$person} was asked about your application to the {$program} program: {$title}. They do not agree.',
  personRefusedNext:
    'Please talk to them. If they change their mind, or something was a mistake, write to us. We have told the people who run the program as well; until they hear from you, what needs this answer cannot go on.',
  personLateSubject: 'No answer has come: {$program}',
  personLateHeading: 'No answer has come in time',
  personLateIntro: '{$person} has not answered by the date we gave them: {$title}.',
  personLateNext:
    'Open your application to ask them again, or to name somebody else. If you do nothing, what needs this answer cannot go on.',
  peopleButton: 'Open your application',
} as const;
