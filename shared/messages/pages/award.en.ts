/** Questions that are asked once an offer was accepted. */
export const awardEn = {
  'afterOffer.open':
    'We need to know a few more things, such as how to pay you. Nothing you answer can change that the award is yours. What you get may come later if you wait.',
  'afterOffer.start': 'Answer a few more questions',
  'afterOffer.done': 'You have answered the questions we ask after an award.',
  'afterOffer.change': 'See or change those answers',
  'afterOffer.who':
    'Your award is yours already. Only the people who run this program see what you answer here. The people who read your application do not.',
  'happening.afterOffer': 'You answered questions about your award',
  'manage.part.afterOffer': 'Answers after the award',
  'manage.afterOffer.none': 'Nothing was answered yet.',
  'manage.afterOffer.managers': 'Only managers see these answers.',
  'manage.event.answered after the offer': 'Answered questions after the award',
} as const;
