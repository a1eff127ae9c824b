import { startDryRun } from '../../../shared/cases/dry-run/start-dry-run.ts';
import { programId } from '../../../shared/domain/ids.ts';
import type { Program, ProgramVersion } from '../../../shared/domain/program/schema.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { programOfYaml, yamlOfProgram } from '../../../shared/programs/program-text.ts';
import { DocumentError, readYamlText } from '../../../shared/programs/yaml-text.ts';
import { listDryRuns, readDraftOf, readDryRun, stateOf } from '../../../shared/store/dry-runs.ts';
import { cyclesOf, readProgram } from '../../../shared/store/programs.ts';
import type { Store } from '../../../shared/store/table.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { type DraftsModel, draftsPage, runningPage } from '../pages/dry-run/drafts-page.ts';
import type { Frame } from '../pages/frame.ts';
import { dryRunAddress } from '../pages/values.ts';

type Answer = Promise<WebResponse | undefined>;

/** `GET …/dry-runs`: the drafts that were tried, and for a manager a form with the published document, or with one of them. */
export async function showDrafts({ store }: ManageDependencies, asked: Asked): Answer {
  const found = await programNamed(store, asked);
  if (!found) return undefined;
  const { program } = found;
  const from = asked.request.query.get('from') ?? '';
  const earlier = (await readDryRun(store, program.id, from)) && (await readDraftOf(store, from));
  const typed = {
    cycle: '',
    document: asked.who.right === 'manage' ? yamlOfProgram(earlier ?? program) : '',
    source: earlier ? 'earlier' : 'published',
  } as const;
  return draftsPage(asked.frame, await modelOf(store, program), asked.who, typed);
}

/** `POST` to the same: checks the document, and has it tried. */
export async function tryDocument(
  { store }: ManageDependencies,
  asked: Asked & { readonly fields: URLSearchParams },
): Answer {
  const found = await programNamed(store, asked);
  if (!found) return undefined;
  const { frame, fields, who } = asked;
  const { program } = found;
  // A browser sends the line ends of Windows, whatever was put into the box.
  const document = (fields.get('document') ?? '').replaceAll('\r\n', '\n');
  const cycle = fields.get('cycle') ?? '';
  const read = readDocument(frame, program, document);
  const model = await modelOf(store, program);
  const wrong = {
    cycle: model.cycles.includes(cycle) ? undefined : frame.t('dryRun.cycleNeeded'),
    document: 'problems' in read ? read.problems : [],
  };
  const again = () => draftsPage(frame, model, who, { cycle, document, source: 'typed' }, wrong);
  if ('problems' in read || wrong.cycle) return again();
  const started = await startDryRun(store, read.program, cycle);
  switch (started.kind) {
    case 'started':
      return seeOther(dryRunAddress(program.id, started.runId, '?watch=yes'));
    case 'running':
      return runningPage(frame, program, dryRunAddress(program.id, started.runId, '?watch=yes'));
    case 'unknown-program':
    case 'unknown-cycle':
      return again();
  }
}

const mostCharacters = 300_000;

/** The document that was typed; or its problems, each with the line it stands in. */
function readDocument(
  { t }: Frame,
  { id }: Program,
  text: string,
):
  | { readonly program: Program }
  | { readonly problems: NonNullable<Parameters<typeof draftsPage>[4]>['document'] } {
  if (text.length > mostCharacters) return { problems: [{ line: 1, text: t('dryRun.tooLong') }] };
  try {
    const yaml = readYamlText('draft', text);
    const program = programOfYaml(yaml, new Map());
    if (program.id === id) return { program };
    const line = Number(/^draft:(\d+)/.exec(yaml.problem(['id'], ''))?.[1] ?? 1);
    return { problems: [{ line, text: t('dryRun.otherProgram', { id }) }] };
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    const problems = error.problems.map((problem) => {
      const [, line = '1', words = problem] = /^draft:(\d+): (.*)$/s.exec(problem) ?? [];
      return { line: Number(line), text: words };
    });
    return { problems: problems.sort((a, b) => a.line - b.line) };
  }
}

async function modelOf(store: Store, program: Program): Promise<DraftsModel> {
  const [cycles, runs] = await Promise.all([cyclesOf(store, program.id), listDryRuns(store, program.id)]);
  return { program, cycles, runs: runs.map((run) => ({ ...run, state: stateOf(store, run) })) };
}

/** The program that an address names. */
export async function programNamed(store: Store, { request }: Asked): Promise<ProgramVersion | undefined> {
  const id = programId.safeParse(request.param('programId'));
  return id.success ? readProgram(store, id.data) : undefined;
}
