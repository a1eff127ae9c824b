import type { FunctionName } from './bundles.ts';

/**
 * Which function answers which path. Every route takes any method, since a GET route of an HTTP API does not serve
 * HEAD: the functions answer HEAD and 405 themselves. The most specific path wins.
 */
export const routes = {
  intake: [
    '/',
    '/programs/{proxy+}',
    '/apply/{proxy+}',
    '/applications/{proxy+}',
    '/match',
    '/return',
    '/invited/{proxy+}',
    '/receipts',
    '/assets/{proxy+}',
    '/api/programs',
    '/api/programs/{proxy+}',
    '/api/match',
    '/api/applications',
    '/api/receipts/verify',
    '/openapi.json',
    // Everything else, so that an unknown address gets our own page.
    '$default',
  ],
  review: ['/review', '/review/{proxy+}'],
  award: [
    '/applications/{applicationId}/offer',
    '/applications/{applicationId}/offer/{proxy+}',
    '/applications/{applicationId}/letter.pdf',
    '/verify',
    '/verify/{proxy+}',
  ],
  manage: ['/manage', '/manage/{proxy+}', '/api/manage/{proxy+}'],
} as const satisfies Partial<Record<FunctionName, readonly string[]>>;
