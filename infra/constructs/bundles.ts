import { existsSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';
import { buildAssets } from './assets.ts';
import { copyFonts } from './fonts.ts';

const { resolve: packaged } = createRequire(import.meta.url);
/** The forms of packages that read a file beside them: as CommonJS, whose address is that of the bundle. */
const pdfkitForBundles = packaged('pdfkit');
const solverForBundles = packaged('highs');

/** One function per folder of `functions/`. */
const functionNames = ['intake', 'eligibility', 'review', 'award', 'manage', 'dispatch'] as const;
export type FunctionName = (typeof functionNames)[number];

/** The functions that answer with pages and so carry the built stylesheet, scripts and images. */
const pageFunctions: readonly FunctionName[] = ['intake', 'review', 'award', 'manage'];

/** The functions that draw letters and so carry their fonts. */
const letterFunctions: readonly FunctionName[] = ['award', 'manage'];

/** The functions that award rounds, or try that out, and so carry the solver. */
const solverFunctions: readonly FunctionName[] = ['award', 'manage'];

/** Where each function's bundle is, ready to be an asset. */
export type Bundles = Readonly<Record<FunctionName, string>>;

/**
 * Bundles all functions in one pass: minified CommonJS (an ES module costs 40 ms more at each cold start) with the
 * AWS SDK inside, so that the same commit gives the same bytes whatever the runtime ships. Needs no container and
 * no network. Throws when a folder has no handler.
 */
export async function buildBundles(repository: string, outFolder: string): Promise<Bundles> {
  const folders = functionNames.map((name) => [name, join(outFolder, name)] as const);
  const assets = join(outFolder, 'assets');
  const bundled = bundle(repository, functionNames, outFolder);
  await Promise.all([bundled, buildAssets(assets)]);
  await Promise.all(letterFunctions.map((name) => copyFonts(join(outFolder, name, 'fonts'))));
  await Promise.all(solverFunctions.map((name) => copySolver(join(outFolder, name))));
  await Promise.all(
    pageFunctions.map((name) => cp(assets, join(outFolder, name, 'assets'), { recursive: true })),
  );
  return Object.fromEntries(folders) as Bundles;
}

/** The solver's machine code, where its other half looks for it, with its licence. */
async function copySolver(folder: string): Promise<void> {
  const build = dirname(solverForBundles);
  await Promise.all([
    cp(join(build, 'highs.wasm'), join(folder, 'highs.wasm')),
    cp(join(build, '..', 'LICENSE'), join(folder, 'LICENSE.highs')),
  ]);
}

/** Bundles `functions/<name>/handler.ts` of the repository into `<outFolder>/<name>/index.js`. */
export async function bundle(repository: string, names: readonly string[], outFolder: string): Promise<void> {
  const missing = names
    .map((name) => `functions/${name}/handler.ts`)
    .filter((file) => !existsSync(join(repository, file)));
  if (missing.length > 0) {
    throw new Error(
      `Cannot bundle: ${missing.join(', ')} not found. Each function exports \`handler\` from that file.`,
    );
  }
  // Source maps name their sources relative to the output, so the output is a fixed, virtual folder: the bytes then
  // do not depend on where a synth puts its files.
  const virtual = join(repository, 'bundle');
  const { outputFiles } = await build({
    absWorkingDir: repository,
    entryPoints: names.map((name) => ({ in: `functions/${name}/handler.ts`, out: `${name}/index` })),
    outdir: virtual,
    write: false,
    bundle: true,
    minify: true,
    keepNames: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    // Packages that ship both forms are read as ES modules, which can be shaken.
    mainFields: ['module', 'main'],
    // The form of pdfkit that needs no address of its own module, without the standard fonts: letters embed theirs.
    alias: { pdfkit: pdfkitForBundles, highs: solverForBundles },
    external: ['#standard-fonts/*'],
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'silent',
  });
  await Promise.all(names.map((name) => mkdir(join(outFolder, name), { recursive: true })));
  await Promise.all([
    ...outputFiles.map((file) => writeFile(join(outFolder, relative(virtual, file.path)), file.contents)),
    ...names.map((name) => writeFile(join(outFolder, name, 'package.json'), '{"type":"commonjs"}\n')),
  ]);
}
