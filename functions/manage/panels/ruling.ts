import {
  type Beside,
  type Ruled,
  readersBeside,
  ruleOn,
} from '../../../shared/cases/review/panels/rulings.ts';
import { overruleReasons } from '../../../shared/domain/review/conflict.ts';
import type { PanelLine } from '../../../shared/domain/round/panels.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { readPanelLines, readPanels } from '../../../shared/store/panels.ts';
import type { Store } from '../../../shared/store/table.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { applicationsOf, type KnownApplication } from '../lists/people.ts';
import { onePanelPage } from '../pages/panels/one-panel-page.ts';
import { panelOfAddress } from '../pages/values.ts';
import { type RoundOf, roundNamed } from '../round/model.ts';

type Answer = Promise<WebResponse | undefined>;

/** One application with everybody who could read it. */
export interface OnePanel extends RoundOf {
  readonly applicationId: string;
  readonly known: KnownApplication | undefined;
  /** What is proposed for it now. */
  readonly line: PanelLine | undefined;
  /** Undefined where it waits for no readers of the round. */
  readonly beside: readonly Beside[] | undefined;
}

/** What was sent and cannot be kept, with the words for it. */
export interface Wrong {
  readonly fault: Exclude<Ruled['kind'], 'kept'> | 'missingReader' | 'missingWhat';
  readonly reader: string;
  readonly what: string;
}

const whats = ['pin', 'forbid', 'none'] as const;

/** `GET …/readers/of/{applicationId}` */
export async function showOne({ store }: ManageDependencies, { request, frame, who }: Asked): Answer {
  const model = await readOne(store, request.param('roundId'), request.param('applicationId'));
  if (!model) return undefined;
  return onePanelPage(frame, model, who.right === 'manage', { done: request.query.get('done') === 'kept' });
}

/** `POST` to the same: a reader is to read it, is not to, or the solver decides. */
export async function rule(
  { store }: ManageDependencies,
  { request, frame, who, fields }: Asked & { readonly fields: URLSearchParams },
): Answer {
  const model = await readOne(store, request.param('roundId'), request.param('applicationId'));
  if (!model) return undefined;
  const { round, applicationId } = model;
  const [reader, what] = [fields.get('reader') ?? '', fields.get('what') ?? ''];
  const again = (fault: Wrong['fault']) =>
    onePanelPage(frame, model, true, { done: false, wrong: { fault, reader, what } });
  const kind = whats.find((one) => one === what);
  if (!model.beside) return onePanelPage(frame, model, true, { done: false });
  if (reader === '') return again('missingReader');
  if (!kind) return again('missingWhat');
  const because = overruleReasons.find((one) => one === fields.get('because'));
  const wanted = { applicationId, reviewerId: reader, kind, because };
  const outcome = await ruleOn(store, round.roundId, wanted, who.id);
  return outcome.kind === 'kept'
    ? seeOther(panelOfAddress(round.roundId, applicationId, '?done=kept'))
    : again(outcome.kind);
}

async function readOne(store: Store, id: string, applicationId: string): Promise<OnePanel | undefined> {
  const found = await roundNamed(store, id);
  const known = (await applicationsOf(store, [applicationId])).get(applicationId);
  if (!found || !known) return undefined;
  const { roundId } = found.round;
  const [panels, beside] = await Promise.all([
    readPanels(store, roundId),
    readersBeside(store, found.program, roundId, applicationId),
  ]);
  const lines = panels?.state === 'proposed' ? await readPanelLines(store, roundId, panels.run) : [];
  const line = lines.find((one) => one.applicationId === applicationId);
  return { ...found, applicationId, known, line, beside };
}
