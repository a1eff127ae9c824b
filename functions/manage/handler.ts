import { functionHandler, web } from '../../shared/http/function-handler.ts';
import { deployed } from './dependencies.ts';
import { errorPages, manageRoutes } from './routes.ts';
import { manageTasks } from './tasks.ts';

const dependencies = deployed();

export const handler = functionHandler({
  web: web(manageRoutes(dependencies), errorPages(dependencies)),
  tasks: manageTasks(dependencies.store),
});
