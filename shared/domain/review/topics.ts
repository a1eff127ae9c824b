import { locate } from '../program/paths.ts';
import type { Program } from '../program/schema.ts';
import type { LocalizedText } from '../text.ts';

/** What a reviewer may name as a topic of theirs: an option of a question that the program's plan names. */
export interface Topic {
  readonly value: string;
  readonly label: LocalizedText;
}

type ProgramOf = Pick<Program, 'pages' | 'analystFields' | 'review'>;

/** A program's topics in the order of its questions, each value once. */
export function topicsOf(program: ProgramOf): readonly Topic[] {
  const all = (program.review.suitability.topics?.fields ?? []).flatMap((path) => {
    const field = locate(program, path)?.field;
    return field && 'options' in field
      ? field.options.map(({ value, label }) => ({ value: String(value), label }))
      : [];
  });
  return [...new Map(all.map((topic) => [topic.value, topic])).values()];
}
