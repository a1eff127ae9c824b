/** Everything here needs the Node that package.json names; an older one on the path would fail in odd places. */
export default function setup(): void {
  const [major = '0'] = process.versions.node.split('.');
  if (major !== '24')
    throw new Error(
      `These tests run on Node 24, not ${process.version}. Run them with "npm test", which uses the Node that "npm ci" installed.`,
    );
}
