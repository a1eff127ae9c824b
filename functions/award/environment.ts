import { commonEnvironment } from '../../shared/environment.ts';

/** The variables of `award`: those every function has. */
export const environment = commonEnvironment;
