import type { Language } from '../../domain/text.ts';
import { type Html, html, raw } from '../../web/html.ts';
import type { Block, Letter } from './blocks.ts';

const font = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** Colours for light and dark reading, each at least 4.5:1 on its ground. Mail programs without media queries show the light ones. */
const light = {
  ground: '#f3f6f7',
  sheet: '#ffffff',
  ink: '#15272e',
  quiet: '#4a5c63',
  line: '#cfdadd',
  accent: '#0b5a6b',
};
const dark = {
  ground: '#0f1c21',
  sheet: '#17282f',
  ink: '#eef4f5',
  quiet: '#b3c4ca',
  line: '#3a5059',
  accent: '#7fd0e0',
};

const darkStyle = `@media (prefers-color-scheme: dark) {
.ground { background: ${dark.ground} !important }
.sheet { background: ${dark.sheet} !important; color: ${dark.ink} !important; border-color: ${dark.line} !important }
.quiet, .quiet a { color: ${dark.quiet} !important }
.rule, .rule dt, .rule dd { border-color: ${dark.line} !important }
.accent { border-color: ${dark.accent} !important }
.link { color: ${dark.accent} !important }
.button { background: ${dark.accent} !important; color: ${dark.ground} !important }
}`;

/** A mail as HTML: one column, no images, nothing loaded, nothing counted. Every value is escaped. */
export function printHtml(letter: Letter, language: Language): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${letter.subject}</title>
<style>${raw(darkStyle)}</style>
</head>
<body class="ground" style="margin:0;padding:0;background:${light.ground}">
<main class="ground" style="background:${light.ground};padding:16px 8px">
<div class="sheet" style="box-sizing:border-box;max-width:600px;margin:0 auto;padding:24px 20px;background:${light.sheet};color:${light.ink};border:1px solid ${light.line};border-radius:8px;${raw(font)};font-size:17px;line-height:1.5">
<p class="link" style="margin:0 0 16px;font-size:15px;font-weight:700;letter-spacing:.02em;color:${light.accent}">Anchor Awards</p>
<h1 style="margin:0 0 16px;font-size:24px;line-height:1.25;font-weight:700">${letter.heading}</h1>
${letter.blocks.map(blockHtml)}
<div class="quiet rule" style="margin:28px 0 0;padding:16px 0 0;border-top:1px solid ${light.line};color:${light.quiet};font-size:14px">
${letter.footer.map(
  (line) => html`<p style="margin:0 0 6px;overflow-wrap:anywhere">${line}</p>
`,
)}</div>
</div>
</main>
</body>
</html>
`.toString();
}

const monospace = "font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'Liberation Mono',monospace";

function blockHtml(block: Block): Html {
  switch (block.kind) {
    case 'paragraph':
      return html`<p style="margin:0 0 16px;overflow-wrap:anywhere">${block.text}</p>
`;
    case 'important':
      return html`<p class="accent" style="margin:0 0 16px;padding:4px 0 4px 14px;border-left:4px solid ${light.accent};font-weight:600">${block.text}</p>
`;
    case 'list':
      return html`<ul style="margin:0 0 16px;padding:0 0 0 22px">${block.items.map((item) => html`<li style="margin:0 0 6px">${item}</li>`)}</ul>
`;
    case 'facts':
      return html`<dl class="rule" style="margin:0 0 16px;border-top:1px solid ${light.line}">${block.rows.map(factHtml)}</dl>
`;
    case 'button':
      return html`<p style="margin:24px 0 12px"><a class="button" href="${block.address}" style="display:inline-block;padding:12px 20px;background:${light.accent};color:#ffffff;border-radius:6px;font-weight:700;text-decoration:none">${block.label}</a></p>
<p class="quiet" style="margin:0 0 20px;font-size:14px;color:${light.quiet};overflow-wrap:anywhere">${block.copy}<br><a class="link" href="${block.address}" style="color:${light.accent}">${block.address}</a></p>
`;
    case 'links':
      return html`<ul style="margin:0 0 16px;padding:0 0 0 22px">${block.items.map(({ label, address }) => html`<li style="margin:0 0 6px"><a class="link" href="${address}" style="color:${light.accent};font-weight:700">${label}</a><br><span class="quiet" style="font-size:14px;color:${light.quiet};overflow-wrap:anywhere">${address}</span></li>`)}</ul>
`;
    case 'exact':
      return block.size === 'large'
        ? html`<p style="margin:0 0 16px;font-size:32px;font-weight:700;letter-spacing:.15em;${raw(monospace)}">${block.text}</p>
`
        : html`<p class="quiet" style="margin:0 0 16px;font-size:13px;color:${light.quiet};overflow-wrap:anywhere;${raw(monospace)}">${block.text}</p>
`;
    case 'small':
      return html`<p class="quiet" style="margin:0 0 16px;font-size:14px;color:${light.quiet}">${block.text}</p>
`;
  }
}

function factHtml([label, value]: readonly [string, string]): Html {
  return html`<dt class="quiet" style="margin:0;padding:8px 0 0;font-size:14px;color:${light.quiet}">${label}</dt><dd style="margin:0;padding:0 0 8px;border-bottom:1px solid ${light.line};font-weight:600;overflow-wrap:anywhere">${value}</dd>`;
}
