import * as z from 'zod';
import {
  type FileSeen,
  fileArrived,
  type Reported,
  scanFoundNothing,
  scanRefused,
} from '../../shared/cases/documents/take-report.ts';
import { note } from '../../shared/http/log.ts';
import { documentOfKey } from '../../shared/store/documents.ts';
import type { Dispatch } from './dispatch.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html */
const arrival = z.object({
  source: z.literal('aws.s3'),
  'detail-type': z.literal('Object Created'),
  detail: z.object({
    bucket: z.object({ name: z.string() }),
    object: z.object({ key: z.string(), size: z.int(), 'version-id': z.string() }),
  }),
});
/** https://docs.aws.amazon.com/guardduty/latest/ug/monitor-with-eventbridge-s3-malware-protection.html */
const scanResult = z.object({
  source: z.literal('aws.guardduty'),
  'detail-type': z.literal('GuardDuty Malware Protection Object Scan Result'),
  detail: z.object({
    s3ObjectDetails: z.object({ bucketName: z.string(), objectKey: z.string(), versionId: z.string() }),
    scanResultDetails: z.object({ scanResultStatus: z.string() }),
  }),
});
/** What the store of files and its scanner report, as EventBridge brings it. */
export const fileReport = z.discriminatedUnion('source', [arrival, scanResult]);
type FileReport = z.infer<typeof fileReport>;

/** Takes a report about a file of the quarantine; one of any other place, or about a file nobody waits for, changes nothing. */
export async function takeFileReport({ store, buckets }: Dispatch, report: FileReport): Promise<void> {
  const { bucket, seen, status } = read(report);
  if (bucket !== buckets.quarantine) return;
  const reported = await take(seen, status);
  note('info', 'fileReport', {
    document: documentOfKey(seen.key)?.documentId ?? 'unknown',
    status,
    outcome: reported.kind,
  });

  function take(file: FileSeen, scan: string): Promise<Reported> {
    switch (scan) {
      case 'ARRIVED':
        return fileArrived(store, file);
      case 'NO_THREATS_FOUND':
        return scanFoundNothing(store, file);
      case 'THREATS_FOUND':
        return scanRefused(store, file, 'malware');
      // Not supported, no access, failed, and whatever the scanner learns to say: it was not checked.
      default:
        return scanRefused(store, file, 'not-checked');
    }
  }
}

function read(report: FileReport): { bucket: string; seen: FileSeen; status: string } {
  if (report.source === 'aws.s3') {
    const { bucket, object } = report.detail;
    return {
      bucket: bucket.name,
      seen: { key: object.key, version: object['version-id'], bytes: object.size },
      status: 'ARRIVED',
    };
  }
  const { s3ObjectDetails, scanResultDetails } = report.detail;
  return {
    bucket: s3ObjectDetails.bucketName,
    seen: { key: s3ObjectDetails.objectKey, version: s3ObjectDetails.versionId },
    status: scanResultDetails.scanResultStatus,
  };
}
