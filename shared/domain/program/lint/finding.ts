/** Something that keeps a program from being published: where in the document, what is wrong, what to do. */
export type Finding = {
  readonly path: readonly (string | number)[];
  readonly problem: string;
  readonly fix: string;
};

export type Path = readonly (string | number)[];

export const finding = (path: Path, problem: string, fix: string): Finding => ({ path, problem, fix });

/** A finding for each value that was already there. */
export function duplicates(
  values: readonly { value: string; path: Path }[],
  what: string,
): readonly Finding[] {
  const seen = new Set<string>();
  return values.flatMap(({ value, path }) => {
    if (!seen.has(value)) {
      seen.add(value);
      return [];
    }
    return [finding(path, `${what} "${value}" is there twice`, 'Give each its own')];
  });
}
