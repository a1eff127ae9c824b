import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareMail } from '../../../functions/dispatch/mails/prepare-mail.ts';
import { reviewRoutes } from '../../../functions/review/routes.ts';
import { openPanel } from '../../../shared/cases/review/open-panel.ts';
import { recordReview } from '../../../shared/cases/review/record-review.ts';
import type { Effect } from '../../../shared/domain/effects.ts';
import { opaqueId, seatId, slotId } from '../../../shared/domain/ids.ts';
import type { Appointment, InterviewSeat } from '../../../shared/domain/interviews/interview.ts';
import { documentHash } from '../../../shared/domain/program/document.ts';
import type { Answers, Field, SimpleField } from '../../../shared/domain/program/fields.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { ReviewTask } from '../../../shared/domain/review/task.ts';
import { sampleIds } from '../../../shared/programs/load.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { interviewWrite, seatWrite } from '../../../shared/store/interviews.ts';
import { newLink } from '../../../shared/store/links.ts';
import { publishProgram, readProgram, roundIdOf } from '../../../shared/store/programs.ts';
import { listTasks } from '../../../shared/store/reviewers.ts';
import type { Store } from '../../../shared/store/table.ts';
import { transact } from '../../../shared/store/transact.ts';
import { openAssets } from '../../../shared/web/assets.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { readersGiven } from '../../support/readers-given.ts';
import { sentStraight } from '../../support/sent-straight.ts';
import { validAnswers } from '../../support/valid-answers.ts';
import { waiting } from '../../support/waiting.ts';
import { dispatchOn } from '../dispatch/fixtures.ts';
import { noFiles } from '../support/no-files.ts';
import { formsOf, formTo, known, linkTo, Visitor } from './reviewing.ts';

let table: TestTable;
let store: Store;
beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  await seedSamples(store);
});
afterAll(() => table.stop());

/** A word that stands nowhere else, for each text below a blind field; other answers keep their shape. */
function planted(field: Field | SimpleField, given: unknown, path: string, words: string[]): unknown {
  const word = () => {
    const made = `Zq${path.replaceAll(/\W/g, '')}x${words.length}Zq`;
    words.push(made);
    return made;
  };
  if (given === undefined || given === null) return given;
  switch (field.type) {
    case 'text':
      return field.purpose === 'email'
        ? `${word().toLowerCase()}@example.org`
        : word().slice(0, field.maxLength);
    case 'address':
      return { ...(given as object), street1: word(), city: word() };
    case 'person':
      return { ...(given as object), name: word() };
    case 'group':
      return within(field.fields, given as Answers, path, words);
    case 'list':
      return (given as unknown[]).map((row) =>
        typeof row === 'object' ? within(field.fields ?? [], row as Answers, path, words) : row,
      );
    default:
      return given;
  }
}

const within = (fields: readonly SimpleField[], given: Answers, path: string, words: string[]) => ({
  ...given,
  ...Object.fromEntries(
    fields
      .filter(({ id }) => id in given)
      .map((one) => [one.id, planted(one, given[one.id], `${path}.${one.id}`, words)]),
  ),
});

/** Every blind field of a program, and every blind part of a field that is shown. */
function plantedIn(program: Program, answers: Answers, words: string[]): Answers {
  const fields = [...program.pages.flatMap((page) => page.fields), ...program.analystFields];
  const changed = fields.flatMap((field): [string, unknown][] => {
    const given = answers[field.id];
    if (given === undefined) return [];
    if (field.blind) return [[field.id, planted(field, given, field.id, words)]];
    if (field.type !== 'group') return [];
    const inner = field.fields.filter(({ blind }) => blind);
    return inner.length === 0 ? [] : [[field.id, within(inner, given as Answers, field.id, words)]];
  });
  return { ...answers, ...Object.fromEntries(changed) };
}

const filled = (path: string, task: ReviewTask, link: string) =>
  path
    .replace('{taskId}', task.taskId)
    .replace('{documentId}', 'doc_00000000000000000000000000')
    .replace('{linkId}', link)
    .replace(/\{\w+\}/, '1');

/** Each route of the reviewers' part, by its method, in both languages, as a page and as data; forms as they are and filled with rubbish. */
async function everything(task: ReviewTask): Promise<string> {
  const link = await linkTo(store, task);
  const visitor = new Visitor(store);
  await visitor.post(`/review/${link}`);
  const said: unknown[] = [];
  const routes = reviewRoutes({ store, assets: openAssets('no-such-folder'), fetchFile: noFiles.fetch });
  for (const { method, path } of routes.filter((one) => one.path !== '/review/sign-out')) {
    const address = filled(path, task, link);
    const formats = [
      ['text/html', '?lang=en'],
      ['text/html', '?lang=es&q=Zq&sort=name&saved=1&again=1'],
      ['application/json', ''],
    ] as const;
    for (const [accept, query] of formats)
      said.push(
        method === 'GET'
          ? await visitor.send('GET', address + query, undefined, { accept })
          : await visitor.send('POST', address + query, 'csrf=x&q=Zq', { accept }),
      );
    for (const form of formsOf(await visitor.get(address)))
      if (form.action.endsWith('/save')) said.push(await visitor.post(form.action, form.defaults));
  }
  for (const header of ['referer', 'range', 'if-none-match'])
    said.push(await visitor.send('GET', `/review/tasks/${task.taskId}`, undefined, { [header]: 'Zq' }));
  said.push(
    await visitor.get('/review/tasks/tsk_00000000000000000000000000'),
    await visitor.get('/review/nothing/here'),
  );
  return JSON.stringify(said);
}

