import { dependencies } from './dependencies.ts';
import { intake } from './intake.ts';

export const handler = intake(dependencies());
