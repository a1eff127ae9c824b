/** What a solver of linear models is given and answers: the LP file format in, values by variable and prices by row out. */
export interface LinearAnswer {
  readonly status: 'optimal' | 'infeasible' | 'given-up';
  readonly objective: number;
  readonly value: (variable: string) => number;
  /** Shadow price of a row of a model without whole variables. */
  readonly price: (row: string) => number;
}
export type LinearSolver = (model: string, limits?: { readonly nodes?: number }) => LinearAnswer;

export interface Term {
  readonly factor: number;
  readonly variable: string;
}
export interface Row {
  readonly name: string;
  readonly terms: readonly Term[];
  readonly sense: '<=' | '>=' | '=';
  readonly bound: number;
}
export interface Model {
  readonly goal: readonly Term[];
  readonly rows: readonly Row[];
  readonly bounds?: readonly { readonly variable: string; readonly from: number; readonly to: number }[];
  readonly binary?: readonly string[];
}

const sum = (terms: readonly Term[]) =>
  terms
    .map(({ factor, variable }) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${variable}`)
    .join('\n ');

/** A model to be made as large as can be, in the LP file format. */
export const lpText = ({ goal, rows, bounds = [], binary = [] }: Model): string =>
  [
    'Maximize',
    ` ${goal.length === 0 ? '0 nothing' : sum(goal)}`,
    'Subject To',
    ...rows
      .filter(({ terms }) => terms.length > 0)
      .map((row) => ` ${row.name}: ${sum(row.terms)} ${row.sense} ${row.bound}`),
    ...(rows.some(({ terms }) => terms.length > 0) ? [] : [' none: nothing <= 1']),
    'Bounds',
    ...bounds.map(({ variable, from, to }) => ` ${from} <= ${variable} <= ${to}`),
    ...(binary.length > 0 ? ['Binary', ...binary.map((variable) => ` ${variable}`)] : []),
    'End',
  ].join('\n');
