/** Places by ranked choice: whom each location takes first, as it is published, and how somebody's choices went. */
export const placingEn = {
  'placing.decide':
    'After applications close, all of them are scored by the same rules. Places go by score, after the people whom a location takes first. This is what counts for the score, and how much:',
  'placing.title': 'How places are given',
  'placing.how':
    'You ask for a place at your first choice. A location keeps the people who come first in its order, as many as it has places for. Everybody else asks at their next choice, until nobody has to ask any more.',
  'placing.honest':
    'Put your choices in the order that you really like them. No other order can get you a better place.',
  'placing.orders': 'Whom each location takes first',
  'placing.inside': 'In each group, the higher score comes first.',
  'placing.everybody': 'Everybody by score',
  'placing.others': 'Everybody else',
  'placing.free':
    'When a place becomes free later, it goes to somebody on the waiting list who chose that location and still qualifies: the one who comes first in its order.',
  'placing.stays':
    'If you have been offered a place, you do not move to a better one that becomes free later.',
  'placing.number': 'number {$place}',
  'placing.numberOf': 'number {$place} (“{$group}”)',
  'placing.got': 'In the order of {$site}: {$own}',
  'placing.full': '{$site}: full. In its order, the last one placed there is {$last}; this one is {$own}.',
  'placing.none': '{$site}: it had no free places.',
} as const;
