import { openObjects } from '../../../../infra/local/s3/index.ts';
import { serveObjects } from './s3-server.ts';

/** Run as a process that will be killed while it is written to. */
const [, , folder = ''] = process.argv;
const objects = openObjects({
  folder,
  clock: { now: () => Date.now() },
  buckets: [{ name: 'uploads' }],
  publish: () => undefined,
});
const { origin } = await serveObjects(objects);
process.stdout.write(`${origin}\n`);
