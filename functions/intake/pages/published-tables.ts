import type { Program } from '../../../shared/domain/program/schema.ts';
import { tableNames } from '../../../shared/domain/rules/tables-used.ts';
import { guidelineFor } from '../../../shared/domain/tables/poverty-guideline.ts';
import { referenceTables } from '../../../shared/domain/tables/reference-tables.ts';
import type { Language } from '../../../shared/domain/text.ts';
import type { PageTexts } from '../../../shared/messages/pages/index.ts';
import { formatAmount, formatDay } from '../../../shared/messages/values.ts';
import { details, table } from '../../../shared/web/components/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';

/** Households of more people follow by the amount of each further person. */
const sizesShown = 8;

/** What each score of each part looks like, and every table that rules and scores look into: published before anybody applies. */
export function publishedTables(program: Program, t: PageTexts, language: Language): Html {
  return html`${details({ summaryText: t('published.scores'), text: scores(program, language) })}${tableNames(
    program,
  ).map((name) => oneTable(program, name, t, language))}`;
}

function scores({ scoring }: Program, language: Language): Html {
  return html`${scoring.criteria.map(
    ({ title, anchors }) =>
      html`<h3 class="govuk-heading-s">${title[language]}</h3>${rows(
        title[language],
        [...anchors]
          .sort((a, b) => a.score - b.score)
          .map(({ score, text }) => [String(score), text[language]] as const),
      )}`,
  )}`;
}

function oneTable(program: Program, name: string, t: PageTexts, language: Language): Html {
  const dollars = (amount: string) => formatAmount(amount, language);
  if (name === 'gpaHundred') {
    const grades = referenceTables.gpaHundred[program.tables.gpaHundred ?? '']?.rows ?? [];
    return details({
      summaryText: t('published.gpa'),
      text: html`<p class="govuk-body-s">${t('published.gpaFive')}</p>${rows(
        t('published.gpaCaption'),
        grades.map(({ atLeast, points }) => [t('published.orMore', { value: atLeast }), points]),
        [t('published.grade'), t('published.points')],
      )}<p class="govuk-body-s">${t('published.gpaOther')}</p>`,
    });
  }
  if (name === 'povertyGuideline') {
    const guideline = referenceTables.povertyGuideline[program.tables.povertyGuideline ?? ''];
    if (!guideline) return html``;
    const sizes = Array.from({ length: sizesShown }, (_, index) => index + 1);
    return details({
      summaryText: t('published.poverty'),
      text: html`<p class="govuk-body-s">${t('published.since', { day: formatDay(guideline.effective, language) })}</p>${bySize(
        sizes.map((size) => dollars(`${guidelineFor(guideline, size) ?? 0}.00`)),
        dollars(`${guideline.eachFurther}.00`),
      )}`,
    });
  }
  const own = program.tables.own?.find(({ id }) => id === name);
  if (!own) return html``;
  return details({
    summaryText: own.title[language],
    text: html`<p class="govuk-body-s">${t('published.since', { day: formatDay(own.effective, language) })} ${own.source}</p>${bySize(
      own.bySize.map(dollars),
      dollars(own.eachFurther),
    )}`,
  });

  function bySize(amounts: readonly string[], eachFurther: string): Html {
    return rows(
      t('published.sizes'),
      [
        ...amounts.map((amount, index) => [String(index + 1), amount] as const),
        [t('published.eachFurther'), `+ ${eachFurther}`] as const,
      ],
      [t('published.people'), t('published.dollars')],
    );
  }
}

function rows(
  caption: string,
  pairs: readonly (readonly [string, string])[],
  head?: readonly [string, string],
): Html {
  return table({
    caption,
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    ...(head ? { head: head.map((text) => ({ text })) } : {}),
    rows: pairs.map(([name, value]) => [{ text: name }, { text: value }]),
  });
}
