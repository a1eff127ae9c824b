import type { Block, Letter } from './blocks.ts';

/** A mail as plain text: whole without the HTML beside it. */
export function printText(letter: Letter): string {
  const body = [letter.heading, ...letter.blocks.map(blockText)];
  return `${body.join('\n\n')}\n\n-- \n${letter.footer.join('\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'small':
      return block.text;
    case 'important':
      return `* ${block.text}`;
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'facts':
      return block.rows.map(([label, value]) => `${label}: ${value}`).join('\n');
    case 'button':
      return `${block.label}:\n${block.address}`;
    case 'links':
      return block.items.map(({ label, address }) => `${label}:\n${address}`).join('\n\n');
    case 'exact':
      return `    ${block.text}`;
  }
}
