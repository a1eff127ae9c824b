// The way in for `npm start`: JavaScript, so that a Node too old to read TypeScript gets to say so.
if (process.version.startsWith('v24.')) {
  await import('./main.ts');
} else {
  console.error(
    `Node 24 is needed, this is ${process.version}. Run \`npm ci\` and start with \`npm start\`, which uses the Node that came with it.`,
  );
  process.exitCode = 1;
}
