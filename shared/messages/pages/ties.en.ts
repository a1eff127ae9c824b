/** How a tie ends, as it is published. */
export const tiesEn = {
  'ties.title': 'What if two people have the same score?',
  'ties.lead': 'Then this decides, in this order:',
  'ties.criterion': 'The higher score for “{$criterion}”',
  'ties.highest': 'The higher answer to “{$label}”',
  'ties.lowest': 'The lower answer to “{$label}”',
  'ties.answers': 'The answer to “{$label}”, in this order: {$values}',
  'ties.lot': 'A lot',
  'ties.received': 'Whose application came first',
  'ties.committed':
    'The lots cannot be changed later. The secret that they are drawn from was fixed before anybody could apply. This is its fingerprint (SHA-256):',
  'ties.seed': 'The results are out, so this is the secret itself:',
  'ties.recipe':
    'Your lot is the SHA-256 of the secret, a colon and the number of your application (app_…). The smaller one goes first. Anybody can work it out again once the secret is published here with the results.',
  'manage.round.lottery': 'Lots for a last tie',
  'manage.round.lotteryClosed': 'The secret itself is published when the decisions are released.',
} as const;
