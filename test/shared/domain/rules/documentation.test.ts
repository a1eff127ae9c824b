import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type * as z from 'zod';
import { rule } from '../../../../shared/domain/program/rule.ts';
import { condition, fact, operatorNames } from '../../../../shared/domain/rules/language.ts';

const page = readFileSync(join(import.meta.dirname, '../../../../docs/rules.md'), 'utf8');
const schemas: Record<string, z.ZodType> = { rule, condition };
const examples = [...page.matchAll(/```yaml (\w+)\n([\s\S]*?)```/g)].map(([, kind = '', text = '']) => ({
  kind,
  text,
}));

describe('The page on the rule language', () => {
  it.each(examples)('shows a $kind that is one', ({ kind, text }) => {
    expect(schemas[kind]?.safeParse(parse(text, { schema: 'core' })).error).toBeUndefined();
  });

  it('has examples, every operator and every fact', () => {
    expect(examples.length).toBeGreaterThan(3);
    for (const name of operatorNames) expect(page).toContain(`\`${name}\``);
    for (const { shape } of fact.options) expect(page).toContain(`\`${shape.name.value}\``);
  });
});
