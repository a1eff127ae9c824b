import { notificationBanner } from '../../../../shared/web/components/index.ts';
import { type Html, html } from '../../../../shared/web/html.ts';
import type { Frame } from '../frame.ts';

/** What was done, from the address that a form leads to; nothing for any other word in it. */
export function doneBanner({ t }: Frame, query: URLSearchParams): Html {
  const number = (name: string) =>
    Math.min(9999, Math.max(0, Number.parseInt(query.get(name) ?? '0', 10) || 0));
  const [count, added, changed, late] = ['count', 'added', 'changed', 'late'].map(number) as [
    number,
    number,
    number,
    number,
  ];
  const texts: Readonly<Record<string, () => string>> = {
    added: () => t('pool.done.added'),
    changed: () => (count > 0 ? t('pool.done.changedLeft', { count }) : t('pool.done.changed')),
    paused: () => t('pool.done.paused', { count }),
    resumed: () => t('pool.done.resumed'),
    link: () => t('pool.done.link'),
    'link-paused': () => t('pool.done.linkPaused'),
    imported: () =>
      late > 0
        ? t('pool.done.importedLate', { added, changed, late })
        : t('pool.done.imported', { added, changed }),
  };
  const done = query.get('done') ?? '';
  const text = Object.hasOwn(texts, done) ? texts[done]?.() : undefined;
  return text === undefined
    ? html``
    : notificationBanner({ titleText: t('important'), text, type: 'success', role: 'alert' });
}
