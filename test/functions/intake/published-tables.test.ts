import { describe, expect, it } from 'vitest';
import { publishedTables } from '../../../functions/intake/pages/published-tables.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import { loadSamples } from '../../../shared/programs/load.ts';

const programs = loadSamples().programs;
const text = (id: string, language: 'en' | 'es') => {
  const program = programs.find((one) => one.id === id);
  if (!program) throw new Error(`no sample program ${id}`);
  return String(publishedTables(program, pageTexts(language), language))
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
};

describe('what is published before anybody applies', () => {
  it('is every score of every part, in words', () => {
    for (const program of programs)
      for (const { anchors } of program.scoring.criteria)
        for (const anchor of anchors) expect(text(program.id, 'en')).toContain(anchor.text.en.split("'")[0]);
  });

  it('is how grades of other scales are read, where grades count', () => {
    expect(text('health-careers-scholarship', 'en')).toMatch(
      /multiplied by 4 and divided by 5.*80 or more 2\.7/,
    );
    expect(text('community-business-loan', 'en')).not.toContain('4.0 scale');
  });

  it('is the poverty guideline of the version the program keeps', () => {
    expect(text('health-careers-scholarship', 'en')).toMatch(
      /January 13, 2026.*1 \$15,960\.00.*8 \$55,720\.00.*\$5,680\.00/,
    );
    expect(text('health-careers-scholarship', 'es')).toContain('Cada persona más');
  });
});
