import { stringify } from 'yaml';
import { hashOf } from '../domain/hash.ts';
import { documentHash } from '../domain/program/document.ts';
import { field } from '../domain/program/fields.ts';
import { lintProgram } from '../domain/program/lint/lint.ts';
import { type Program, programDocument } from '../domain/program/schema.ts';
import { type References, resolveReferences } from './resolve-references.ts';
import { DocumentError, parseYamlDocument, type YamlDocument } from './yaml-text.ts';

/**
 * A program from its YAML, after every publishing check. Throws a DocumentError that lists all that is wrong, each with line,
 * place and what to do.
 */
export function programOfYaml(yaml: YamlDocument, references: References): Program {
  const program = parseYamlDocument(yaml, programDocument, ({ name, value, problem }) =>
    resolveReferences(value, references, problem, name),
  );
  const problems = lintProgram(program).map(({ path, problem, fix }) =>
    yaml.problem(path, `${problem}. ${fix}.`),
  );
  if (problems.length > 0) throw new DocumentError(yaml.name, problems);
  return program;
}

/** A published program as YAML that reads as the same document, without what goes without saying. */
export function yamlOfProgram(program: Program): string {
  const short = brief(program);
  const parsed = programDocument.safeParse(short);
  const same = parsed.success && documentHash(parsed.data) === documentHash(program);
  return stringify(same ? short : program, { lineWidth: 110 });
}

/** Keys that a question cannot do without. */
const needed = ['type', 'id', 'label', 'options', 'fields', 'pick', 'itemLabel'];

/** The document without what its questions say unless told otherwise. */
function brief(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(brief);
  if (typeof value !== 'object' || value === null) return value;
  const whole = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, brief(one)]));
  if (!('type' in whole && 'label' in whole)) return whole;
  const least = (key: string) => needed.includes(key) || (key === 'max' && whole['type'] === 'list');
  const told = field.safeParse(Object.fromEntries(Object.entries(whole).filter(([key]) => least(key))));
  if (!told.success) return whole;
  const unless = new Map<string, unknown>(Object.entries(told.data));
  return Object.fromEntries(
    Object.entries(whole).filter(
      ([key, one]) => least(key) || !unless.has(key) || hashOf(one) !== hashOf(unless.get(key)),
    ),
  );
}
