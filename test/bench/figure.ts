/** One measured thing. */
export interface Figure {
  readonly what: string;
  readonly figure: string;
  /** What it is held against; nothing where it is only told. */
  readonly limit?: string;
  readonly holds?: boolean;
}
