import { appendFileSync } from 'node:fs';
import { openMail } from '../../../../infra/local/ses/index.ts';
import { serveMail } from './ses-server.ts';

/** Run as a process that will be killed: its first event is taken, the next one never ends. */
const [, , file = '', taken = ''] = process.argv;
let first = true;
const mail = openMail({
  file,
  clock: { now: () => Date.now() },
  identities: ['awards.example'],
  configurationSets: [{ name: 'notices', events: ['send', 'delivery'] }],
  async publish(event) {
    if (!first) await new Promise(() => {});
    first = false;
    appendFileSync(taken, `${event['detail-type']}\n`);
  },
});
const { endpoint } = await serveMail(mail);
process.stdout.write(`${endpoint}\n`);
