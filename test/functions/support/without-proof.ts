const pressProof = /(?<=pressed=)[\w.%-]+/g;

/**
 * A page without its proof of when a form was pressed: it is signed for the application that the form names, real or not, so
 * only its length may be the same.
 */
export const withoutProof = (page: string): string =>
  page.replace(pressProof, (proof) => '*'.repeat(proof.length));
