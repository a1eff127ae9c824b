import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { documentHash } from '../../../shared/domain/program/document.ts';
import { programDocument } from '../../../shared/domain/program/schema.ts';
import { windowState } from '../../../shared/domain/program/window.ts';
import { fundsOf, loadProgram, loadSamples, sampleIds } from '../../../shared/programs/load.ts';
import { DocumentError } from '../../../shared/programs/yaml-text.ts';

const programs = join(import.meta.dirname, '../../../shared/programs');
const folder = mkdtempSync(join(tmpdir(), 'programs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const loanText = readFileSync(join(programs, 'community-business-loan.yaml'), 'utf8');
/** The problems of the loan's document after replacing some of its text. */
const problems = (from: string, to: string): readonly string[] => {
  if (!loanText.includes(from)) throw new Error(`the document does not say ${from}`);
  const file = join(folder, 'loan.yaml');
  writeFileSync(file, loanText.replace(from, to));
  try {
    loadProgram(file);
    return [];
  } catch (error) {
    if (error instanceof DocumentError) return error.problems;
    throw error;
  }
};
const lineOf = (text: string) => loanText.slice(0, loanText.indexOf(text)).split('\n').length;

describe('loading a program', () => {
  it.each(sampleIds)('%s is a valid document that passes every publishing check', (id) => {
    expect(loadProgram(join(programs, `${id}.yaml`)).id).toBe(id);
  });

  it('parsed again, a loaded document is the same: it may be stored as JSON', () => {
    for (const program of loadSamples().programs) {
      const stored: unknown = JSON.parse(JSON.stringify(program));
      expect(programDocument.parse(stored)).toEqual(program);
    }
  });

  it('names file, line, place and what to do for a key that does not belong', () => {
    expect(problems('mode: rolling', 'mode: rolling\nmood: good')).toEqual([
      `loan.yaml:${lineOf('mode: rolling') + 1}: mood: no such key. Check its spelling, or take it out.`,
    ]);
  });

  it('names the line of a missing Spanish text', () => {
    const [first, ...others] = problems('  es: Préstamo para Negocios de la Comunidad\n', '');
    expect(others).toEqual([]);
    expect(first).toMatch(
      new RegExp(`^loan\\.yaml:${lineOf('  en: Community Business Loan')}: title\\.es: `),
    );
  });

  it('names the line of a rule over an unknown field', () => {
    expect(problems('{ field: employees, atLeast: 2 }', '{ field: workers, atLeast: 2 }')).toEqual([
      `loan.yaml:${lineOf('{ field: employees, atLeast: 2 }')}: rules[2].check.field: there is no field "workers". Use the id of a field, or "group.part" for a part of one.`,
    ]);
  });

  it('names the line of a limit that does not fit its field', () => {
    expect(problems("['10000.00', '100000.00']", "['10,000', '100000.00']")).toEqual([
      `loan.yaml:${lineOf("['10000.00', '100000.00']")}: rules[3].check.between: "10,000" does not fit money field "amount". Write a number in quotes, like "2.50".`,
    ]);
  });

  it('says all that is wrong at once', () => {
    const found = problems('weight: 40', 'weight: 41');
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('the weights sum to 101. Change them until they sum to 100.');
    expect(problems('    by: computed\n', '    by: magic\n').length).toBeGreaterThan(0);
  });

  it('tells of a comparison with two operators, or with none', () => {
    expect(
      problems('{ field: employees, atLeast: 2 }', '{ field: employees, atLeast: 2, atMost: 9 }')[0],
    ).toContain('Give exactly one of');
    expect(problems('{ field: employees, atLeast: 2 }', '{ field: employees }')[0]).toContain(
      'Give exactly one of',
    );
  });

  it('tells of a condition that is misspelt, at the condition', () => {
    const found = problems('{ field: employees, atLeast: 2 }', '{ field: employees, atleast: 2 }');
    expect(found.join('\n')).toContain(
      `loan.yaml:${lineOf('{ field: employees, atLeast: 2 }')}: rules[2].check.atleast: no such key`,
    );
  });

  it('refuses an amount without cents, so that dollars and cents are never mixed', () => {
    expect(problems("upTo: '25000.00'", "upTo: '25000'")[0]).toContain('with two decimals');
    expect(problems("upTo: '25000.00'", 'upTo: 2500000')).toHaveLength(1);
  });

  it('names the line of a key that is there twice and of broken YAML', () => {
    expect(problems('mode: rolling', 'mode: rolling\nmode: round')[0]).toMatch(
      new RegExp(`^loan\\.yaml:${lineOf('mode: rolling') + 1}: `),
    );
    expect(problems('mode: rolling', 'mode: "rolling')[0]).toMatch(/^loan\.yaml:\d+: /);
  });
});

describe('the hash of a document', () => {
  const original = loadProgram(join(programs, 'community-business-loan.yaml'));
  const hashAfter = (from: string, to: string) => {
    const file = join(folder, 'changed.yaml');
    writeFileSync(file, loanText.replace(from, to));
    return documentHash(loadProgram(file));
  };
  it('is of the content, not of the layout', () => {
    expect(
      hashAfter('family: financing\nmode: rolling', '# a remark\nmode:    rolling\nfamily: "financing"'),
    ).toBe(documentHash(original));
  });
  it('changes with any word of it', () => {
    expect(hashAfter('There are no fees to apply', 'There are no fees to ask')).not.toBe(
      documentHash(original),
    );
  });
});

describe('the samples', () => {
  it('stand in the order that was agreed, and all take applications in November 2026', () => {
    expect(sampleIds).toEqual([
      'health-careers-scholarship',
      'two-phase-scholars',
      'youth-internship',
      'college-internship',
      'emt-corps',
      'neighborhood-hiring',
      'community-business-loan',
      'microloan',
      'growth-accelerator',
      'home-purchase-loan',
      'community-grant',
      'supplier-registry',
    ]);
    for (const program of loadSamples().programs)
      expect([program.id, windowState(program, Date.parse('2026-11-01T00:00:00Z'))]).toEqual([
        program.id,
        'open',
      ]);
  });

  const samples = loadSamples();
  it('have every fund their programs name, with the limits that were published', () => {
    for (const program of samples.programs)
      for (const [id, unit] of fundsOf(program))
        expect(samples.funds.find((fund) => fund.id === id)).toMatchObject({
          unit,
          programIds: [program.id],
        });
    const limits = (id: string) =>
      samples.funds
        .filter(({ programIds }) => programIds.some((one) => one === id))
        .map(({ limit }) => limit);
    expect(limits('youth-internship')).toEqual([60, 40, 40, 30, 20]);
    expect(limits('health-careers-scholarship')).toEqual(['60000.00']);
    expect(limits('community-business-loan')).toEqual(['1000000.00']);
    expect(limits('two-phase-scholars')).toEqual(['625000.00']);
  });

  it('have enough reviewers for each panel, even when one is left out, and some declared relations', () => {
    for (const program of samples.programs) {
      const panel = samples.reviewers.filter(
        (one) => one.panel === program.review.panel && one.programIds.includes(program.id),
      );
      expect(panel.length).toBeGreaterThan(program.review.readers + 1);
    }
    expect(
      samples.reviewers.filter(({ relations }) => Object.values(relations).flat().length > 0).length,
    ).toBeGreaterThan(2);
    expect(new Set(samples.reviewers.map(({ email }) => email)).size).toBe(samples.reviewers.length);
  });

  it('say which fund is missing', () => {
    const copy = join(folder, 'copy');
    cpSync(programs, copy, { recursive: true });
    const target = join(copy, 'samples');
    const funds = readFileSync(join(target, 'funds.yaml'), 'utf8');
    writeFileSync(
      join(target, 'funds.yaml'),
      funds.replace('- id: internship-fresno-2027', '- id: internship-paris-2027'),
    );
    expect(() => loadSamples(undefined, copy)).toThrow(
      'no fund "internship-fresno-2027" of unit slot for youth-internship',
    );
  });
});
