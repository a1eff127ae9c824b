/** Files that applicants send: their page, their states, and what to do about one that was refused. */
export const documentsEn = {
  'documents.none': 'No files yet',
  'documents.count': `.input {$count :number}
.match $count
one {{1 file}}
* {{{$count} files}}`,
  'documents.manage': 'Add or change files',
  'documents.needed': 'Add a file for “{$label}”',
} as const;
