import { CfnParameter, Stack } from 'aws-cdk-lib';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { AnchorFunction } from './anchor-function.ts';

/**
 * What becomes of a mail, as SES asks for it and as EventBridge names it (Amazon EventBridge reference, "Amazon
 * Simple Email Service events"). Opens and clicks are left out: scanners make them, and people are not watched.
 */
const mailEvents = [
  [EmailSendingEvent.SEND, 'Email Sent'],
  [EmailSendingEvent.DELIVERY, 'Email Delivered'],
  [EmailSendingEvent.BOUNCE, 'Email Bounced'],
  [EmailSendingEvent.COMPLAINT, 'Email Complaint Received'],
  [EmailSendingEvent.REJECT, 'Email Rejected'],
  [EmailSendingEvent.RENDERING_FAILURE, 'Email Rendering Failed'],
  [EmailSendingEvent.DELIVERY_DELAY, 'Email Delivery Delayed'],
] as const;

/** The identity that mail is sent from, and the configuration set that reports what became of it. */
export class Mail extends Construct {
  readonly from: string;
  readonly configurationSet: ConfigurationSet;
  /** Whom this system may write to. */
  readonly recipients: string;
  readonly #identity: EmailIdentity;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const domain = new CfnParameter(Stack.of(this), 'MailDomain', {
      default: 'example.org',
      description:
        'The domain that mail is sent from, as awards@<domain>. Its DKIM records must be published.',
      allowedPattern: '[a-z0-9-]+(\\.[a-z0-9-]+)+',
    }).valueAsString;
    // Nobody unless it is said: a system that somebody only tries out cannot tell a real person that they won.
    this.recipients = new CfnParameter(Stack.of(this), 'MailRecipients', {
      default: 'nobody@example.org',
      description:
        'Whom mail may go to: "everybody" in production; else addresses and @domains, with commas between them.',
      allowedPattern: 'everybody|[^,@\\s]*@[^,@\\s]+(,\\s*[^,@\\s]*@[^,@\\s]+)*',
    }).valueAsString;
    this.from = `awards@${domain}`;
    this.configurationSet = new ConfigurationSet(this, 'Sending', {
      reputationMetrics: true,
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    this.#identity = new EmailIdentity(this, 'Domain', {
      identity: Identity.domain(domain),
      configurationSet: this.configurationSet,
    });
    this.configurationSet.addEventDestination('Events', {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'Bus', 'default')),
      events: mailEvents.map(([event]) => event),
    });
  }

  /** Lets a function send, from this identity and under this configuration set only. */
  letSend(fn: AnchorFunction): void {
    const set = Stack.of(this).formatArn({
      service: 'ses',
      resource: 'configuration-set',
      resourceName: this.configurationSet.configurationSetName,
    });
    fn.allow(['ses:SendEmail'], [this.#identity.emailIdentityArn, set]);
  }

  /** Reports what became of each mail to a function. */
  reportTo(fn: AnchorFunction, deadLetterQueue: Queue): void {
    new Rule(this, 'Reports', {
      description: 'What became of the mails that were sent',
      eventPattern: {
        source: ['aws.ses'],
        detailType: mailEvents.map(([, detailType]) => detailType),
        detail: { mail: { tags: { 'ses:configuration-set': [this.configurationSet.configurationSetName] } } },
      },
      targets: [new LambdaFunction(fn, { deadLetterQueue })],
    });
  }
}
