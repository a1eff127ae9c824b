import type { LocalizedText } from '../../text.ts';
import type { ChangeTopic } from './changes.ts';
import type { Difference } from './differences.ts';

type Part = Readonly<Record<string, unknown>>;

/** Something new. */
export function addedWords(topic: ChangeTopic, name: string, now: Part): string {
  switch (topic) {
    case 'questions':
      if (name.startsWith('page ')) return `New page ${titled(name.slice(5), now)}.`;
      return `New question ${titled(name, now)} on "${now['page']}", a ${now['type']}: ${duty(now)}.`;
    case 'rules':
      return `New ${now['kind']} rule ${titled(name, now)}. It holds when ${shown(now['check'])}.`;
    case 'scoring':
      return `New criterion ${titled(name, now)}: ${now['weight']} % of the score.`;
    default:
      return `New: ${titled(name, now)}.`;
  }
}

/** Something that is gone. */
export function removedWords(topic: ChangeTopic, name: string, old: Part): string {
  switch (topic) {
    case 'questions':
      if (name.startsWith('page ')) return `The page ${titled(name.slice(5), old)} is gone.`;
      return `The question ${titled(name, old)} is not asked any more.`;
    case 'rules':
      return `The rule ${titled(name, old)} does not count any more.`;
    case 'scoring':
      return `The criterion ${titled(name, old)} does not count any more.`;
    default:
      return `Gone: ${titled(name, old)}.`;
  }
}

/** One difference inside something that stayed. */
export function changedWords(topic: ChangeTopic, name: string, now: Part, one: Difference): string {
  const words = specialWords(topic, name, now, one);
  if (words) return words;
  const place = one.path.join('.') || name;
  const whole =
    topic === 'award' || topic === 'dates' || topic === 'texts' || topic === 'other' || topic === 'reading';
  const of = whole ? '' : `${titled(name, now)}: `;
  if (one.before === undefined) return `${of}${place} is new: ${shown(one.after)}.`;
  if (one.after === undefined) return `${of}${place} is gone. It was ${shown(one.before)}.`;
  return `${of}${place} is now ${shown(one.after)}, and was ${shown(one.before)}.`;
}

function specialWords(
  topic: ChangeTopic,
  name: string,
  now: Part,
  { path, before, after }: Difference,
): string | undefined {
  const place = path.join('.');
  const of = titled(name, now);
  if (topic === 'questions') {
    if (place === 'type')
      return `${of} is now asked as ${after} instead of ${before}. Answers of the old kind do not fit it.`;
    if (place === 'optional') return after ? `${of} may now be left empty.` : `${of} must now be answered.`;
    if (place === 'later')
      return after ? `${of} may now be sent later.` : `${of} must now be sent with the rest.`;
    if (place === 'page') return `${of} is now on "${after}" instead of "${before}".`;
    if (path[0] === 'options' && path.length === 2)
      return after === undefined
        ? `${of}: the choice ${titled(path[1] ?? '', before as Part)} is gone.`
        : `${of}: new choice ${titled(path[1] ?? '', after as Part)}.`;
    if (place === 'demographic')
      return `${of} is now ${after ? 'kept apart as a demographic' : 'an ordinary'} answer.`;
  }
  if (topic === 'rules' && path[0] === 'check')
    return `The rule ${of} is judged differently: it holds when ${shown(now['check'])} (${place} was ${shown(before)}).`;
  if (topic === 'scoring' && place === 'weight') return `${of} counts ${after} % instead of ${before} %.`;
  if (topic === 'dates' && place === 'window.closesAt')
    return after === undefined
      ? `It does not close any more. It closed on ${before}.`
      : `It closes on ${after}${before === undefined ? '; it had no end before' : ` instead of ${before}`}.`;
  if (topic === 'dates' && place === 'window.opensAt') return `It opens on ${after} instead of ${before}.`;
  if (topic === 'dates' && place === 'appealDays')
    return `Decisions may be appealed for ${after} days instead of ${before}.`;
  if (topic === 'award' && place === 'acceptanceDays')
    return `Offers made from now on are open for ${after} days instead of ${before}.`;
  return undefined;
}

/** The English name of a part, with its id. */
function titled(id: string, part: Part): string {
  const text = (part['label'] ?? part['title']) as LocalizedText | undefined;
  return text?.en ? `"${text.en}" (${id})` : `"${id}"`;
}

const duty = ({ optional, later, askedAt }: Part): string =>
  `${optional ? 'may be left empty' : later ? 'may be sent later' : 'must be answered'}${
    askedAt === 'supplement' ? ', in the invited phase' : askedAt === 'after-offer' ? ', after an offer' : ''
  }`;

function shown(value: unknown): string {
  if (typeof value === 'string') return `"${value}"`;
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object'))
    return value.join(', ') || 'nothing';
  return JSON.stringify(value);
}
