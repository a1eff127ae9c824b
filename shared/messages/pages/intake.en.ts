/** Texts of the applicant's pages around the form. */
export const intakeEn = {
  'family.scholarship': 'Scholarship',
  'family.internship': 'Internship',
  'family.cohort': 'Job program',
  'family.financing': 'Loan',
  'family.grant': 'Grant',
  'family.registry': 'Supplier registry',

  'front.title': 'Money and opportunities close to home',
  'front.lead':
    'Apply for scholarships, internships and loans in one place. We tell you what we look at, how we decide, and why.',
  'front.open': 'Open now',
  'front.none': 'No program takes applications right now. Come back soon.',
  'front.others': 'Not open now',
  'front.youGet': 'What you get:',
  'front.closes': 'Open until {$at}',
  'front.opens': 'Opens on {$at}',
  'front.closed': 'Closed. It no longer takes applications.',
  'front.alwaysOpen': 'Open all year',
  'front.how': 'How it works',
  'front.step1': 'Choose a program',
  'front.step1Text': 'Read who can apply, what you get and how decisions are made.',
  'front.step2': 'Fill in the form',
  'front.step2Text':
    'One page at a time. Each page is saved when you continue, so you can stop and come back.',
  'front.step3': 'We read it',
  'front.step3Text':
    'If something is missing we ask you. Then readers score your application by rules you can see.',
  'front.step4': 'You get an answer',
  'front.step4Text': 'By email, with the reasons. If it is an offer, you decide whether to take it.',
  'front.return': 'Did you already start?',
  'front.returnText':
    'Return to an application you started or sent. You need its reference, like HCS-7K2M-9QXD.',
  'front.returnButton': 'Return to your application',

  'program.all': 'All programs',
  'program.get': 'What you get',
  'program.who': 'Who can apply',
  'program.whoAll': 'All of these must be true:',
  'program.area': 'The area we serve:',
  'program.need': 'What you will need',
  'program.decide': 'How we decide',
  'program.decideRound':
    'After applications close, all of them are scored by the same rules. The highest scores get the offers, as far as the money or places go. This is what counts, and how much:',
  'program.decideRolling':
    'We decide each application as soon as it is complete. This is what counts, and how much:',
  'program.criteria': 'What counts, and how much',
  'program.criterion': 'What counts',
  'program.weight': 'How much',
  'program.dates': 'Dates',
  'program.opensAt': 'Opens',
  'program.closesAt': 'Closes',
  'program.contact': 'Questions?',
  'program.contactText': 'Write to us or call:',
  'program.start': 'Start your application',
  'program.startHint': 'It is free. You can stop at any page and come back.',

  'notOpen.closedTitle': 'This program is closed',
  'notOpen.soonTitle': 'This program is not open yet',
  'notOpen.opensAt': 'It opens on {$at}.',
  'notOpen.closedAt': 'It closed on {$at}.',
  'notOpen.closedEarly': 'It no longer takes applications.',
  'notOpen.contact': 'If you have questions, write to',

  'form.saved':
    'This page is saved when you continue. You can stop at any time and come back with your reference and your email address.',
  'form.reference': 'Your reference is',
  'form.tooLong': 'Your answer to “{$label}” is too long to save. Make it shorter',

  'elsewhere.title': 'You saved this page in another window',
  'elsewhere.what':
    'While this window was open, you saved other answers on this page somewhere else. We have not changed anything. Choose which answers to keep.',
  'elsewhere.question': 'Question',
  'elsewhere.saved': 'Saved in the other window',
  'elsewhere.typed': 'What you just typed here',
  'elsewhere.useTyped': 'Use what I just typed',
  'elsewhere.keepSaved': 'Keep what is saved',

  'check.title': 'Check your answers',
  'check.intro': 'This is your application to {$program}. You can still change everything.',
  'check.missing': `.input {$count :number}
.match $count
one {{There is 1 thing to do before you can send it}}
* {{There are {$count} things to do before you can send it}}`,
  'check.notYet': 'You can send your application once the things listed at the top of this page are done.',
  'check.send': 'Send your application',
  'check.once': 'After you send it you cannot change it. If we need something, we will ask you.',
  'check.declaration': 'What I wrote here is true, as far as I know.',
  'check.declarationNeeded': 'Tick the box to say that what you wrote is true',
  'check.sendButton': 'Send application',

  'submitted.title': 'Application sent',
  'submitted.reference': 'Your reference',
  'submitted.received': 'We received it on {$at}.',
  'submitted.receipt': 'A receipt is on its way to {$email}. Keep it: it proves what you sent and when.',
  'submitted.next': 'What happens next',
  'submitted.watch': 'We send you an email whenever something changes. You can also look at any time.',
  'submitted.status': 'See where your application stands',
  'submitted.help': 'If the receipt does not arrive',
  'submitted.contact':
    'Look in your spam folder first. Then write to us or call, and give us your reference:',

  'status.title': 'Your application',
  'status.now': 'Status',
  'status.reference': 'Reference',
  'status.received': 'Received',
  'status.next': 'What happens next',
  'status.happened': 'What happened so far',
  'status.help': 'Questions?',
  'status.contact': 'Write to us or call, and give us your reference {$reference}:',
  'status.withdraw': 'Withdraw this application',

  'happening.started': 'You started your application',
  'happening.submitted': 'We received your application',
  'happening.eligible': 'We checked that you qualify. You do',
  'happening.ineligible': 'We checked if you qualify. You do not',
  'happening.asked': 'We found that something was missing',
  'happening.answered': 'You sent what was missing',
  'happening.judged': 'Our staff looked at your answers',
  'happening.review': 'Your application went to be read',
  'happening.waitlisted': 'You were put on the waiting list',
  'happening.notSelected': 'Your application was not selected',
  'happening.offered': 'We made you an offer',
  'happening.accepted': 'You accepted the offer',
  'happening.declined': 'You declined the offer',
  'happening.lapsed': 'The offer ended without an answer',
  'happening.withdrawn': 'You withdrew your application',
  'happening.closed': 'Your application ended because we got no answer',

  'next.draft': 'You have not sent this application yet. Everything you saved is here.',
  'next.draftGoOn': 'Continue your application',
  'next.information': 'We need something from you to go on. Send it by {$by}.',
  'next.informationSilence':
    'If we do not get it by then, your application ends. That is not a refusal: you can apply again while the program is open.',
  'next.informationGive': 'Send what is missing',
  'next.judged': 'A member of our staff is looking at one of your answers. You do not have to do anything.',
  'next.reviewRound':
    'Readers are scoring all applications. You do not have to do anything. We will email you the answer.',
  'next.reviewRolling':
    'Your application is being looked at. You do not have to do anything. We will email you the answer.',
  'next.waitlisted':
    'All the money or places have been offered. If somebody says no, the next person on the waiting list gets an offer. We cannot promise that it will reach you.',
  'next.waitlistedMail': 'You do not have to do anything. If we can make you an offer, we will email you.',
  'next.offered':
    'We have made you an offer. Answer it by {$by}. If you do not answer by then, it goes to the next person.',
  'next.offeredAnswer': 'See the offer and answer it',
  'next.seeOffer': 'See the offer you accepted',
  'next.ineligible': 'You cannot get this award because:',
  'next.ineligibleNoReason': 'Your application does not meet the rules of this program.',
  'next.ineligibleLook':
    'If you think that something here is wrong, write to us. A person will look at your application again.',
  'next.refused': 'We cannot offer you this loan because:',
  'next.declined': 'You declined the offer, so this application has ended.',
  'next.lapsed': 'The offer ended on {$by} because we did not get an answer. It went to the next person.',
  'next.withdrawn': 'You withdrew this application, so nothing more happens.',
  'next.closedUnanswered':
    'We asked you for something and did not get it in time, so this application has ended. That is not a refusal: you can apply again while the program is open.',
  'next.completed': 'This award is complete.',
  'next.revoked': 'The offer was withdrawn. Write to us if you have questions.',
  'next.otherPrograms': 'See all programs',

  'missing.intro': 'We need this to go on with your application. Send it by {$by}.',
  'missing.send': 'Send',

  'withdraw.title': 'Withdraw your application?',
  'withdraw.what': 'Your application ends now. Nobody will read it or decide about it any more.',
  'withdraw.offer': 'You also give up the offer you have. It goes to the next person.',
  'withdraw.final': 'You cannot undo this.',
  'withdraw.yes': 'Yes, withdraw it',
  'withdraw.no': 'No, keep it',

  'return.title': 'Return to your application',
  'return.what': 'We ask for your reference and then send a code to your email address.',
  'return.reference': 'Your reference',
  'return.hint': 'It is on your receipt and on every page of the form, like HCS-7K2M-9QXD',
  'return.empty': 'Enter your reference',
  'return.wrong': 'Enter a reference like HCS-7K2M-9QXD: letters, and then 2 groups of 4',
  'return.lost':
    'If you do not know your reference, look for an email from us. If you cannot find one, write to the contact on the program’s page.',

  'access.title': 'Confirm it is you',
  'access.why': 'Applications are private. Only the person who applied can see one.',
  'access.what': 'We will send a code with 6 digits to the email address on the application.',
  'access.send': 'Send me a code',
  'access.none':
    'No email address on the application yet? Then only the browser in which you started it can open it.',
  'access.ended': 'You were away for a long time, so we need to know it is still you',
  'access.endedKept': 'Nothing you typed is lost. We save it as soon as you have entered the code.',
  'access.enterTitle': 'Check your email',
  'access.sent':
    'If there is such an application, we have sent a code to its email address. It works for 15 minutes.',
  'access.code': 'Code',
  'access.codeHint': '6 digits',
  'access.codeEmpty': 'Enter the code from the email',
  'access.codeWrong':
    'That code does not work. Check that you typed it right. If it is older than 15 minutes, ask for a new one',
  'access.noCode': 'No email?',
  'access.noCodeHelp':
    'It can take a minute. Look in your spam folder too. You can ask for a new code after 30 seconds.',
  'access.sendAgain': 'Send a new code',
  'access.staleTitle': 'Please send this again',
  'access.staleText':
    'This page was open while you came back in another window. Nothing you typed is lost. Press the button to send it.',
  'access.staleSend': 'Send it again',
  'access.staleLeave': 'Leave it and go back',

  'notFound.title': 'Page not found',
  'notFound.typed': 'If you typed the address, check that it is right.',
  'notFound.link': 'If you followed a link, it may be old or cut off. Try to copy all of it.',
  'notFound.programs': 'See all programs',
  'notFound.return': 'Return to your application',
  'fault.title': 'Something went wrong on our side',
  'fault.again': 'Wait a minute, go back and try again.',
  'fault.kept': 'Everything that you saved before is still there.',
} as const;
