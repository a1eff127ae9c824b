/** What a page may load and where its forms may go: its own host only, no inline script or style. */
export const contentSecurityPolicy = policy("'self'");

/** The same for a page that sends files: its scripts and forms may reach the place where files are put as well. */
export const policyWithFiles = (origin: string): string => policy(`'self' ${origin}`);

function policy(reach: string): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' data:",
    "script-src 'self'",
    "font-src 'self'",
    `connect-src ${reach}`,
    `form-action ${reach}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
