/** Places by ranked choice: whom each location takes first, as it is published, and how somebody's choices went. */
export const placingEn = {
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
  'placing.choices': 'Choices',
  'placing.number': 'number {$place}',
  'placing.numberOf': 'number {$place} (“{$group}”)',
  'placing.got': '{$site}: {$own} in its order',
  'placing.full': '{$site}: full. The last one placed there is {$last} in its order. This one is {$own}.',
  'placing.none': '{$site}: it had no free places.',
} as const;
