/** The table's keys and indexes, shared by the template that creates it and the code that reads it. Access patterns: docs/table.md. */
export const tableSchema = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Items the table may forget by itself (sessions, codes). Readers still check it: deletion is late at best. */
  timeToLive: 'expiresAt',
  indexes: {
    /** Applications by program and status, sharded; carries what a list shows. */
    byStatus: {
      name: 'by-status',
      partitionKey: 'statusPk',
      sortKey: 'statusSk',
      project: [
        'applicationId',
        'reference',
        'programId',
        'roundId',
        'status',
        'submittedAt',
        'updatedAt',
        'version',
        'who',
        'score',
        'amount',
      ],
    },
    /** Everything with a "by when": sparse, drained in order of time by the scheduled clock. */
    byClock: { name: 'by-clock', partitionKey: 'clockPk', sortKey: 'clockSk', project: 'ALL' },
    /** A reviewer's tasks; also an award's, a fund's and an owner's lists: one sparse index of lists. */
    byList: { name: 'by-list', partitionKey: 'listPk', sortKey: 'listSk', project: 'ALL' },
    /** Applications by the day of their last audit event, for the daily root. */
    byDay: {
      name: 'by-day',
      partitionKey: 'dayPk',
      sortKey: 'daySk',
      project: ['applicationId', 'auditSeq', 'auditHash'],
    },
  },
} as const;

/** Partitions of who somebody is start with this; the template closes them to everything that decides or shows. */
export const demographicsPrefix = 'DEMOGRAPHICS#';

/** Outbox records start with this; the stream's filter lets only these through to `dispatch`. */
export const outboxPrefix = 'OUTBOX#';