/** Every mail a reviewer can get, with its calendar entry. */
async function mails(task: ReviewTask): Promise<string> {
  const { applicationId, taskId, programId, reviewerId } = task;
  const about: Effect[] = [
    { kind: 'mail-reviewer', mail: 'review-link', applicationId, taskId },
    { kind: 'mail-reviewer', mail: 'review-ended', applicationId, taskId },
    { kind: 'mail-digest', mail: 'review-digest', programId, reviewerId, joined: [] },
  ];
  const record = { id: 'r', state: 'pending', attempts: 0, createdAt: store.now().toISOString() } as never;
  const written = await Promise.all(
    about.map((effect) => prepareMail(dispatchOn(store), record, effect as never)),
  );
  expect(written.filter(({ kind }) => kind === 'mail').length).toBeGreaterThan(1);
  return JSON.stringify(written);
}

describe('a word in every blind answer of a program', () => {
  test.each(sampleIds)(
    'reaches no reader of %s, by no route, format, header, form, error or mail',
    async (id) => {
      const { program } = known(await readProgram(store, id));
      const words: string[] = [];
      const answers = plantedIn(program, validAnswers(program), words);
      const name = 'ZqWhoAppliedZq';
      const [applicationId = ''] = await sentStraight(store, id, [{ answers, name }]);
      await openPanel(store, applicationId, 'token');
      if (program.review.assignment.when === 'round-close') {
        table.clock.moveTo('2027-04-05T18:00:00.000Z');
        await readersGiven(store, roundIdOf(program));
      }
      const [task] = await listTasks(store, applicationId);
      if (!task) throw new Error('nobody reads');
      const before = await everything(task);
      const told = await mails(task);
      const { scores, comments } = fullReview(program);
      expect((await recordReview(store, { ...task, scores, comments })).kind).toBe('committed');
      const after = await everything(task);
      // The real pages, not empty ones.
      expect(before).toContain('score-');
      const all = (before + told + after).toLowerCase();
      expect([name, ...words].filter((word) => all.includes(word.toLowerCase()))).toEqual([]);
      const blind = program.pages.flatMap(({ fields }) => fields).some((field) => field.blind);
      expect(words.length > 0 || !blind || onlyChoices(program)).toBe(true);
      if (!program.review.interview) return;
      // Whoever sits on a panel meets the applicant, and so learns the name: on the page of the interview and nowhere else.
      for (const part of await onThePanel(task)) {
        const shown = await everythingOnThePanel(part);
        expect(shown).toContain(name);
        expect(words.filter((word) => shown.toLowerCase().includes(word.toLowerCase()))).toEqual([]);
        expect(shown).not.toContain('ana.torres@example.org');
      }
      expect((await everything(task)).includes(name)).toBe(false);
    },
  );
});

/** A program that asks readers beforehand, by every question as a topic; each option of a blind one is called by a word of its own. */
function asksByEverything(program: Program, words: string[]): Program {
  const called = (field: Field): Field => {
    if (!field.blind || !('options' in field)) return field;
    const options = field.options.map((option) => {
      const word = `Zq${field.id}o${words.length}Zq`;
      words.push(word);
      return { ...option, label: { en: word, es: word } };
    });
    return { ...field, options } as Field;
  };
  const pages = program.pages.map((page) => ({ ...page, fields: page.fields.map(called) }));
  const paths = pages.flatMap(({ fields }) =>
    fields.flatMap((field) => [
      field.id,
      ...(field.type === 'group' ? field.fields.map(({ id }) => `${field.id}.${id}`) : []),
    ]),
  );
  const suitability = { topics: { fields: paths, points: 40 }, language: 30, bids: 20, history: 10 };
  const assignment = { ...program.review.assignment, when: 'round-close' as const };
  return { ...program, pages, review: { ...program.review, suitability, assignment } };
}

/** What somebody is shown who is asked what they would like to read: in both languages, by rubbish, and by every answer there is. */
async function whatIsAsked(task: ReviewTask): Promise<string> {
  const visitor = new Visitor(store);
  await visitor.post(`/review/${await linkTo(store, task)}`);
  const path = '/review/me/wishes';
  const said: unknown[] = [];
  for (const query of ['', '?lang=es', '?after=Zq&done=Zq&q=Zq', '?lang=en']) {
    said.push(
      await visitor.get(path + query),
      await visitor.post(path + query, { 'bid-Zq': 'want', csrf: 'Zq' }),
    );
  }
  const page = await visitor.get(path);
  const [control = ''] = /bid-[A-Z0-9]{8}/.exec(JSON.stringify(page)) ?? [];
  for (const bid of ['', 'want', 'can', 'rather-not', 'conflict', 'want'])
    said.push(await visitor.submit(path, { ...formTo(page, path), [control]: bid }), await visitor.get(path));
  return JSON.stringify(said);
}

