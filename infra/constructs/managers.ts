import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnUserPoolGroup,
  Mfa,
  OAuthScope,
  UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/** The people who run programs: invited, never self-registered, with a second factor, in one of two groups. */
export class Managers extends Construct {
  /** The issuer as tokens name it, with https. */
  readonly issuer: string;
  readonly client: UserPoolClient;

  constructor(scope: Construct, id: string, props: { readonly siteUrl: string }) {
    super(scope, id);
    const pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      standardAttributes: {
        email: { required: true, mutable: true },
        fullname: { required: true, mutable: true },
      },
      // Two of these people release money: a password alone is not enough. A text message can be diverted.
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 14,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    pool.addDomain('SignIn', { cognitoDomain: { domainPrefix: `anchor-awards-${Aws.ACCOUNT_ID}` } });
    this.group(pool, 'managers', 'Run programs: decide, allocate, approve releases.');
    this.group(pool, 'viewers', 'See everything a manager sees and change nothing.');
    this.issuer = pool.userPoolProviderUrl;
    this.client = pool.addClient('Site', {
      // Public: the code is exchanged with PKCE, so there is no secret to keep.
      generateSecret: false,
      authFlows: {},
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [`${props.siteUrl}/manage/signed-in`],
        logoutUrls: [`${props.siteUrl}/manage`],
      },
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.hours(12),
    });
    acknowledge(
      pool,
      'AwsSolutions-COG8',
      'The Plus plan adds threat protection; a required second factor already covers a leaked password.',
    );
  }

  private group(pool: UserPool, groupName: string, description: string): void {
    new CfnUserPoolGroup(this, groupName === 'managers' ? 'ManagersGroup' : 'ViewersGroup', {
      userPoolId: pool.userPoolId,
      groupName,
      description,
    });
  }
}
