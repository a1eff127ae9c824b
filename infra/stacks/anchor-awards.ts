import { CfnOutput, DefaultStackSynthesizer, type IStackSynthesizer, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Alarms } from '../constructs/alarms.ts';
import type { Bundles } from '../constructs/bundles.ts';
import { deadLetters } from '../constructs/dead-letters.ts';
import { Functions } from '../constructs/functions.ts';
import { Mail } from '../constructs/mail.ts';
import { Managers } from '../constructs/managers.ts';
import { Outbox } from '../constructs/outbox.ts';
import { Records } from '../constructs/records.ts';
import { routes } from '../constructs/routes.ts';
import { Uploads } from '../constructs/uploads.ts';
import { Website } from '../constructs/website.ts';
import { Workflow } from '../constructs/workflow.ts';

export interface AnchorAwardsProps {
  readonly bundles: Bundles;
}

/** Everything that is deployed, in the order in which the parts need each other. */
export class AnchorAwards extends Stack {
  constructor(scope: Construct, id: string, { bundles }: AnchorAwardsProps) {
    super(scope, id, {
      description: 'Anchor Awards: from application to award',
      // The deploying CLI checks the bootstrap version itself; the template needs no rule and parameter for it.
      synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }) as IStackSynthesizer,
    });

    const alarms = new Alarms(this, 'Alarms');
    const records = new Records(this, 'Records');
    const website = new Website(this, 'Website');
    const managers = new Managers(this, 'Managers', { siteUrl: website.url });
    const mail = new Mail(this, 'Mail');
    const uploads = new Uploads(this, 'Uploads', { origin: website.url });

    const functions = new Functions(this, 'Functions', {
      bundles,
      records,
      siteUrl: website.url,
      managers,
      uploads,
      alarms,
    });
    const workflow = new Workflow(this, 'Workflow', { functions, alarms });
    const dispatch = functions.dispatch(workflow, mail);

    for (const name of ['intake', 'review', 'award', 'manage'] as const) {
      website.route(name, functions[name], routes[name]);
    }
    new Outbox(this, 'Outbox', { dispatch, table: records.stream, alarms });
    mail.reportTo(dispatch, deadLetters(this, 'MailReportDeadLetters', alarms));
    uploads.reportTo(dispatch, deadLetters(this, 'UploadReportDeadLetters', alarms));

    new CfnOutput(this, 'SiteUrl', { value: website.url });
    new CfnOutput(this, 'AlarmTopic', { value: alarms.topic.topicArn });
  }
}
