/** What mails say of an offer besides that it is made, accepted, declined or over. */
export const offerMailEn = {
  offerKept:
    'Please answer by {$by}. If you do not, nobody takes the offer for accepted. We hold it for a while and decide then whether it ends.',
  offerApr: 'Yearly cost of the loan (APR)',
  offerSign: 'Before you sign, the page shows everything that the loan costs, and every payment.',
  offerReduced:
    'Without other aid it would be {$from}. Together with the other aid that you told us of ({$otherAid}), no award can be more than what your studies cost ({$cap}).',
  offerPart: 'You asked for {$asked}. There is not enough money for all of it, so we offer you a part.',
  offerCounter:
    'You asked for {$asked}. We cannot lend that amount, and offer you this one instead. What stood against it:',
  offerCounterOtherwise:
    'If you do not take it by {$by}, we give your application no further consideration, for the reasons above.',
  offerConditions: 'What you have to bring after you accept:',
  offerConditionDays: `.input {$days :number}
.match $days
one {{{$title} (within one day)}}
* {{{$title} (within {$days} days)}}`,
  acceptedConditions: 'What we still need from you:',
  conditionBy: '{$title}: by {$by}',
  counterOver: 'As we wrote with the offer: we could not lend what you asked for, for these reasons:',
  waitlistedEnds: 'The list closes on {$at}. Whoever is still on it then is told the same day.',

  changedSubject: 'Your offer has changed: {$program}',
  changedHeading: 'Your offer has changed',
  changedIntro:
    'We offered you {$before} from the {$program} program. We have to change that: the offer is now {$after}. It is a new offer, and you can say yes or no to it.',
  moreTimeSubject: 'You have more time to answer, until {$day}: {$program}',
  moreTimeHeading: 'You have more time',
  moreTimeIntro: 'You can answer our offer from the {$program} program until {$by}.',
  noMoreTimeSubject: 'Your offer ends on {$day}: {$program}',
  noMoreTimeHeading: 'We cannot give you more time',
  noMoreTimeIntro:
    'You asked for more time to answer our offer from the {$program} program. We cannot give it, because others are waiting.',
  keptSubject: 'Your offer waits for you: {$program}',
  keptHeading: 'We have no answer from you',
  keptIntro:
    'You could answer our offer from the {$program} program until {$by}, and we did not hear from you. The offer is not accepted, and it has not ended yet: somebody here decides about it now.',
  keptNext:
    'If you still want it, write to us soon. If we do not hear from you, the offer ends, and goes to the next person.',
  conditionLateSubject: 'Something is missing for your award: {$program}',
  conditionLateHeading: 'We still need something from you',
  conditionLateIntro: 'You accepted an award from the {$program} program. This should have come by now:',
  conditionLateNext:
    'Send it soon, or write to us if something keeps you from it. Nothing is taken away without a notice that you can answer.',
  noticeSubject: 'We may take back your offer. Please answer by {$day}: {$program}',
  noticeSubjectAward: 'We may take back your award. Please answer by {$day}: {$program}',
  noticeHeading: 'We may have to take it back',
  noticeOffer:
    'We made you an offer from the {$program} program. Somebody here thinks that we have to take it back. The reason:',
  noticeAward:
    'You have an award from the {$program} program. Somebody here thinks that we have to take it back. The reason:',
  noticeWhat:
    'Nothing is decided. Please tell us what you have to say to it by {$by}. Then somebody else decides.',
  noticeOtherwise:
    'If we hear nothing by then, it is decided from what we know. Saying nothing does not count against you.',
  noticeButton: 'Read it and answer',
  droppedSubject: 'It stays as it was: {$program}',
  droppedHeading: 'We do not take it back',
  droppedIntro:
    'We had written that we may have to take back what we gave you from the {$program} program. We do not. It stays exactly as it was.',
  revokedSubject: 'Our offer is withdrawn: {$program}',
  revokedHeading: 'We have taken it back',
  revokedIntro:
    'We have taken back what we offered you from the {$program} program. Somebody who had not raised it decided this, after you could answer. The reason:',
  revokedPaid:
    'What was paid to you already stays with you for now. If any of it has to come back, we write to you about that first, and you can answer.',
  revokedNext: 'If you think that this is wrong, write to us.',
  listClosedSubject: 'The waiting list is closed: {$program}',
  listClosedHeading: 'The waiting list is closed',
  listClosedIntro:
    'You were on the waiting list of the {$program} program. The list is closed now, and no offer has come to you. This is not a judgement of your application.',
  'attention.condition-overdue': 'A condition of an accepted offer is not met by its date.',
  'attention.offer-unanswered':
    'An offer was not answered by its date, and is kept. Decide: give more time, or end it. Its money waits.',
  'attention.more-time-asked':
    'Somebody asks for more time to answer an offer than the program gives by itself.',
  'attention.offer-change': 'One person proposed another amount for an offer. A second person has to look.',
  'attention.revocation':
    'An award may have to be taken back. The applicant has been heard: somebody who did not raise it decides.',
  'attention.aid-covers':
    'Other aid covers all that somebody’s studies cost, so there is nothing left to award. Decide what happens.',
} as const;
