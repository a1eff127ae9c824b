/** Where a command writes; the exit code is what it answers. */
export interface Output {
  readonly line: (text: string) => void;
  readonly problem: (text: string) => void;
}
