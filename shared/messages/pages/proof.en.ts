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
} as const;
