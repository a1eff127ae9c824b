import { Duration } from 'aws-cdk-lib';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { environment as awardEnvironment } from '../../functions/award/environment.ts';
import { environment as dispatchEnvironment } from '../../functions/dispatch/environment.ts';
import { environment as eligibilityEnvironment } from '../../functions/eligibility/environment.ts';
import { environment as intakeEnvironment } from '../../functions/intake/environment.ts';
import { environment as manageEnvironment } from '../../functions/manage/environment.ts';
import { environment as reviewEnvironment } from '../../functions/review/environment.ts';
import type { Alarms } from './alarms.ts';
import { AnchorFunction } from './anchor-function.ts';
import type { Bundles, FunctionName } from './bundles.ts';
import { deadLetters } from './dead-letters.ts';
import type { Mail } from './mail.ts';
import type { Managers } from './managers.ts';
import type { Records } from './records.ts';
import type { Uploads } from './uploads.ts';

export interface FunctionsProps {
  readonly bundles: Bundles;
  readonly records: Records;
  readonly siteUrl: string;
  readonly managers: Managers;
  readonly uploads: Uploads;
  readonly alarms: Alarms;
}

/** A page must be there before the HTTP API gives up after 29 seconds. */
const page = { timeout: Duration.seconds(20), memory: 1024 };
const task = { timeout: Duration.seconds(60), memory: 512 };

/** The five functions that read and write the table only; `dispatch` alone reaches outside it. */
export class Functions extends Construct {
  readonly intake: AnchorFunction;
  readonly eligibility: AnchorFunction;
  readonly review: AnchorFunction;
  readonly award: AnchorFunction;
  readonly manage: AnchorFunction;
  readonly #props: FunctionsProps;

  constructor(scope: Construct, id: string, props: FunctionsProps) {
    super(scope, id);
    this.#props = props;
    const { alarms, bundles, managers, records, uploads } = props;
    this.intake = new AnchorFunction(this, 'Intake', {
      description: 'The public side: programs, forms, receipts, status',
      bundle: bundles.intake,
      environment: intakeEnvironment,
      values: {
        ...this.common('intake'),
        QUARANTINE_BUCKET: uploads.quarantine.bucketName,
        CLEAN_BUCKET: uploads.clean.bucketName,
      },
      ...page,
    });
    this.eligibility = new AnchorFunction(this, 'Eligibility', {
      description: 'Screens applications and asks for what is missing',
      bundle: bundles.eligibility,
      environment: eligibilityEnvironment,
      values: this.common('eligibility'),
      ...task,
    });
    this.review = new AnchorFunction(this, 'Review', {
      description: 'Reviewers pages and the panel of an application',
      bundle: bundles.review,
      environment: reviewEnvironment,
      values: { ...this.common('review'), CLEAN_BUCKET: uploads.clean.bucketName },
      ...page,
    });
    this.award = new AnchorFunction(this, 'Award', {
      description: 'Decisions, rounds and offers',
      bundle: bundles.award,
      environment: awardEnvironment,
      values: this.common('award'),
      // Its tasks allocate and release whole rounds; its pages still answer in time.
      timeout: task.timeout,
      memory: page.memory,
    });
    this.manage = new AnchorFunction(this, 'Manage', {
      description: 'Managers pages and API',
      bundle: bundles.manage,
      environment: manageEnvironment,
      values: {
        ...this.common('manage'),
        CLEAN_BUCKET: uploads.clean.bucketName,
        OIDC_ISSUER: managers.issuer,
        OIDC_CLIENT_ID: managers.client.userPoolClientId,
      },
      ...page,
    });
    records.share(this.intake, ['byList']);
    records.share(this.eligibility, []);
    records.share(this.review, ['byStatus', 'byList']);
    records.share(this.award, ['byStatus', 'byList']);
    records.share(this.manage, ['byStatus', 'byList', 'byDay']);
    records.keepDemographicsFrom(this.intake, 'reading');
    for (const fn of [this.eligibility, this.review, this.award, this.manage])
      records.keepDemographicsFrom(fn, 'everything');
    uploads.letSend(this.intake);
    for (const fn of [this.intake, this.review, this.manage]) uploads.letFetch(fn);
    for (const fn of [this.intake, this.eligibility, this.review, this.award, this.manage])
      alarms.onFunction(fn);
  }

  /** The function that carries out the outbox: made last, since it starts the machines that call the others. */
  dispatch(
    machines: { application: StateMachine; round: StateMachine; award: StateMachine },
    mail: Mail,
  ): AnchorFunction {
    const { alarms, bundles, records, uploads } = this.#props;
    const dispatch: AnchorFunction = new AnchorFunction(this, 'Dispatch', {
      description: 'Carries out the outbox, the clock, mail reports and checks of files',
      bundle: bundles.dispatch,
      environment: dispatchEnvironment,
      values: {
        ...this.common('dispatch'),
        APPLICATION_MACHINE_ARN: machines.application.stateMachineArn,
        ROUND_MACHINE_ARN: machines.round.stateMachineArn,
        AWARD_MACHINE_ARN: machines.award.stateMachineArn,
        QUARANTINE_BUCKET: uploads.quarantine.bucketName,
        CLEAN_BUCKET: uploads.clean.bucketName,
        MAIL_FROM: mail.from,
        MAIL_CONFIGURATION_SET: mail.configurationSet.configurationSetName,
        MAIL_RECIPIENTS: mail.recipients,
      },
      deadLetterQueue: deadLetters(this, 'EventDeadLetters', alarms),
      timeout: task.timeout,
      // A file is unpacked and written anew in memory. From 1,769 MB on there is a whole processor,
      // which readers for a thousand applications need to be worked out well within the time.
      memory: 1792,
    });
    records.share(dispatch, ['byStatus', 'byClock', 'byList', 'byDay']);
    records.keepDemographicsFrom(dispatch, 'everything');
    dispatch.allow(
      [
        'states:StartExecution',
        'states:SendTaskSuccess',
        'states:SendTaskFailure',
        'states:SendTaskHeartbeat',
      ],
      [machines.application.stateMachineArn, machines.round.stateMachineArn, machines.award.stateMachineArn],
    );
    mail.letSend(dispatch);
    uploads.letRelease(dispatch);
    alarms.onFunction(dispatch);
    alarms.onBooks(dispatch);
    return dispatch;
  }

  private common(name: FunctionName) {
    return {
      TABLE_NAME: this.#props.records.table.tableName,
      BASE_URL: this.#props.siteUrl,
      LOG_LEVEL: 'INFO',
      POWERTOOLS_SERVICE_NAME: name,
    };
  }
}
