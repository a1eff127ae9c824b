import { afterAwardMailEn } from './after-award-texts.en.ts';
import { appealMailEn } from './appeal-texts.en.ts';
import { creditMailEn } from './credit-texts.en.ts';
import { interviewMailEn } from './interview-texts.en.ts';
import { offerMailEn } from './offer-texts.en.ts';
import { peopleMailEn } from './people-texts.en.ts';

/** Every text of the mails in English: plain words, short sentences, always who, what, by when, and what follows otherwise. */
export const mailEn = {
  ...peopleMailEn,
  ...interviewMailEn,
  ...afterAwardMailEn,
  ...appealMailEn,
  ...creditMailEn,
  ...offerMailEn,
  hello: 'Hello {$name},',
  reference: 'Reference',
  copyLink: 'If the button does not work, copy this address into your browser:',
  asksForCode: 'The page asks for a code, which we send to this mail address. So only you can open it.',
  openApplication: 'Open your application',
  contactMail: 'Questions? Answer this mail or write to {$email}.',
  contactPhone: 'Questions? Answer this mail, write to {$email} or call {$phone}.',
  whyApplicant:
    'You get this mail because you applied to the {$program} program. Your reference is {$reference}.',
  whyReviewer: 'You get this mail because you review applications for the {$program} program.',
  whyOwner: 'You get this mail because this is the contact address of the {$program} program.',
  nothingToDo: 'You do not need to do anything.',

  receiptSubject: 'We have your application: {$program} ({$reference})',
  receiptHeading: 'We have your application',
  receiptIntro:
    'Your application to the {$program} program has arrived. You do not need to do anything now: we write to you at this address when there is news, or when we need something from you.',
  correctedSubject: 'We have your corrected application: {$program} ({$reference})',
  correctedHeading: 'We have your corrected application',
  correctedIntro:
    'Your corrected application to the {$program} program has arrived. From now on it counts, with the time below, instead of what you sent before. We keep the earlier one on file. You do not need to do anything now: we write to you at this address when there is news, or when we need something from you. If this was not you, write to us at once.',
  received: 'Received',
  receiptProof: 'Keep this mail. The line below is your receipt: it proves what you sent and when.',
  receiptHash:
    'This is the fingerprint (SHA-256) of what you sent. The file that you can download on your application’s page has the same one:',
  receiptCheck: 'Anybody can check a receipt, without seeing your name or your answers, at {$address}',
  receiptStatus: 'You can see at any time where your application stands, or withdraw it.',

  codeSubject: 'Your sign-in code for application {$reference}',
  codeHeading: 'Your code',
  codeIntro: 'Type this code into the page that asked you for it:',
  codeValid:
    'It works once, within {$minutes} minutes of this mail. After that, ask for a new one on the same page.',
  codeNotYou:
    'If you did not ask for a code, you can leave this mail alone: nobody can open your application without the code. Never give it to anybody. We never ask for it by phone or by mail.',

  askSubject: 'Please send what is missing by {$day}: {$program}',
  askHeading: 'Something is missing in your application',
  askIntro:
    'We have read your application to the {$program} program. Before we can say whether you qualify, we need from you:',
  askBy: 'Please send it by {$by}.',
  askButton: 'Send what is missing',
  askOtherwise:
    'If it has not come by then, your application ends. That is not a refusal: it only means that we could not go on. You can apply again as long as the program is open.',

  askOthersSubject: 'Somebody else’s answer has to come by {$day}: {$program}',
  askOthersHeading: 'We wait for somebody you named',
  askOthersIntro:
    'We have what you sent to the {$program} program. You do not need to send anything else. Before we can go on, somebody else has to answer:',
  askOthersBy: 'Their answer has to come by {$by}.',
  askOthersDo: 'You can see whether it has come, send them a reminder, or name somebody else.',
  askOthersButton: 'See whether they answered',
  askOthersOtherwise:
    'If it has not come by then, your application ends. That is not a refusal: it only means that we could not go on.',

  fileSubject: 'Please send a file again by {$day}: {$program}',
  fileHeading: 'We could not take a file of yours',
  fileIntro:
    'We have your application to {$program}. We checked the files that came with it and could not take this:',
  fileBy: 'Send it again by {$by}.',
  fileButton: 'Send the file again',
  fileOtherwise:
    'If you do not send it by then, the program goes on with what it has. Your application stays in.',
  askCreditHeading: 'Your application is not complete',
  askCreditIntro:
    'We have your application for credit from the {$program} program. It is not complete. Before we can decide about it, we need from you:',
  askCreditOtherwise:
    'If we do not have it by then, we will give no further consideration to your application, and it ends.',
  askCreditNext:
    'That would not be a refusal of credit: you can apply again as long as the program is open. Once we have everything, your application is complete, and we tell you our decision within 30 days from that day.',
  closedCredit:
    'We wrote to you that your application for credit from the {$program} program was not complete, and by when we needed the rest. It did not come. So, as we wrote, we give it no further consideration.',
  closedSubject: 'Your application has ended: {$program}',
  closedHeading: 'Your application has ended',
  closedIntro:
    'We asked you for something that was missing in your application to the {$program} program. It did not come by the date in our mail, so the application has ended.',
  closedNotRefused: 'This is not a refusal: nobody has decided whether you qualify.',
  closedNext:
    'You do not need to do anything. You can apply again as long as the program is open. If you think this is a mistake, write to us.',

  closedInvited:
    'We invited you to the second part of the {$program} program. Not everything that it needs came by the date in our mail, so the application has ended.',
  closedInvitedNext: 'You do not need to do anything. If you think this is a mistake, write to us.',

  extendedSubject: 'You have more time, until {$day}: {$program}',
  extendedHeading: 'You have more time',
  extendedDraft: 'You have begun an application to the {$program} program and not sent it yet.',
  extendedAnswer: 'We wait for answers from you in your application to the {$program} program.',
  'extendedWhy.outage':
    'Our website did not work for part of the time. So that nobody loses by it, everybody has more time.',
  'extendedWhy.emergency': 'Many people could not apply because of an emergency. So everybody has more time.',
  'extendedWhy.records-late':
    'Many people still wait for papers from others, such as schools. So everybody has more time.',
  'extendedWhy.other': 'The program gives everybody more time.',
  'extendedWhy.own': 'The program has given you more time than was published. This holds for you only.',
  extendedBy: 'The new last moment is {$by}. That minute still counts.',
  extendedDraftOtherwise:
    'If you do not send your application by then, we cannot take it. Sent after that, it counts as too late. If you no longer want to apply, you do not need to do anything.',
  extendedAnswerOtherwise:
    'If your answers have not come by then, your application ends. That is not a refusal: it only means that we could not go on.',

  invitationSubject: 'You are invited to go on, please answer by {$day}: {$program}',
  invitationHeading: 'You are invited to the next part',
  invitationIntro:
    'We have read your application to the {$program} program, and invite you to the next part: {$phase}.',
  invitationAsks: 'We now ask you for:',
  invitationButton: 'Go on with your application',
  invitationOtherwise:
    'If your answers have not come by then, your application ends. That is not a refusal: it only means that we could not go on. This is an invitation, and not an award yet.',

  ineligibleSubject: 'Our decision about your application: {$program}',
  ineligibleHeading: 'You do not qualify this time',
  ineligibleReasons: `.input {$count :number}
.match $count
one {{We compared your application with the published rules of the {$program} program. You do not qualify, for this reason:}}
* {{We compared your application with the published rules of the {$program} program. You do not qualify, for these reasons:}}`,
  creditIneligible: `.input {$count :number}
.match $count
one {{We have decided on your application for credit from the {$program} program. We cannot offer the loan that you asked for. We compared your application with the published rules; the reason is:}}
* {{We have decided on your application for credit from the {$program} program. We cannot offer the loan that you asked for. We compared your application with the published rules; the main reasons, the one that weighs most first, are:}}`,
  ineligibleSilent:
    'We compared your application with the published rules of the {$program} program. You do not qualify. We may not name the rule that decided this in a mail. Write to us and a person will tell you what can be told.',
  secondLook:
    'If one of our facts is wrong, or something has changed, ask for a second look: write to {$email} with your reference {$reference} and say what is different. A person will then look at it again.',
  decisionStands: 'If you do nothing, this decision stands.',

  creditLaw:
    'Notice: The Federal Equal Credit Opportunity Act prohibits creditors from discriminating against credit applicants on the basis of race, color, religion, national origin, sex, marital status, age (provided the applicant has the capacity to enter into a binding contract); because all or part of the applicant’s income derives from any public assistance program; or because the applicant has in good faith exercised any right under the Consumer Credit Protection Act. The Federal agency that administers compliance with this law concerning this creditor is: {$agency}.',
  creditor: 'Creditor',
  creditorAddress: 'Address',
  noticeDate: 'Date of this notice',
  creditInEnglish: 'You can have this notice in English: answer this mail.',

  creditorContact: 'Contact',

  offerSubject: 'An offer for you, please answer by {$day}: {$program}',
  offerHeading: 'We have an offer for you',
  offerMoney: 'We are glad to offer you {$amount} from the {$program} program.',
  offerSlot: 'We are glad to offer you a place in the {$program} program, at {$site}.',
  offerLoan: 'We are glad to offer you a loan of {$amount} from the {$program} program.',
  amount: 'Amount',
  place: 'Place',
  rate: 'Interest',
  rateYear: '{$rate}% a year',
  payments: 'Payments',
  paymentsMonthly: '{$count} payments of {$payment}, one a month',
  total: 'You pay back in all',
  answerBy: 'Answer by',
  offerButton: 'Answer the offer',
  offerHow:
    'Accept or decline on the page of your offer. It asks for a code, which we send to this mail address.',
  offerOtherwise:
    'Please answer by {$by}. Without an answer the offer ends then, and goes to the next person in line.',

  reminderSubject: 'Reminder: please answer your offer by {$day}: {$program}',
  reminderHeading: 'Your offer is still open',
  reminderMoney:
    'We have offered you {$amount} from the {$program} program, and have no answer from you yet.',
  reminderSlot:
    'We have offered you a place in the {$program} program, at {$site}, and have no answer from you yet.',
  reminderLoan:
    'We have offered you a loan of {$amount} from the {$program} program, and have no answer from you yet.',

  registeredSubject: 'You are registered: {$program}',
  registeredHeading: 'You are registered',
  registeredIntro: 'We have checked what you sent to {$program}, and your business is now registered.',
  registeredAt: 'Registered on',
  registeredCertificates: 'These certificates are on your registration:',
  registeredReminder: 'Before one of them runs out we write to you at this address.',
  certificate: '{$what}, number {$number}, valid until {$day}',
  renewalSubject: 'A certificate runs out on {$day}: {$program}',
  renewalHeading: 'A certificate of yours runs out soon',
  renewalIntro: 'On your registration with {$program} these certificates run out soon:',
  renewalHow:
    'Renew it where you got it. Then send us the new certificate by {$by}: fill in the registration form once more, with the same email address. The new registration takes the place of the old one.',
  renewalOtherwise:
    'If you do nothing, your business stays registered, but from the day after we treat the certificate as run out.',
  offerSeat: 'We are glad to offer you a place in the {$program} program.',
  reminderSeat: 'We have offered you a place in the {$program} program, and have no answer from you yet.',
  seat: 'One place',
  notSelectedChecked:
    'We checked what you sent to the {$program} program. We cannot register you now, for these reasons:',
  notRegisteredHeading: 'We cannot register you yet',
  leftOut: 'Not selected',

  waitlistedSubject: 'You are on the waiting list: {$program}',
  waitlistedHeading: 'You are on the waiting list',
  waitlistedIntro:
    'Your application to the {$program} program was reviewed and could be chosen. For now, everything there is to give has been offered to others, so we have put you on the waiting list.',
  waitlistedNext:
    'When an offer is declined or not answered, it goes to the next person on the list. We cannot promise that one will reach you. If it does, we write to you at this address, with a date to answer by.',
  waitlistedOtherwise:
    'You do not need to do anything to stay on the list. If you no longer want to be on it, you can withdraw on the page of your application.',

  notSelectedSubject: 'The result of your application: {$program}',
  notSelectedHeading: 'We cannot make you an offer this time',
  notSelectedIntro:
    'Every application to the {$program} program was read and scored as the program’s page describes. We are sorry: yours was not chosen.',
  notSelectedNext: 'You do not need to do anything. If you have a question about this, write to us.',
  creditRefusedHeading: 'We cannot offer you this loan',
  creditRefused: `.input {$count :number}
.match $count
one {{We have reviewed your application for a loan from the {$program} program. We cannot offer it. The main reason is:}}
* {{We have reviewed your application for a loan from the {$program} program. We cannot offer it. The main reasons, the one that weighed most first, are:}}`,

  acceptedSubject: 'You have accepted our offer: {$program}',
  acceptedHeading: 'You have accepted',
  acceptedIntro: 'Thank you. On {$at} you accepted our offer from the {$program} program. Keep this mail.',
  acceptedQuestions:
    'Next, please answer a few more questions, such as how to pay you. The button below leads to them. There is no last day for it, but what you get may come later if you wait.',
  acceptedLetter:
    'You can download your award letter as a PDF from the page of your application, to print it and to show it.',
  acceptedNotYou: 'If you did not accept this, write to us at once.',

  declinedSubject: 'You have declined our offer: {$program}',
  declinedHeading: 'You have declined',
  declinedIntro:
    'You have declined our offer from the {$program} program. It goes to the next person in line. Thank you for telling us.',
  notYou: 'You do not need to do anything. If this was not you, write to us at once.',

  lapsedSubject: 'Our offer has ended: {$program}',
  lapsedHeading: 'The offer has ended',
  lapsedIntro:
    'We had no answer to our offer from the {$program} program by {$by}. So it has ended, and goes to the next person in line.',
  lapsedNext:
    'You do not need to do anything. If you did answer, or something kept you from it, write to us soon.',

  withdrawnSubject: 'You have withdrawn your application: {$program}',
  withdrawnHeading: 'You have withdrawn',
  withdrawnIntro:
    'You have withdrawn your application to the {$program} program. We have stopped work on it and make no decision.',
  withdrawnNext:
    'You do not need to do anything. You can apply again as long as the program is open. If this was not you, write to us at once.',

  samePersonSubject: 'Please answer by {$day}: did you apply twice? {$program}',
  samePersonHeading: 'We think that you applied twice',
  samePersonIntro:
    'We have two applications to the {$program} program that look like one person’s or one business’s: this one, and one that we received on {$received}. Both give the same:',
  'alike.email': 'email address',
  'alike.name-and-birth': 'name and date of birth',
  'alike.name-and-address': 'name and address',
  'alike.business-name': 'name of the business',
  'alike.tax-number': 'tax number',
  'alike.phone': 'phone number',
  samePersonReason: 'One of our staff has looked at both, and writes:',
  samePersonOne:
    'Each person or business can have one application. The other one goes on. We would end this one. That is not a refusal.',
  samePersonBy: 'If we are wrong, tell us by {$by}.',
  samePersonButton: 'Answer',
  samePersonOtherwise:
    'If we hear nothing by then, this application ends and the other one goes on. If you answer, a person reads it before anything happens.',
  samePersonClosed:
    'Your application to the {$program} program has ended, because another application of the same person or business goes on.',
  samePersonNotRefused: 'This is not a refusal: the other application is not changed by it.',
  samePersonMistake:
    'You do not need to do anything. If you did not send another application, answer this mail at once, and a person looks at it again.',

  digestSubjectNew: `.input {$count :number}
.match $count
one {{A review for you, by {$day}: {$program}}}
*   {{{$count} reviews for you, the first by {$day}: {$program}}}`,
  digestSubjectWaits: `.input {$count :number}
.match $count
one {{Reminder: a review is due by {$day}: {$program}}}
*   {{Reminder: {$count} reviews are due, the first by {$day}: {$program}}}`,
  digestHeading: `.input {$count :number}
.match $count
one {{One review waits for you}}
*   {{{$count} reviews wait for you}}`,
  digestNew: `.input {$count :number}
.match $count
one {{We ask you to read and score one application to the {$program} program.}}
*   {{We ask you to read and score {$count} more applications to the {$program} program.}}`,
  digestWaits: `.input {$count :number}
.match $count
one {{You have one open review of an application to the {$program} program.}}
*   {{You have {$count} open reviews of applications to the {$program} program.}}`,
  digestAll: 'With those from before, {$count} wait for you now.',
  digestMinutes: 'One takes about {$minutes} minutes, and you can stop and go on later.',
  digestLate: `.input {$count :number}
.match $count
one {{One of them is late. If it stays open it is given to somebody else.}}
*   {{{$count} of them are late. If they stay open they are given to somebody else.}}`,
  digestFirstBy: 'Please decide the first by {$by}.',
  digestOthers: 'The others, the most urgent first:',
  digestItem: 'Review {$number}, due {$day}',
  digestItemNew: 'Review {$number}, new, due {$day}',
  digestItemLate: 'Review {$number}, late since {$day}',
  digestMore: '{$count} more are in your list, which every link leads to.',
  digestCalendar:
    'The file with this mail puts the date into your calendar. If the date moves, the file of the next mail moves the entry. You get at most one mail like this a day.',
  taskBy: 'Please decide by {$by}.',
  taskButton: 'Open the review',
  taskHow:
    'Opening the link decides nothing: you score and decide on the page. The link is for you alone, so please do not pass it on. It works until the review has ended.',
  taskDecline:
    'If you know the applicant, or cannot do it in time, open the link and say so on the page. We then ask somebody else.',
  taskOtherwise:
    'If you do nothing we remind you, and when the date has passed the review is given to somebody else.',

  linkSubject: 'Your link to a review, due by {$day}: {$program}',
  linkHeading: 'Here is your fresh link',
  linkIntro:
    'You have an open review of one application to the {$program} program. Here is the fresh link to it that was asked for.',
  linkOtherwise: 'Without a decision by then, the review is given to somebody else.',
  calendarReviews: `.input {$count :number}
.match $count
one {{A review is due: {$program}}}
*   {{{$count} reviews, the first is due: {$program}}}`,
  calendarReviewsHow: 'Open your reviews with the link in our latest mail.',

  pageSubject: 'Your reviewer page: {$program}',
  pageHeading: 'Your reviewer page',
  pageIntro: 'You read applications for {$program}. This link opens your own page.',
  pageButton: 'Open my page',
  pageWhat:
    'There you say which languages and topics you read, when you are away, how many applications you can take, and which schools, employers, people and businesses you must not read about.',
  pageWishes:
    'Applications wait for readers now. There you can also say which of them you would like to read, until readers are assigned.',
  pageUntil: 'The link works until {$day}. It is only for you: please do not forward it.',
  pageOtherwise: 'If you do nothing, everything stays as it is.',
  endedSubject: 'A review is no longer needed: {$program}',
  endedHeading: 'You do not need to do this review',
  endedIntro:
    'A review of an application to the {$program} program that we asked you for is no longer needed from you: the application has ended, or somebody else reads it now. Its link no longer opens the application.',
  endedNext: 'You do not need to do anything. Thank you for your help.',

  attentionSubject: 'Something waits for you: {$program} ({$subject})',
  attentionHeading: 'Something waits for a person',
  attentionAbout: 'About',
  attentionSince: 'Waiting since',
  attentionButton: 'See what waits',
  attentionOtherwise: 'It has no date of its own, and nothing settles it by itself: please look at it today.',
  'attention.judge-answers':
    'An applicant gave an answer that only a person can judge. The application waits for that.',
  'attention.same-person':
    'Two applications may be from the same person. No offer is made before somebody has looked.',
  'attention.likely-duplicate':
    'Two applications may be from the same person or business. Look at both: nothing is held up yet.',
  'attention.too-few-reviewers':
    'There are not enough reviewers for an application. It waits until somebody assigns one.',
  'attention.review-overdue': 'A review is overdue.',
  'attention.scores-apart':
    'The readers of an application lie far apart, and nobody else is left to ask. All their scores count as they are.',
  'attention.proposal-withdrawn':
    'A proposal for a round was withdrawn, because what it rests on changed: somebody who read or approved has a stake, somebody withdrew, or a score or a fund changed. Its money is free. Please close the round again, so that it is worked out anew.',
  'attention.late-conflict':
    'A reader of an application has a stake in it. Their review does not count any more; please look at what follows.',
  'attention.interview-unanswered':
    'Somebody was invited to an interview and picked no time by the date. Please invite them again or close it.',
  'attention.interview-times':
    'None of the free times for an interview is possible for somebody who was invited.',
  'attention.interview-sheets':
    'An interview cannot be scored: there are too few score sheets, or a part that nobody could judge.',
  'attention.approve-loan': 'A loan is recommended, and waits for the approval that its amount needs.',
  'attention.readers-due':
    'A round takes no applications any more, and some wait for readers. Look at the proposal of readers for all of them, and send it.',
  'attention.invitation-due':
    'The first part of the program has closed, and people wait to hear whether they go on. Look at the list and draw the line.',
  'attention.workflow-failed':
    'Work on this has stopped because of a fault. It must be looked at and started again.',
  'attention.ledger-differs':
    'An award and the fund’s ledger do not agree. Nobody must change either before it is explained.',
  'attention.document-refused':
    'A file that came with an application was refused when it was checked. The applicant was asked to send it again.',
  'attention.mail-bounced': 'A mail about this could not be delivered. The person may not know what it said.',

  'attention.person-refused':
    'A guardian or a co-owner who was asked about an application does not agree. Somebody has to talk to them.',

  votesSoFar: 'Votes so far',
  votesCount:
    'For: {$for :integer}. Against: {$against :integer}. Abstained: {$abstained :integer}. Stepped back: {$steppedBack :integer}.',
  releaseSubject: 'Decisions wait for approval: {$program}',
  releaseHeading: 'Decisions wait for approval',
  releaseIntro:
    'The decisions of a round of the {$program} program are ready. Until two people have approved them, nobody is told anything.',
  round: 'Round',
  offers: 'Offers',
  offersTotal: 'They add up to',
  waitingList: 'On the waiting list',
  approvalsMissing: 'Approvals still needed',
  releaseButton: 'Look at the decisions',
  releaseOtherwise:
    'There is no date by which it must be done, but applicants are waiting. If nobody approves, nothing goes out.',
} as const;