describe('a word in every blind answer, and for every blind option', () => {
  test.each(sampleIds)('reaches nobody who is asked before %s is read', async (id) => {
    const { program } = known(await readProgram(store, id));
    // A task first, by whose link somebody comes in.
    const { assignment, ...review } = program.review;
    const atOnce = {
      ...program,
      review: { ...review, assignment: { ...assignment, when: 'arrival' as const } },
    };
    await publishProgram(store, atOnce, documentHash(atOnce));
    const [sent = ''] = await sentStraight(store, id, [{ answers: validAnswers(program) }]);
    await openPanel(store, sent, 'token');
    const [task] = await listTasks(store, sent);
    const words: string[] = [];
    const asks = asksByEverything(program, words);
    await publishProgram(store, asks, documentHash(asks));
    const answers = plantedIn(program, validAnswers(program), words);
    await waiting(store, id, [{ answers, name: 'ZqWhoWaitsZq' }]);
    const shown = (await whatIsAsked(known(task))).toLowerCase();
    expect(shown).toContain('type=\\"radio\\"');
    expect(shown).toContain('you must not read this one');
    expect(['ZqWhoWaitsZq', ...words].filter((word) => shown.includes(word.toLowerCase()))).toEqual([]);
  });
});

/** Somebody who read the application sits on its interview's panel: an hour before, and an hour after it began. */
async function onThePanel(task: ReviewTask): Promise<readonly InterviewSeat[]> {
  const made: InterviewSeat[] = [];
  for (const hours of [1, -1]) {
    const at = (minutes: number) =>
      new Date(store.now().getTime() + hours * 3_600_000 + minutes * 60_000).toISOString();
    const appointment: Appointment = {
      slotId: slotId.parse(opaqueId('slt', store.random)),
      ...{ startsAt: at(0), endsAt: at(20), sheetsBy: at(2880), place: 'Room 210', panel: [task.reviewerId] },
    };
    const { applicationId, programId, reviewerId } = task;
    const part: InterviewSeat = {
      seatId: seatId.parse(opaqueId('ist', store.random)),
      ...{ applicationId, programId, roundId: `${programId}~2027`, reviewerId, appointment },
      ...{ epoch: 1, status: 'open', sequence: 0 },
    };
    const invitedAt = store.now().toISOString();
    await transact(store, [
      seatWrite(part),
      interviewWrite({
        ...{ status: 'booked', applicationId, programId, roundId: part.roundId, appointment },
        ...{ invitedAt, answerBy: at(0), sequence: 1 },
      }),
    ]);
    made.push(part);
  }
  return made;
}

/** Each route of an interview, with everything that its forms bring when they are sent as they are and wrong. */
async function everythingOnThePanel({ seatId: id, ...part }: InterviewSeat): Promise<string> {
  const { secret, write } = newLink(store, {
    ...{ purpose: 'interview', seatId: id, applicationId: part.applicationId, epoch: part.epoch },
    ...{ reviewerId: part.reviewerId, programId: part.programId, validUntil: part.appointment.sheetsBy },
  });
  await transact(store, [write]);
  const visitor = new Visitor(store);
  const said: unknown[] = [await visitor.post(`/review/interviews/open/${secret}`)];
  const routes = reviewRoutes({ store, assets: openAssets('no-such-folder'), fetchFile: noFiles.fetch });
  for (const { method, path } of routes.filter((one) => one.path.startsWith('/review/interviews/'))) {
    const address = path
      .replace('{seatId}', id)
      .replace('{linkId}', secret)
      .replace('{documentId}', 'doc_00000000000000000000000000');
    for (const query of ['?lang=en', '?lang=es&q=Zq&again=1'])
      said.push(
        method === 'GET'
          ? await visitor.get(address + query)
          : await visitor.send('POST', address + query, 'csrf=x&q=Zq'),
      );
    for (const form of formsOf(await visitor.get(address)))
      if (form.action.startsWith('/review/interviews/'))
        said.push(await visitor.post(form.action, form.defaults));
  }
  const record = { id: 'r', state: 'pending', attempts: 0, createdAt: store.now().toISOString() } as never;
  for (const mail of ['interview-appointment', 'interview-sheet'] as const)
    said.push(
      await prepareMail(dispatchOn(store), record, {
        ...{ kind: 'mail-interviewer', mail, applicationId: part.applicationId, seatId: id },
      }),
    );
  return JSON.stringify(said);
}

/** Where every blind answer is one that somebody picks, there is no word to plant. */
const onlyChoices = (program: Program) =>
  program.pages
    .flatMap(({ fields }) => fields)
    .filter(({ blind }) => blind)
    .every(({ type }) => !['text', 'address', 'person', 'group', 'list'].includes(type));

const fullReview = (program: Program) => {
  const ids = program.scoring.criteria.map((criterion) => criterion.id);
  return {
    scores: Object.fromEntries(ids.map((one) => [one, 3])),
    comments: Object.fromEntries(ids.map((one) => [one, 'Why.'])),
  };
};
