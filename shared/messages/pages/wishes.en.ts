/** What a reviewer reads who is asked what they would like to read. */
export const wishesEn = {
  'wishes.link': 'Say what you would like to read',
  'wishes.title': 'What would you like to read?',
  'wishes.lead':
    'These applications wait for readers. Readers are assigned when the round has closed. Your answers count then, but they promise nothing.',
  'wishes.partly': 'You need not answer for every one. You can change an answer until readers are assigned.',
  'wishes.must':
    'Choose “I must not” only if you think you know who it is, or if you have a stake in it. You cannot take it back here, and the application never comes to you.',
  'wishes.none':
    'There is nothing to choose from now. You are asked once applications are in and before readers are assigned.',
  'wishes.legend': 'Application {$name}',
  'wishes.noTopics': 'No topic named',
  'wishes.language.en': 'Written in English',
  'wishes.language.es': 'Written in Spanish',
  'wishes.want': 'I would like to',
  'wishes.can': 'I can',
  'wishes.rather-not': 'Rather not',
  'wishes.conflict': 'I must not',
  'wishes.stake': 'You said that you must not read this one. It never comes to you.',
  'wishes.save': 'Save',
  'wishes.saveOn': 'Save and go on',
  'wishes.choose': 'Choose an answer for at least one application',
  'wishes.saved': 'Your answers are saved. You can change them until readers are assigned.',
  'wishes.assigned':
    '.input {$count :integer} .match $count one {{Readers were assigned meanwhile, so your answer for {$count} application was not saved. If it comes to you and you must not read it, say so on its page.}} * {{Readers were assigned meanwhile, so your answers for {$count} applications were not saved. If one of them comes to you and you must not read it, say so on its page.}}',
  'wishes.gone':
    '.input {$count :integer} .match $count one {{{$count} application no longer waits for readers, so your answer for it was not saved.}} * {{{$count} applications no longer wait for readers, so your answers for them were not saved.}}',
  'wishes.stays':
    '.input {$count :integer} .match $count one {{You said before that you must not read {$count} of these applications. That stays.}} * {{You said before that you must not read {$count} of these applications. That stays.}}',
  'wishes.rest':
    '.input {$count :integer} .match $count one {{{$count} answer is saved.}} * {{{$count} answers are saved.}}',
  'wishes.first': 'Back to the first ones',
} as const;
