import type { Language, LocalizedText } from '../text.ts';

/**
 * Words that name the lender's own measure or wish instead of what about the application weighed against it. Regulation B calls
 * such reasons insufficient: "internal standards or policies", "failed to achieve a qualifying score" (12 CFR 1002.9(b)(2)).
 */
const measures: Readonly<Record<Language, RegExp>> = {
  en: /\b(scor(?:e|es|ed|ing)|points?|rank(?:s|ed|ing|ings)?|rat(?:ed|ing|ings)|thresholds?|cut-?off|polic(?:y|ies)|standards?|guidelines?|criteri(?:a|on)|requirements?|(?:dis)?qualif(?:y|ies|ied|ying|ications?)|(?:not|in)[ -]?eligible|eligibility|creditworth(?:y|iness)|discretion|other reasons?|overall|committee|too risky|too much risk|risk (?:is )?too high)\b/i,
  es: /(?<!\p{L})(puntaj\p{L}*|puntuaci\p{L}*|puntos?|califica\p{L}*|clasificaci\p{L}*|rangos?|umbral\p{L}*|pol[ií]ticas?|normas?|est[aá]ndar\p{L}*|directrices|criterios?|requisitos?|elegib\p{L}*|solvencia|discreci[oó]n|otr[ao]s (?:razones|motivos)|en general|comit[eé]|demasiado (?:riesgo|riesgos[ao])|riesgo (?:es )?(?:muy|demasiado) alto)(?!\p{L})/iu,
};

/** Words that every refusal can say: a reason made of these alone names no factor. */
const empty = new Set(
  `a an and are at be been below by can cannot could did do does enough for from has have in insufficient is it its low lower
  made make meet met minimum minimums needed no not of on or our reach reached reason reasons required requested that the their this
  to too under unable was we were will with you your application applications applicant applicants borrower business company decision
  declined denied deny approve approved lend lender loan loans credit refused refuse rejected program internal sorry unfortunately
  un una el la los las de del en y o que no es son fue fueron al a por para con su sus nuestro nuestra nuestros nuestras lo le se
  esta este esto eso muy poco bajo baja menos insuficiente insuficientes suficiente suficientes mínimo mínima mínimos alcanza alcanzó
  llega llegó cumple cumplió pudo pudimos podemos puede razón razones motivo motivos solicitud solicitudes solicitante negocio empresa
  decisión negado negada rechazado rechazada aprobado aprobada aprobar préstamo préstamos crédito programa interno interna internas
  internos lo sentimos requerido requerida necesario necesaria`.split(/\s+/),
);

/**
 * What is vague about a reason in one language: the words that name no factor, or all of it where nothing else is said. Nothing
 * where it names something of the application.
 */
export function vagueWords(text: string, language: Language): string | undefined {
  const plain = text.normalize('NFC');
  const measure = measureWords(plain, language);
  if (measure !== undefined) return measure;
  const words = plain.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.some((word) => !empty.has(word)) ? undefined : plain.trim();
}

/** The first words that name the lender's own measure; for texts around the reasons, which need not name a factor. */
export const measureWords = (text: string, language: Language): string | undefined =>
  measures[language].exec(text.normalize('NFC'))?.[0];

/** True where a reason names a factor in both languages: only such a reason is ever told for a refusal of credit. */
export const isSpecific = ({ en, es }: LocalizedText): boolean =>
  vagueWords(en, 'en') === undefined && vagueWords(es, 'es') === undefined;
