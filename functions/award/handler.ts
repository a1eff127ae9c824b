import { functionHandler } from '../../shared/http/function-handler.ts';
import { openStore } from '../../shared/store/open-store.ts';
import { environment } from './environment.ts';
import { awardTasks } from './tasks.ts';

const { TABLE_NAME } = environment.parse(process.env);

export const handler = functionHandler({ tasks: awardTasks(openStore(TABLE_NAME)) });
