import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

/** Signs the address of a released file. */
export type Fetcher = (file: {
  readonly key: string;
  /** The name it is saved under: tells nothing of its sender. */
  readonly fileName: string;
  readonly mediaType: string;
}) => Promise<string>;

/** Seconds that an address works: it is followed at once. */
const seconds = 60;

/** Addresses that save a file and never show it: no page of ours runs what somebody sent. */
export const fetcher =
  (s3: S3Client, bucket: string): Fetcher =>
  ({ key, fileName, mediaType }) =>
    getSignedUrl(
      s3,
      new GetObjectCommand({
        Bucket: bucket,
        Key: key,
        ResponseContentDisposition: attachment(fileName),
        ResponseContentType: mediaType,
        ResponseCacheControl: 'private, no-store',
      }),
      { expiresIn: seconds },
    );

/** RFC 6266: letters beyond ASCII in the form that says their encoding. */
function attachment(fileName: string): string {
  const plain = fileName.normalize('NFD').replace(/[^A-Za-z0-9 ._-]/g, '');
  const exact = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
