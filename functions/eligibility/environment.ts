import { commonEnvironment } from '../../shared/environment.ts';

/** The variables of `eligibility`: those every function has. */
export const environment = commonEnvironment;
