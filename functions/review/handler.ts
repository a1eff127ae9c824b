import { functionHandler, web } from '../../shared/http/function-handler.ts';
import { deployed } from './dependencies.ts';
import { errorPages, reviewRoutes } from './routes.ts';
import { reviewTasks } from './tasks.ts';

const dependencies = deployed();

export const handler = functionHandler({
  web: web(reviewRoutes(dependencies), errorPages(dependencies)),
  tasks: reviewTasks(dependencies.store),
});
