/** The header that brings the virtual clock's lead over the machine's, in milliseconds, with every invocation. */
export const clockOffsetHeader = 'anchor-clock-offset';

/** The service's limit for a synchronous request or response, in bytes. */
export const payloadLimit = 6 * 1024 * 1024;
