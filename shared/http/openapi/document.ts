import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi';

/** The description of the HTTP API at an address: OpenAPI 3.1, out of the schemas that its routes validate with. */
export function openApiDocument(baseUrl: string, paths: ZodOpenApiPathsObject) {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Anchor Awards',
      version: '1',
      description:
        'Programs, applications and awards. Amounts are US dollars as text with two decimals, instants are ISO 8601 in UTC, every error is application/problem+json.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: baseUrl }],
    tags: [
      { name: 'Programs', description: 'What one can apply to.' },
      { name: 'Applications', description: 'Sending an application and proving that it was received.' },
      { name: 'Managers', description: 'Where everything stands, for signed-in managers and viewers.' },
    ],
    components: {
      securitySchemes: {
        manager: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'The identity token of a signed-in manager or viewer.',
        },
      },
    },
    paths,
  });
}
