import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { AnchorFunction } from './anchor-function.ts';
import { vendedLogs } from './logs.ts';

/**
 * One line per request. The route's pattern stands for the path, because a path can hold the id of a mailed link;
 * no query string, no cookie, no address of the caller.
 */
const accessLog = {
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  route: '$context.routeKey',
  method: '$context.httpMethod',
  status: '$context.status',
  bytes: '$context.responseLength',
  latency: '$context.responseLatency',
  integrationStatus: '$context.integration.status',
  integrationLatency: '$context.integration.latency',
  error: '$context.error.message',
};

/** The HTTP API in front of every page and of the JSON API. */
export class Website extends Construct {
  /** Where the site answers, without a slash at the end. */
  readonly url: string;
  readonly #api: HttpApi;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.#api = new HttpApi(this, 'Api', { apiName: 'anchor-awards', createDefaultStage: false });
    this.url = this.#api.apiEndpoint;
    new HttpStage(this, 'Stage', {
      httpApi: this.#api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 200, burstLimit: 400 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(vendedLogs(this, 'AccessLogs', 'http')),
        format: AccessLogFormat.custom(JSON.stringify(accessLog)),
      },
    });
    acknowledge(
      this,
      'AwsSolutions-APIG4',
      'The site is public; reviewers, applicants and managers are told apart by the functions, which check every session and token.',
    );
  }

  /** Sends every method of these paths to a function. */
  route(name: string, fn: AnchorFunction, paths: readonly string[]): void {
    // One permission for the whole API: one per route would fill the function's policy.
    const integration = new HttpLambdaIntegration(name, fn, { scopePermissionToRoute: false });
    for (const path of paths) {
      const routeKey = path === '$default' ? HttpRouteKey.DEFAULT : HttpRouteKey.with(path, HttpMethod.ANY);
      new HttpRoute(this, `${name} ${path.replaceAll('/', '_')}`, {
        httpApi: this.#api,
        routeKey,
        integration,
      });
    }
  }
}
