import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type * as z from 'zod';
import { parseYamlDocument, readYamlText, type YamlDocument } from './yaml-text.ts';

/** Reads a YAML file, keeping where each value stands. Throws a DocumentError where it is not YAML or a key is there twice. */
export const readYaml = (file: string): YamlDocument =>
  readYamlText(basename(file), readFileSync(file, 'utf8'));

/** Parses a YAML file with a schema; every problem at once, as a DocumentError. */
export const parseYaml = <S extends z.ZodType>(file: string, schema: S): z.output<S> =>
  parseYamlDocument(readYaml(file), schema);
