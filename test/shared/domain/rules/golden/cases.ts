import type { Answers } from '../../../../../shared/domain/program/fields.ts';
import { invitedStages } from '../../../../../shared/domain/program/missing.ts';
import { fieldsAskedAt } from '../../../../../shared/domain/program/paths.ts';
import type { Program } from '../../../../../shared/domain/program/schema.ts';
import { validAnswer, validAnswers } from '../../../../support/valid-answers.ts';

/** The day that recorded verdicts are of. */
export const asOf = '2026-11-25';

export type Case = { readonly name: string; readonly answers: Answers; readonly invited?: true };

/** Answers that qualify, each of them left out, another value for each of them, and nothing at all. */
export function casesOf(program: Program): readonly Case[] {
  const good = validAnswers(program, asOf);
  const supplement = Object.fromEntries(
    fieldsAskedAt(program, invitedStages)
      .filter(({ id, type }) => !(id in good) && type !== 'document')
      .map((field) => [field.id, validAnswer(field)]),
  );
  const names = Object.keys(good);
  return [
    { name: 'good', answers: good },
    { name: 'nothing', answers: {} },
    { name: 'invited', answers: { ...good, ...supplement }, invited: true },
    ...names.map((id) => ({
      name: `without ${id}`,
      answers: Object.fromEntries(Object.entries(good).filter(([name]) => name !== id)),
    })),
    ...fieldsAskedAt(program, ['pre-check', 'application'])
      .filter(({ id }) => id in good)
      .map((field) => ({
        name: `other ${field.id}`,
        answers: { ...good, [field.id]: otherAnswer(field, good[field.id]) },
      })),
  ];
}

function otherAnswer(field: Parameters<typeof validAnswer>[0], now: unknown): unknown {
  switch (field.type) {
    case 'yes-no':
      return now !== true;
    case 'choice':
      return field.options.findLast(({ value }) => value !== now)?.value ?? now;
    case 'integer':
      return field.min;
    case 'money':
      return { amount: '99999999.99', currency: 'USD' };
    case 'decimal':
      return field.min ?? '0';
    case 'date':
      return '2008-02-29';
    case 'address':
      return {
        street1: 'PO Box 12',
        city: 'Reno',
        stateOrProvince: 'NV',
        postalCode: '89501',
        country: 'US',
      };
    default:
      return validAnswer(field);
  }
}
