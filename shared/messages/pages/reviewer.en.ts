/** Texts of the reviewers' pages. */
export const reviewerEn = {
  theApplication: 'The application',
  yourReview: 'Your review',
  blindNote:
    'Some answers are hidden so that you can judge the application on its own: who applied, and anything that would tell.',
  criterionWeight: 'Weight: {$weight} %',
} as const;
