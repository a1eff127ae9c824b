import { anchor } from '../web/brand.ts';
import type { Composed, LetterBlock } from './compose.ts';
import { artifact, colours, column, type Pdf, page, struct } from './sheet.ts';

type Element = PDFKit.PDFStructureElement;

const sizes = { body: 10.5, small: 9, heading: 12, title: 22 } as const;
const body = { lineGap: 2.6 } as const;
const labelWidth = 132;

/** Draws a composed letter; every page is tagged in the order in which it is read. */
export function draw(pdf: Pdf, letter: Composed): void {
  const whole = struct(pdf, 'Document');
  pdf.addStructure(whole);
  pdf.addPage();
  letterhead(pdf, whole, letter);
  title(pdf, whole, letter);
  for (const block of letter.blocks) drawBlock(pdf, whole, block);
  closing(pdf, whole, letter);
  checkBox(pdf, whole, letter);
  whole.end();
  everyPage(pdf, letter);
}

/** The institution on the left, the day and the reference on the right, a line below. */
function letterhead(pdf: Pdf, whole: Element, { institution, mark, day, reference }: Composed): void {
  const size = 30;
  const { left, top } = page;
  const bbox = [left, top, left + size, top + size];
  whole.add(struct(pdf, 'Figure', { alt: mark, bbox }, () => drawAnchor(pdf, left, top, size)));
  write(pdf, whole, 'P', institution, { x: left + size + 10, y: top + 4, width: 250, size: 15, bold: true });
  const right = { x: left + column - 200, width: 200, size: sizes.small, align: 'right' } as const;
  write(pdf, whole, 'P', day, { ...right, y: top + 3, colour: colours.quiet });
  if (reference !== undefined)
    write(pdf, whole, 'P', reference, { ...right, y: pdf.y + 2, colour: colours.quiet });
  const below = top + size + 12;
  artifact(pdf, 'Layout', () =>
    pdf
      .moveTo(left, below)
      .lineTo(left + column, below)
      .lineWidth(1.4)
      .stroke(colours.brand),
  );
  pdf.y = below + 18;
}

function drawAnchor(pdf: Pdf, x: number, y: number, size: number): void {
  pdf.save();
  pdf.translate(x, y).scale(size / 32);
  pdf.lineWidth(2.75).lineCap('round').lineJoin('round').strokeColor(colours.brand);
  pdf.circle(anchor.ring.x, anchor.ring.y, anchor.ring.radius).stroke();
  pdf.path(anchor.path).stroke();
  pdf.restore();
}

function title(pdf: Pdf, whole: Element, { heading, dear }: Composed): void {
  write(pdf, whole, 'H1', heading, { size: sizes.title, bold: true, colour: colours.brand });
  pdf.y += 12;
  write(pdf, whole, 'P', dear, {});
  pdf.y += 8;
}

function drawBlock(pdf: Pdf, whole: Element, block: LetterBlock): void {
  switch (block.kind) {
    case 'paragraph':
      write(pdf, whole, 'P', block.text, {});
      pdf.y += 8;
      return;
    case 'heading':
      room(pdf, 90);
      pdf.y += 6;
      write(pdf, whole, 'H2', block.text, { size: sizes.heading, bold: true, colour: colours.brand });
      pdf.y += 3;
      return;
    case 'facts':
      facts(pdf, whole, block.rows);
  }
}

/** A table of two columns whose first one holds the headers. */
function facts(pdf: Pdf, whole: Element, rows: Extract<LetterBlock, { kind: 'facts' }>['rows']): void {
  const table = struct(pdf, 'Table');
  whole.add(table);
  const { left } = page;
  const valueWidth = column - labelWidth;
  line(pdf);
  for (const [label, value] of rows) {
    pdf.font('regular').fontSize(sizes.body);
    const height = Math.max(
      pdf.heightOfString(label, { width: labelWidth - 12, ...body }),
      pdf.heightOfString(value, { width: valueWidth, ...body }),
    );
    room(pdf, height + 7);
    const y = pdf.y + 3.5;
    const row = struct(pdf, 'TR');
    table.add(row);
    write(pdf, row, 'TH', label, { x: left, y, width: labelWidth - 12, colour: colours.quiet });
    write(pdf, row, 'TD', value, { x: left + labelWidth, y, width: valueWidth });
    row.end();
    pdf.y = y + height + 0.5;
    line(pdf);
  }
  table.end();
  pdf.y += 6;
}

function line(pdf: Pdf): void {
  const { y } = pdf;
  artifact(pdf, 'Layout', () =>
    pdf
      .moveTo(page.left, y)
      .lineTo(page.left + column, y)
      .lineWidth(0.6)
      .stroke(colours.line),
  );
}

