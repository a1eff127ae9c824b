/** Receipts, the print view and correcting what was sent. */
export const proofEn = {
  'receipts.title': 'Check a receipt',
  'receipts.lead':
    'A receipt proves that we received an application, when, and what was in it. Here anybody can check whether a receipt is real. We show no names and no answers.',
  'receipts.label': 'Paste the receipt',
  'receipts.hint': 'The long line of letters and numbers from the confirmation page or the email',
  'receipts.empty': 'Paste a receipt',
  'receipts.check': 'Check it',
  'receipts.yes': 'This receipt is real. This system signed it.',
  'receipts.no': 'This is not a valid receipt',
  'receipts.noWhy':
    'This system did not sign this text, or it was changed. Check that you copied all of the line, from its first to its last letter.',
  'receipts.program': 'Program',
  'receipts.reference': 'Reference',
  'receipts.erased': 'The application has been erased, as our rules say',
  'receipts.received': 'Received',
  'receipts.hash': 'Fingerprint (SHA-256)',
  'receipts.receipt': 'Receipt',
  'receipts.how':
    'The receipt is a signed line of text. It holds the time and the fingerprint of what you sent. Anybody can check it here:',
  'receipts.download': 'Download what you sent',
  'receipts.file': 'Does a file belong to a receipt?',
  'receipts.fileHow':
    'The person who applied can download what they sent as a file. The fingerprint of that file is the one on the receipt. If one letter of the file is changed, the fingerprint is another one.',
  'receipts.fileTools':
    'Most computers can work out a fingerprint: “shasum -a 256 file” on a Mac, “sha256sum file” on Linux, “certutil -hashfile file SHA256” on Windows.',

  'print.title': 'What you sent',
  'print.how': 'Print this page, or save it as a PDF, to keep it.',
  'print.link': 'See and print what you sent',
  'print.receipt': 'Your receipt',
  'print.earlier': 'This is an earlier version, sent on {$at}. You sent a newer one later.',
  'print.apart':
    'What you may have said about yourself on the page about who you are is kept apart. Nobody who decides can see it, so it is not shown here.',
  'print.others': 'Other versions you sent',
  'print.sentAt': 'Sent on {$at}',

  'correct.link': 'Correct what you sent',
  'correct.goOn': 'Go on correcting',
  'correct.begun':
    'You have begun to correct this application. What you sent before counts until you send the corrected one.',
  'correct.title': 'Correct what you sent?',
  'correct.what':
    'You can change your answers and send your application again. What you sent on {$at} counts until then. If you never send it again, nothing changes.',
  'correct.by': 'You can send it until {$by}, as long as nobody has finished a review of it.',
  'correct.byReview': 'You can send it as long as nobody has finished a review of it.',
  'correct.time':
    'When you send it, the new time counts: for the deadline, for your age on the day, and for your place in a line. The rules look at your new answers, and may say something else. We keep what you sent before on file.',
  'correct.start': 'Change my answers',
  'correct.keep': 'Keep what I sent',
  'correct.drop': 'Throw away my changes',
  'correct.dropWhat': 'You have begun to correct it. If you do not want to, throw your changes away.',
  'correct.notTitle': 'You can no longer correct this application',
  'correct.stands': 'What you sent counts. Nothing is lost.',
  'correct.not.closed': 'The program no longer takes applications.',
  'correct.not.not-yet-open': 'The program does not take applications now.',
  'correct.not.review-begun': 'Somebody has reviewed it already.',
  'correct.not.not-sent': 'This application is not with us now.',
  'correct.not.contact': 'If there is a mistake in it that matters, write to',
  'correct.back': 'See where your application stands',
  'correct.checkIntro':
    'This is your corrected application to {$program}. What you sent before counts until you send this one.',
  'correct.once': 'From then on this one counts, with the time at which we get it.',
  'correct.sendButton': 'Send corrected application',
  'correct.saved':
    'You are correcting an application that you sent. Each page is saved when you continue. What you sent before counts until you send the corrected one at the end.',
  'happening.corrected': 'You sent a corrected application',
  'manage.event.correction started': 'Applicant began a correction',
  'manage.event.correction dropped': 'Applicant dropped a correction',
  'manage.event.corrected': 'Corrected application received',

  'manage.about.likely-duplicate': 'Two applications may be of the same person or business.',
  'manage.event.said to be the same person': 'Applicant asked: one person?',
  'manage.event.said to be two people': 'Applicant says: two people',
  'manage.event.closed: same person': 'Ended: second application of one person',
  'manage.same.share': 'What both give',
  'manage.same.email': 'Email address',
  'manage.same.name-and-birth': 'Name and date of birth',
  'manage.same.name-and-address': 'Name and address',
  'manage.same.business-name': 'Name of the business',
  'manage.same.tax-number': 'Tax number',
  'manage.same.phone': 'Phone number',
  'manage.same.title': 'They are the same person or business',
  'manage.same.how':
    'We tell the applicant why, and ask. They have {$days} days to answer. If they say nothing, the application you choose ends then. If they answer, it comes back to you first. The other application goes on.',
  'manage.same.which': 'Which of the two should end?',
  'manage.same.whichNeeded': 'Choose which of the two should end',
  'manage.same.received': '{$reference}, received {$at}',
  'manage.same.reason': 'Why do you think so? The applicant reads this.',
  'manage.same.reasonHint': 'Say what you saw. Do not write anything about other people.',
  'manage.same.reasonNeeded': 'Say why you think that it is one person or business',
  'manage.same.ask': 'Ask the applicant',
  'manage.same.asked': 'The applicant of {$reference} was asked on {$at} and can answer until {$by}.',
  'manage.same.yourReason': 'The reason they were given',
  'manage.same.answered': 'The applicant says that they are two',
  'manage.same.endText':
    'Is it one person or business all the same? Then end the application now. The applicant is told.',
  'manage.same.end': 'End this application',
  'manage.application.done.same': 'The applicant is asked, and can answer.',
  'manage.application.done.ended': 'The application has ended. The applicant is told.',
  'next.samePerson':
    'Another application of the same person or business goes on, so this one has ended. That is not a refusal.',
  'same.title': 'Did you apply twice?',
  'same.text':
    'We have two applications that look like one person’s or one business’s: this one, and one that we received on {$at}. Each person or business can have one application. Both give the same:',
  'same.reason': 'One of our staff has looked at both, and writes:',
  'same.by':
    'If you do not answer by {$by}, this application ends and the other one goes on. That is not a refusal.',
  'same.label': 'We are wrong? Tell us how they are two',
  'same.hint':
    'For example: “My brother and I share an email address.” A person reads this before anything happens.',
  'same.needed': 'Tell us how they are two',
  'same.tooLong': 'Use 1,000 letters or fewer',
  'same.send': 'Send my answer',
  'same.yes': 'You did apply twice?',
  'same.yesText': 'Then you can end this application now, or do nothing.',
  'same.withdraw': 'Withdraw this application',
  'same.answered': 'We have your answer. A person reads it. Nothing ends before that.',
  'same.notice': 'We think that you applied twice. Please answer by {$by}.',
  'same.answer': 'See why, and answer',
  'next.informationSilenceCredit':
    'If we do not get it by then, we will give no further consideration to your application, and it ends. That is not a refusal of credit: you can apply again while the program is open.',
  'again.what':
    'You can apply again. We start a new application with the answers you sent before. It counts from when you send it.',
  'again.start': 'Apply again',
  'again.begun': 'Go to your new application',
} as const;
