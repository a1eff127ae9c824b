import { siteLabel } from '../../../shared/domain/placing/site-label.ts';
import type { ChoiceStood } from '../../../shared/domain/placing/why-placed.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { Why } from '../../../shared/domain/round/why.ts';
import type { Frame } from './frame.ts';

type Shown = { readonly program: Program };
type Stood = Pick<ChoiceStood, 'group' | 'place'>;

/** Which choice somebody gets, and how they stood at each site that they would rather have had. Names nobody else. */
export function placingSentences(
  frame: Frame,
  { program }: Shown,
  { choice, choices }: Extract<Why, { kind: 'places' }>,
): readonly string[] {
  const { t } = frame;
  const got = choice === undefined ? undefined : choices.at(-1);
  return [
    ...(choice === undefined ? [] : [t('place', { place: choice })]),
    ...choices.map((one) => stoodText(frame, program, one, one === got)),
  ];
}

function stoodText(
  frame: Frame,
  program: Program,
  { site, last, ...own }: ChoiceStood,
  got: boolean,
): string {
  const { t, language } = frame;
  const name = siteLabel(program, site)[language];
  const number = (stood: Stood) => numberText(frame, program, site, stood);
  if (got) return t('placing.got', { site: name, own: number(own) });
  if (!last) return t('placing.none', { site: name });
  return t('placing.full', { site: name, last: number(last), own: number(own) });
}

/** A place in a site's order, with its group where the site takes anybody first. */
function numberText(
  { t, language }: Frame,
  { award }: Program,
  site: string,
  { group, place }: Stood,
): string {
  const first =
    award.kind === 'round-slots' ? award.sites.find(({ option }) => option === site)?.first : undefined;
  if (!first) return t('placing.number', { place });
  return t('placing.numberOf', { place, group: first[group - 1]?.title[language] ?? t('placing.others') });
}
