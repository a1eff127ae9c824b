import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundle } from '../../../infra/constructs/bundles.ts';
import { copyFonts } from '../../../infra/constructs/fonts.ts';
import { letterPdf } from '../../../shared/letters/letter-pdf.ts';
import { issued } from '../../shared/letters/letters.ts';
import { fonts } from '../../support/fonts.ts';
import { readPdf } from '../../support/read-pdf.ts';

/** Below node_modules, so that the fixture's handlers find the real packages. */
const cache = fileURLToPath(new URL('../../../node_modules/.cache/anchor-awards/', import.meta.url));

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url));

const handlers = {
  small: `import * as z from 'zod';
    class NameKept extends Error {}
    export const handler = async (event: unknown): Promise<string> =>
      z.object({ a: z.string() }).parse(event).a + NameKept.name;`,
  large: `import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
    import { SFNClient } from '@aws-sdk/client-sfn';
    import { SESv2Client } from '@aws-sdk/client-sesv2';
    import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
    import { Logger } from '@aws-lambda-powertools/logger';
    import middy from '@middy/core';
    const clients = [SFNClient, SESv2Client].map((Client) => new Client({ region: 'eu-west-1' }));
    const table = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-west-1' }));
    export const handler = middy().handler(async () => [...clients, table, new Logger()].length);`,
  letters: `import { deployedFonts } from '${shared}letters/fonts.ts';
    import { printLetter } from '${shared}letters/print.ts';
    export const handler = async (letter) => await printLetter(letter, deployedFonts());`,
};

let repository: string;
beforeAll(async () => {
  await mkdir(cache, { recursive: true });
  repository = await mkdtemp(join(cache, 'staging-'));
  for (const [name, code] of Object.entries(handlers)) {
    await mkdir(join(repository, 'functions', name), { recursive: true });
    await writeFile(join(repository, 'functions', name, 'handler.ts'), code);
  }
});
afterAll(() => rm(repository, { recursive: true, force: true }));

it('makes CommonJS that runs, with error names kept', async () => {
  await bundle(repository, ['small'], join(repository, 'out'));
  const { handler } = createRequire(import.meta.url)(join(repository, 'out/small/index.js'));
  await expect(handler({ a: 'x' })).resolves.toBe('xNameKept');
});

it('carries the AWS SDK and the middleware inside: it runs where there are no packages', async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), 'anchor-awards-alone-'));
  try {
    await bundle(repository, ['large'], elsewhere);
    const { handler } = createRequire(import.meta.url)(join(elsewhere, 'large/index.js'));
    await expect(handler({}, {})).resolves.toBe(4);
  } finally {
    await rm(elsewhere, { recursive: true, force: true });
  }
});

it('draws a letter where there are no packages, with the fonts beside the code', async () => {
  const alone = await mkdtemp(join(tmpdir(), 'anchor-awards-letters-'));
  const root = process.env['LAMBDA_TASK_ROOT'];
  try {
    await bundle(repository, ['letters'], alone);
    await copyFonts(join(alone, 'letters/fonts'));
    process.env['LAMBDA_TASK_ROOT'] = join(alone, 'letters');
    const { handler } = createRequire(import.meta.url)(join(alone, 'letters/index.js'));
    const drawn = await handler(issued('scholarship', 'es', 'award', { recipient: 'Łucja Nguyễn' }));
    const pdf = await readPdf(drawn);
    expect(pdf.pages[0]?.text).toContain('A la atención de Łucja Nguyễn:');
    expect(
      drawn.equals(
        await letterPdf(issued('scholarship', 'es', 'award', { recipient: 'Łucja Nguyễn' }), fonts),
      ),
    ).toBe(true);
  } finally {
    if (root === undefined) delete process.env['LAMBDA_TASK_ROOT'];
    else process.env['LAMBDA_TASK_ROOT'] = root;
    await rm(alone, { recursive: true, force: true });
  }
});

it('makes the same bytes wherever it puts them', async () => {
  await bundle(repository, ['small', 'large'], join(repository, 'first'));
  await bundle(repository, ['large', 'small'], join(repository, 'elsewhere/second'));
  for (const file of ['small/index.js', 'small/index.js.map', 'large/index.js', 'large/index.js.map']) {
    const [first, second] = await Promise.all(
      ['first', 'elsewhere/second'].map((out) => readFile(join(repository, out, file), 'utf8')),
    );
    expect(second === first, file).toBe(true);
  }
});

it('names the handlers that are missing', async () => {
  await expect(bundle(repository, ['small', 'forgotten', 'lost'], join(repository, 'out'))).rejects.toThrow(
    'functions/forgotten/handler.ts, functions/lost/handler.ts not found',
  );
});
