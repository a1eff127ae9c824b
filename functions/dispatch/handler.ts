import { dependencies } from './dependencies.ts';
import { dispatchHandler } from './dispatch-handler.ts';

export const handler = dispatchHandler(dependencies(process.env));
