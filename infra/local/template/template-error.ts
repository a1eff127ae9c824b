/** The template asks for something this runtime does not do. The message is for the person at the terminal. */
export class TemplateError extends Error {
  override name = 'TemplateError';
}
