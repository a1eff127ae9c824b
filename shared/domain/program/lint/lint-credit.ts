import { type LocalizedText, languages } from '../../text.ts';
import type { Program } from '../schema.ts';
import { measureWords, vagueWords } from '../vague-reason.ts';
import { type Finding, finding, type Path } from './finding.ts';

/**
 * What a notice of adverse action is made of (Regulation B, 12 CFR 1002.9): who the creditor is, who watches over it, and
 * reasons that each name a factor. Other programs refuse no credit.
 */
export function lintCredit(program: Program): readonly Finding[] {
  if (program.family !== 'financing') return [];
  return [
    ...(program.lender
      ? []
      : [
          finding(
            ['family'],
            'a refusal of credit names the lender and the federal agency, and neither is given',
            'Add lender: name, address and agency with name and address',
          ),
        ]),
    ...program.rules.flatMap(({ kind, reason }, index) =>
      kind === 'hard' ? lintReason(reason, ['rules', index, 'reason']) : [],
    ),
    ...program.scoring.criteria.flatMap(({ refusal }, index) =>
      refusal ? lintReason(refusal, ['scoring', 'criteria', index, 'refusal']) : [],
    ),
    ...languages.flatMap((language) => {
      const words = measureWords(program.texts.notSelected[language], language);
      return words === undefined ? [] : [vague(['texts', 'notSelected', language], words)];
    }),
  ];
}

function lintReason({ code, text }: { code: string; text: LocalizedText }, path: Path): readonly Finding[] {
  const inCode = vagueWords(code.replaceAll('-', ' '), 'en');
  return [
    ...(inCode === undefined ? [] : [vague([...path, 'code'], inCode)]),
    ...languages.flatMap((language) => {
      const words = vagueWords(text[language], language);
      return words === undefined ? [] : [vague([...path, 'text', language], words)];
    }),
  ];
}

const vague = (path: Path, words: string): Finding =>
  finding(
    path,
    `"${words}" names no factor, and a refusal of credit has to`,
    'Say what about the application weighed against it, like "Cash flow is less than 1.10 times the payments"',
  );