function closing(pdf: Pdf, whole: Element, { close }: Composed): void {
  room(pdf, 80);
  pdf.y += 6;
  if (close.thanks !== undefined) {
    write(pdf, whole, 'P', close.thanks, {});
    pdf.y += 7;
  }
  write(pdf, whole, 'P', close.institution, { bold: true });
  write(pdf, whole, 'P', close.questions, { colour: colours.quiet });
  pdf.y += 11;
}

/** How anybody can check it, on a wash of its own. */
function checkBox(pdf: Pdf, whole: Element, { check }: Composed): void {
  const pad = 11;
  const width = column - 2 * pad;
  const x = page.left + pad;
  pdf.font('regular').fontSize(sizes.small);
  const height =
    pdf.heightOfString(check.text, { width, lineGap: 2 }) + (check.code === undefined ? 18 : 44) + 2 * pad;
  room(pdf, height);
  const top = pdf.y;
  artifact(pdf, 'Layout', () => pdf.roundedRect(page.left, top, column, height, 6).fill(colours.wash));
  write(pdf, whole, 'H2', check.title, {
    x,
    y: top + pad,
    width,
    size: 11,
    bold: true,
    colour: colours.brand,
  });
  write(pdf, whole, 'P', check.text, { x, y: pdf.y + 2, width, size: sizes.small, lineGap: 2 });
  if (check.code !== undefined) codeLine(pdf, whole, check.code, check.title, { x, y: pdf.y + 6 });
  pdf.y = top + height;
}

/** The code, which on a screen leads to the page that checks it. */
function codeLine(
  pdf: Pdf,
  whole: Element,
  code: { readonly text: string; readonly link: string },
  about: string,
  at: { readonly x: number; readonly y: number },
): void {
  const size = 14;
  const line = struct(pdf, 'P');
  whole.add(line);
  const leads = struct(pdf, 'Link');
  line.add(leads);
  leads.add(() => {
    pdf.font('bold').fontSize(size).fillColor(colours.ink, 1);
    pdf.text(code.text, at.x, at.y, { lineBreak: false, characterSpacing: 0.6 });
  });
  const width = pdf.widthOfString(code.text, { characterSpacing: 0.6 });
  // What a link is about is read to those who do not see it; the library leaves it empty by itself.
  const described: object = { structParent: leads, Contents: new String(`${about} ${code.text}`) };
  pdf.link(at.x, at.y, width, size + 6, code.link, described);
  line.end();
}

/** The foot of every page, and across it what tells a preview from a letter. */
function everyPage(pdf: Pdf, { footer, watermark }: Composed): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let at = start; at < start + count; at++) {
    pdf.switchToPage(at);
    // Text below the margin would begin another page.
    pdf.page.margins.bottom = 0;
    artifact(pdf, 'Pagination', () =>
      pdf
        .font('regular')
        .fontSize(8)
        .fillColor(colours.quiet)
        .text(footer(at + 1, count), page.left, page.height - 33, {
          width: column,
          align: 'center',
          lineBreak: false,
        }),
    );
    if (watermark !== undefined) artifact(pdf, 'Pagination', () => across(pdf, watermark));
  }
}

function across(pdf: Pdf, text: string): void {
  pdf.font('bold').fontSize(44);
  pdf.fillColor('#b3261e', 0.28);
  pdf.rotate(-52, { origin: [page.width / 2, page.height / 2] });
  const width = pdf.widthOfString(text);
  const size = Math.min(44, (44 * 800) / width);
  pdf.fontSize(size);
  const drawn = pdf.widthOfString(text);
  pdf.text(text, (page.width - drawn) / 2, page.height / 2 - size / 2, { lineBreak: false });
}

/** Begins another page where so many points are not left on this one. */
function room(pdf: Pdf, height: number): void {
  if (pdf.y + height > page.height - page.bottom) pdf.addPage();
}

interface Style {
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly size?: number;
  readonly bold?: boolean;
  readonly colour?: string;
  readonly align?: 'left' | 'right';
  readonly lineGap?: number;
  readonly spacing?: number;
}

/** Text under one tag. */
function write(pdf: Pdf, parent: Element, tag: string, text: string, style: Style): void {
  const { x = page.left, y = pdf.y, width = column, size = sizes.body, colour = colours.ink } = style;
  const options = tag === 'TH' ? { scope: 'Row' as const } : {};
  parent.add(
    struct(pdf, tag, options, () => {
      pdf
        .font(style.bold ? 'bold' : 'regular')
        .fontSize(size)
        .fillColor(colour, 1);
      pdf.text(text, x, y, {
        width,
        align: style.align ?? 'left',
        lineGap: style.lineGap ?? body.lineGap,
        characterSpacing: style.spacing ?? 0,
      });
    }),
  );
}
