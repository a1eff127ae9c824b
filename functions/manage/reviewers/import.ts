import { importReviewers } from '../../../shared/cases/pool/import-reviewers.ts';
import { hashOf } from '../../../shared/domain/hash.ts';
import { decodeText } from '../../../shared/domain/review/csv-text.ts';
import {
  type CsvChecked,
  type CsvLine,
  checkReviewerCsv,
} from '../../../shared/domain/review/reviewer-csv.ts';
import { fileOf } from '../../../shared/http/request.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { listReviewers } from '../../../shared/store/reviewers.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { importForm, importPreview } from '../pages/reviewers/import-page.ts';
import { managerOf, programNamed, reviewersAddress } from './found.ts';

type Answer = Promise<WebResponse | undefined>;
type Sent = Asked & { readonly fields: URLSearchParams };

/** `GET …/reviewers/import` */
export async function askToImport(deps: ManageDependencies, asked: Asked): Answer {
  const found = await programNamed(deps, asked);
  return found && importForm(asked.frame, found.program, { text: '' });
}

/**
 * `POST` to the same: first what the list would do, then, sent once more from that page, it is done; if the reviewers were
 * changed in between, what it would do now is shown instead.
 */
export async function importList(deps: ManageDependencies, asked: Sent): Answer {
  const found = await programNamed(deps, asked);
  if (!found) return undefined;
  const { program } = found;
  const { frame, fields, request } = asked;
  const typed = fields.get('text') ?? '';
  const file = fileOf(request, 'file');
  if (file && typed.trim() !== '') return importForm(frame, program, { text: typed, missing: 'both' });
  const text = file ? decodeText(file) : typed;
  if (text.trim() === '') return importForm(frame, program, { text: typed, missing: 'nothing' });
  const checked = checkReviewerCsv(text, program, await listReviewers(deps.store, program.id));
  if (checked.kind === 'refused') return importForm(frame, program, { text, problems: checked.problems });
  const digest = digestOf(checked);
  const sure = fields.get('seen');
  if (sure !== digest)
    return importPreview(frame, program, { text, digest, lines: checked.lines, moved: sure !== null });
  const { added, changed, late } = await importReviewers(
    deps.store,
    program,
    checked.lines,
    managerOf(asked),
  );
  return seeOther(
    reviewersAddress(program.id, `?done=imported&added=${added}&changed=${changed}&late=${late}`),
  );
}

/** What a list does, in short: the same only where it does the same to the same people as they stand. */
const digestOf = ({ lines }: Extract<CsvChecked, { kind: 'in-order' }>): string => hashOf(lines.map(briefly));

const briefly = (line: CsvLine) =>
  line.kind === 'add'
    ? { kind: line.kind, change: line.change }
    : {
        ...{ kind: line.kind, id: line.before.reviewerId, version: line.before.version },
        ...(line.kind === 'change' ? { change: line.change } : {}),
      };
