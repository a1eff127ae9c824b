import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** Answers that there is nothing here: `eligibility` serves no address and takes no task. */
export async function handler(): Promise<APIGatewayProxyStructuredResultV2> {
  return {
    statusCode: 404,
    headers: { 'content-type': 'application/problem+json' },
    body: JSON.stringify({ type: 'about:blank', title: 'Not found', status: 404 }),
  };
}
