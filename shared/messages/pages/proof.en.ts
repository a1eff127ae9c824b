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
  'print.others': 'Other versions you sent',
  'print.sentAt': 'Sent on {$at}',
} as const;
