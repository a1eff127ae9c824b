import { locate } from '../../../shared/domain/program/paths.ts';
import { neutralName, refusalTexts } from '../../../shared/messages/refusals.ts';
import { listDocuments } from '../../../shared/store/documents.ts';
import { nowIso } from '../../../shared/store/table.ts';
import { dropped, type Material, type Told } from './prepared.ts';

/** The files that were refused and may still be sent again; several that failed together are told of in one mail. */
export async function documentRefused({
  dispatch: { store },
  loaded: { application },
  program,
  to,
}: Material): Promise<Told> {
  const now = nowIso(store);
  const refused = (await listDocuments(store, application.applicationId)).flatMap((one) =>
    one.state === 'refused' && one.replaceBy !== undefined && one.replaceBy >= now
      ? [{ ...one, replaceBy: one.replaceBy }]
      : [],
  );
  const [first] = refused;
  if (!first) return dropped('nothing-refused');
  const files = refused.flatMap(({ field, number, reason }) => {
    const label = locate(program, field)?.field.label;
    return label ? [{ name: neutralName(label, number), reason: refusalTexts[reason] }] : [];
  });
  return {
    kind: 'document-refused',
    data: {
      ...to,
      files,
      replaceBy: first.replaceBy,
      endsBySilence: application.status === 'info-requested',
    },
  };
}
