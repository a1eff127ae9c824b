/** Files that applicants send: their page, their states, and what to do about one that was refused. */
export const documentsEn = {
  'documents.none': 'No files yet',
  'documents.count': `.input {$count :number}
.match $count
one {{1 file}}
* {{{$count} files}}`,
  'documents.manage': 'Add or change files',
  'documents.needed': 'Add a file for “{$label}”',
  'documents.kind.pdf': 'PDF',
  'documents.kind.jpeg': 'Photo (JPEG)',
  'documents.kind.png': 'Picture (PNG)',
  'documents.kind.docx': 'Word document (.docx)',
  'documents.accepted': `.input {$count :number}
.match $count
one {{You can send one file. It can be: {$kinds}. It can be up to {$size} MB.}}
* {{You can send up to {$count} files. They can be: {$kinds}. Each can be up to {$size} MB.}}`,
  'documents.state.awaiting-upload': 'Not sent yet',
  'documents.state.checking': 'Received, being checked',
  'documents.state.clean': 'Received',
  'documents.state.refused': 'Not accepted',
  'documents.state.removed': 'Removed',
  'documents.arrived': 'Your file has arrived',
  'documents.checkingNote':
    'We are checking it for viruses. This takes a few minutes. You do not have to wait here: you can go on.',
  'documents.addTitle': 'Add a file',
  'documents.replaceTitle': 'Send another file instead of {$name}',
  'documents.replace': 'Replace',
  'documents.goOnSending': 'Choose the file',
  'documents.whichKind': 'What kind of file is it?',
  'documents.whichKindError': 'Select what kind of file it is',
  'documents.chooseFile': 'Choose the file',
  'documents.chooseOne': 'Choose a file from your device',
  'documents.chooseSeveral': 'Choose one or more files from your device',
  'documents.sending': 'Sending',
  'documents.failed': 'The file did not arrive. Check your connection and choose it again.',
  'documents.wrongKind': 'We do not take this kind of file. Save it as one of the kinds named above.',
  'documents.full': 'You have added as many files as fit here. Remove one to add another.',
  'documents.tooMuch': 'Your application holds as many files as we can take. Remove one to add another.',
  'documents.closed': 'Files can no longer be added here.',
  'documents.sendTitle': 'Choose and send the file',
  'documents.sendHint': 'The file can be up to {$size} MB. You have 15 minutes to send it.',
  'documents.send': 'Send the file',
  'documents.backToQuestions': 'Back to the questions',
  'documents.backToApplication': 'Back to your application',
} as const;
