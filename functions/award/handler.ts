import { award } from './award.ts';
import { dependencies } from './dependencies.ts';

export const handler = award(dependencies());
