/** Grades out of 100 on the 4.0 scale: the first row whose `atLeast` is met gives the points. */
export type GpaTable = { readonly rows: readonly { readonly atLeast: string; readonly points: string }[] };

/** By version. The common conversion of US high schools and colleges; a grade between two rows belongs to the lower. */
export const gpaHundredTables: Readonly<Record<string, GpaTable>> = {
  'common-2026': {
    rows: [
      { atLeast: '93', points: '4.0' },
      { atLeast: '90', points: '3.7' },
      { atLeast: '87', points: '3.3' },
      { atLeast: '83', points: '3.0' },
      { atLeast: '80', points: '2.7' },
      { atLeast: '77', points: '2.3' },
      { atLeast: '73', points: '2.0' },
      { atLeast: '70', points: '1.7' },
      { atLeast: '67', points: '1.3' },
      { atLeast: '65', points: '1.0' },
      { atLeast: '0', points: '0.0' },
    ],
  },
};
