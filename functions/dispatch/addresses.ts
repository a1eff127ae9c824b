/** Where mails lead. Every address is a page that shows nothing personal before a code, a button or a sign-in. */
export const addresses = {
  application: (baseUrl: string, id: string) => `${baseUrl}/applications/${id}`,
  offer: (baseUrl: string, id: string) => `${baseUrl}/applications/${id}/offer`,
  award: (baseUrl: string, id: string) => `${baseUrl}/applications/${id}/award`,
  match: (baseUrl: string) => `${baseUrl}/match`,
  receipts: (baseUrl: string) => `${baseUrl}/receipts`,
  review: (baseUrl: string, secret: string) => `${baseUrl}/review/${secret}`,
  reviewerPage: (baseUrl: string, secret: string) => `${baseUrl}/review/me/${secret}`,
  people: (baseUrl: string, id: string) => `${baseUrl}/applications/${id}/people`,
  invited: (baseUrl: string, secret: string) => `${baseUrl}/invited/${secret}`,
  interview: (baseUrl: string, id: string) => `${baseUrl}/applications/${id}/interview`,
  interviewer: (baseUrl: string, secret: string) => `${baseUrl}/review/interviews/open/${secret}`,
  attention: (baseUrl: string) => `${baseUrl}/manage/attention`,
  round: (baseUrl: string, id: string) => `${baseUrl}/manage/rounds/${encodeURIComponent(id)}`,
} as const;
