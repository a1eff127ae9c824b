import { locate } from '../../../shared/domain/program/paths.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { comparisonsOf } from '../../../shared/domain/rules/looked-at.ts';
import type { Trace } from '../../../shared/domain/rules/verdict.ts';
import { formatAmount, formatDay } from '../../../shared/messages/values.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import type { Frame } from './frame.ts';

const facts = [
  'ageAt',
  'monthsOperating',
  'gpaOnFour',
  'dscr',
  'povertyPercent',
  'sum',
  'percentOf',
  'total',
  'daysBetween',
  'percentOfTable',
  'householdPercent',
  'countRows',
  'ownedShare',
] as const;
const comparisons = [
  'equals',
  'in',
  'atLeast',
  'atMost',
  'moreThan',
  'lessThan',
  'onOrBefore',
  'onOrAfter',
  'includesAny',
  'includesAll',
  'includesNone',
] as const;
const lists = ['in', 'includesAny', 'includesAll', 'includesNone'];

/** How a condition came to its result, in words; what is joined stands below what joins it. */
export function traceText(frame: Frame, trace: Trace, program: Program): Html {
  const { t } = frame;
  const result = html`<span class="app-trace__result">${t(`manage.trace.${trace.result}`)}</span>`;
  if (isJoined(trace))
    return html`${trace.op === 'countOf' ? t('manage.trace.countOf', { limit: countText(trace.limit) }) : t(`manage.trace.${trace.op}`)} ${result}<ul class="govuk-list govuk-list--bullet">${trace.of.map(
      (one) => html`<li>${traceText(frame, one, program)}</li>`,
    )}</ul>`;
  return html`${subjectText(frame, trace.subject, program)}: <strong>${
    trace.value === null ? t('manage.trace.noValue') : valueText(frame, trace.subject, trace.value, program)
  }</strong>${byText(frame, trace, program)}. ${limitText(frame, trace, program)} ${result}`;
}

/** `2..` is "2 or more", in signs that need no language. */
function countText(limit: string): string {
  const [least = '', most = ''] = limit.split('..');
  if (least === '') return `≤ ${most}`;
  if (most === '') return `≥ ${least}`;
  return least === most ? least : `${least}–${most}`;
}

/** What the program's own definition chose: whose household, or which entries of a list. */
function byText({ t, language }: Frame, { by }: Exclude<Trace, Joined>, program: Program): string {
  if (by === undefined) return '';
  const household = program.rules
    .flatMap(comparisonsOf)
    .flatMap(({ fact }) => (fact?.name === 'householdPercent' ? fact.households : []))
    .find(({ id }) => id === by);
  const text = household
    ? t('manage.trace.byHousehold', { household: household.title[language] })
    : t('manage.trace.byRows', { rows: by || '–' });
  return ` (${text})`;
}

type Joined = Extract<Trace, { of: readonly Trace[] }>;
const isJoined = (trace: Trace): trace is Joined => 'of' in trace;

/** The question, or the fact that was worked out of answers. */
export function subjectText({ t, language }: Frame, subject: string, program: Program): string {
  const fact = facts.find((one) => one === subject);
  if (fact) return t(`manage.fact.${fact}`);
  const found = locate(program, subject);
  if (!found) return subject;
  const own = found.field.label[language];
  if (found.part === undefined)
    return found.top === found.field ? own : `${found.top.label[language]} – ${own}`;
  return own;
}

function valueText(frame: Frame, subject: string, value: string, program: Program): string {
  const { t, language } = frame;
  const field = locate(program, subject)?.field;
  if (field?.type === 'choices' || field?.type === 'ranked') {
    const label = (one: string) =>
      field.options.find((option) => String(option.value) === one)?.label[language] ?? one;
    return value.split(', ').map(label).join(', ');
  }
  if (field?.type === 'choice')
    return field.options.find((option) => String(option.value) === value)?.label[language] ?? value;
  if (value === 'true' || value === 'false') return t(value === 'true' ? 'yes' : 'no');
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return formatDay(value, language);
  if (field?.type === 'money' && /^-?\d+(\.\d+)?$/.test(value)) return formatAmount(value, language);
  return value;
}

function limitText(frame: Frame, trace: Exclude<Trace, Joined>, program: Program): string {
  const { t } = frame;
  const value = (text: string) => valueText(frame, trace.subject, text, program);
  if (trace.op === 'inServiceArea')
    return t('manage.trace.inServiceArea', { area: program.serviceArea.title[frame.language] });
  if (trace.op === 'between') {
    const [from = '', to = ''] = trace.limit.split('..');
    return t('manage.trace.between', { from: value(from), to: value(to) });
  }
  const op = comparisons.find((one) => one === trace.op);
  const limit = lists.includes(trace.op) ? trace.limit.split(', ').map(value).join(', ') : value(trace.limit);
  return op ? t(`manage.trace.${op}`, { limit }) : limit;
}
