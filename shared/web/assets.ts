import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The stylesheet, scripts and images that pages link to. */
export interface Assets {
  /** The address of an asset that is in the manifest; nothing for one that is not. */
  href(name: string): string | undefined;
  /** Answers a request for `/assets/<file>`; nothing when there is no such file. */
  serve(file: string, acceptEncoding?: string): AssetAnswer | undefined;
}

/** An answer in the shape of API Gateway's. */
export interface AssetAnswer {
  readonly statusCode: 200;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
};
const compressible = new Set(['.css', '.js', '.svg', '.webmanifest']);

/** Reads a folder with a `manifest.json` (name to hash) when it is first asked for something, and keeps what it served. */
export function openAssets(folder: string): Assets {
  let manifest: Readonly<Record<string, string>> | undefined;
  const contents = new Map<string, Buffer>();
  const hashes = (): Readonly<Record<string, string>> => {
    const file = join(folder, 'manifest.json');
    manifest ??= existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
    return manifest;
  };
  const content = (name: string, compressed: boolean): Buffer => {
    const key = `${name} ${compressed}`;
    let bytes = contents.get(key);
    if (bytes === undefined) {
      const plain = readFileSync(join(folder, name));
      bytes = compressed ? gzipSync(plain, { level: 9 }) : plain;
      contents.set(key, bytes);
    }
    return bytes;
  };
  return {
    href(name) {
      const hash = Object.hasOwn(hashes(), name) ? hashes()[name] : undefined;
      if (hash === undefined) return undefined;
      const extension = extname(name);
      return `/assets/${name.slice(0, -extension.length)}.${hash}${extension}`;
    },
    serve(file, acceptEncoding = '') {
      const parts = /^([\w-]+)\.([0-9a-f]{10})(\.\w+)$/.exec(file);
      const name = `${parts?.[1]}${parts?.[3]}`;
      if (parts === null || !Object.hasOwn(hashes(), name)) return undefined;
      const extension = extname(name);
      const compressed = compressible.has(extension) && /\bgzip\b/.test(acceptEncoding);
      return {
        statusCode: 200,
        headers: {
          'content-type': types[extension] ?? 'application/octet-stream',
          // A page of the version before may ask for a hash that is gone: it gets today's file, but may not keep it.
          'cache-control': hashes()[name] === parts[2] ? 'public, max-age=31536000, immutable' : 'no-cache',
          vary: 'accept-encoding',
          ...(compressed ? { 'content-encoding': 'gzip' } : {}),
        },
        body: content(name, compressed).toString('base64'),
        isBase64Encoded: true,
      };
    },
  };
}

let deployed: Assets | undefined;

/** The assets beside the function's own code. */
export function deployedAssets(): Assets {
  deployed ??= openAssets(join(process.env['LAMBDA_TASK_ROOT'] ?? process.cwd(), 'assets'));
  return deployed;
}
