/** The components of every page, in the markup of govuk-frontend 6 and held to its fixtures. */
export * from './actions.ts';
export * from './choices.ts';
export * from './date-input.ts';
export * from './file-upload.ts';
export * from './form-group.ts';
export * from './input.ts';
export * from './lists.ts';
export * from './notices.ts';
export * from './pagination.ts';
export * from './service-navigation.ts';
export * from './table.ts';
export * from './tag.ts';
export * from './text.ts';
export * from './textarea.ts';
