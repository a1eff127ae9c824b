/** What an operation answers with; a body is XML unless its headers say otherwise. */
export interface S3Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}
