import { replayAll } from '../../shared/cases/screening/replay-verdicts.ts';
import { documentHash } from '../../shared/domain/program/document.ts';
import { seedSamples } from '../../shared/programs/publish-samples.ts';
import { publishProgram, readProgram } from '../../shared/store/programs.ts';
import type { Store } from '../../shared/store/table.ts';
import { startTestTable } from '../support/dynamodb.ts';
import { storeVerdicts, verdictsOf } from '../support/stored-verdicts.ts';
import type { Figure } from './figure.ts';

const many = 10_000;

/** Ten thousand verdicts in the real table come out again to the byte; also after other rules were published. */
export async function measure(): Promise<Figure[]> {
  const table = await startTestTable();
  try {
    const { store } = table;
    await seedSamples(store, [verdictsOf]);
    const published = await readProgram(store, verdictsOf);
    if (!published) throw new Error('the program is not there');
    const { program } = published;
    await storeVerdicts(store, program, many);
    const before = await differing(store);
    const rules = program.rules.map((rule) =>
      rule.id === 'two-employees' ? { ...rule, check: { field: 'employees', atLeast: 4 } } : rule,
    );
    const changed = { ...program, rules };
    const { version } = await publishProgram(store, changed, documentHash(changed));
    const after = await differing(store);
    return [
      figure(`replay: differences in ${before.all} stored verdicts`, before.different),
      figure(`replay: the same after version ${version} was published`, after.different),
    ];
  } finally {
    await table.stop();
  }
}

async function differing(store: Store): Promise<{ all: number; different: number }> {
  let all = 0;
  let different = 0;
  for await (const page of replayAll(store, verdictsOf)) {
    all += page.length;
    different += page.filter(({ kind }) => kind !== 'same').length;
  }
  if (all !== many) throw new Error(`of ${many} verdicts ${all} were found`);
  return { all, different };
}

const figure = (what: string, different: number): Figure => ({
  what,
  figure: String(different),
  limit: '0',
  holds: different === 0,
});
