/** Why an offer or an award can be taken back: pages and mails have a text for each. */
export const revocationReasons = [
  'not-qualified',
  'facts-differ',
  'condition-not-met',
  'made-in-error',
  'other',
] as const;
export type RevocationReason = (typeof revocationReasons)[number];
