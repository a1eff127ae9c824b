import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { fontFiles } from '../../../shared/letters/fonts.ts';
import { synthesised } from '../../support/synth.ts';
import { functionName, type Properties, readTemplate, resourcesOf } from '../template.ts';

const assetsOf = new Map<string, string>();
beforeAll(async () => {
  const folder = await synthesised();
  const template = await readTemplate();
  for (const [id, properties] of resourcesOf(template, 'AWS::Lambda::Function')) {
    const key = String((properties['Code'] as Properties)['S3Key']).replace('.zip', '');
    assetsOf.set(functionName(template, id), join(folder, `asset.${key}`, 'assets'));
  }
});

it.each(['intake', 'review', 'award', 'manage'])(
  'gives %s the names that its pages link to',
  async (name) => {
    const assets = assetsOf.get(name) ?? '';
    const manifest = JSON.parse(await readFile(join(assets, 'manifest.json'), 'utf8')) as Record<
      string,
      string
    >;
    const files = (await readdir(assets)).filter((file) => file !== 'manifest.json');
    expect(Object.keys(manifest)).toEqual(files.sort());
    expect(files).toContain('app.css');
    for (const file of files) {
      const content = await readFile(join(assets, file));
      expect(manifest[file]).toBe(createHash('sha256').update(content).digest('hex').slice(0, 10));
    }
  },
);

it('compiles the stylesheet to one compressed line without comments', async () => {
  const css = await readFile(join(assetsOf.get('intake') ?? '', 'app.css'), 'utf8');
  expect(css.trim().split('\n')).toHaveLength(1);
  expect(css).toContain('.govuk-button');
});

it.each(['award', 'manage'])('gives %s the fonts of letters, with their licence', async (name) => {
  const folder = join(assetsOf.get(name) ?? '', '../fonts');
  expect((await readdir(folder)).sort()).toEqual(['LICENSE', ...Object.values(fontFiles)].sort());
  expect(await readFile(join(folder, 'LICENSE'), 'utf8')).toContain('SIL OPEN FONT LICENSE');
});
