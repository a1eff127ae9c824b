import { functionHandler } from '../../shared/http/function-handler.ts';
import { openStore } from '../../shared/store/open-store.ts';
import { environment } from './environment.ts';
import { eligibilityTasks } from './tasks.ts';

const { TABLE_NAME } = environment.parse(process.env);

export const handler = functionHandler({ tasks: eligibilityTasks(openStore(TABLE_NAME)) });
