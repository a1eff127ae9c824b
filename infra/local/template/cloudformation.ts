import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { TemplateError } from './template-error.ts';

const record = z.record(z.string(), z.unknown());

const resourceSchema = z.object({
  Type: z.string(),
  Properties: record.default({}),
  Condition: z.string().optional(),
});

/** One resource as the template has it, intrinsics unresolved. */
export type Resource = z.output<typeof resourceSchema>;

const templateSchema = z.object({
  Parameters: z.record(z.string(), z.looseObject({ Default: z.unknown().optional() })).default({}),
  Conditions: record.default({}),
  Mappings: z.record(z.string(), z.record(z.string(), record)).default({}),
  Resources: z.record(z.string(), resourceSchema),
});

/** A CloudFormation template as synthesised. */
export type Template = z.output<typeof templateSchema>;

const assetsSchema = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string().optional(), packaging: z.string().optional() }),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
});

function readJson(file: string): unknown {
  if (!existsSync(file))
    throw new TemplateError(`There is no template at ${file}. Run the synth step first.`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Reads `<folder>/<stack>.template.json`. */
export function readTemplate(folder: string, stack: string): Template {
  const file = join(folder, `${stack}.template.json`);
  const parsed = templateSchema.safeParse(readJson(file));
  if (!parsed.success) throw new TemplateError(`${file} is no template: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** The folders of the stack's assets by the object key that `Code.S3Key` names. */
export function readAssets(folder: string, stack: string): ReadonlyMap<string, string> {
  const { files } = assetsSchema.parse(readJson(join(folder, `${stack}.assets.json`)));
  const folders = new Map<string, string>();
  for (const { source, destinations } of Object.values(files))
    for (const { objectKey } of Object.values(destinations))
      if (source.path !== undefined) folders.set(objectKey, join(folder, source.path));
  return folders;
}
