import { commonEnvironment } from '../../shared/environment.ts';

/** The variables of `intake`: those every function has. */
export const environment = commonEnvironment;
