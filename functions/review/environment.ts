import { commonEnvironment } from '../../shared/environment.ts';

/** The variables of `review`: those every function has. */
export const environment = commonEnvironment;
