/** Places by one common order, the plain way: each in turn has the best of their sites that still has room. */
export function serialPlaces(
  ranked: readonly { readonly applicationId: string; readonly choices: readonly string[] }[],
  freeSlots: Readonly<Record<string, number>>,
) {
  const free = new Map(Object.entries(freeSlots));
  const offers: { applicationId: string; option: string; choice: number }[] = [];
  const waitlist: string[] = [];
  for (const { applicationId, choices } of ranked) {
    const index = choices.findIndex((option) => (free.get(option) ?? 0) >= 1);
    const option = choices[index];
    if (option === undefined) {
      waitlist.push(applicationId);
      continue;
    }
    free.set(option, (free.get(option) ?? 0) - 1);
    offers.push({ applicationId, option, choice: index + 1 });
  }
  return { offers, waitlist };
}
