import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { portOf } from '../lambda/runtime-api.ts';
import { RuntimeFault } from './runtime-fault.ts';

export type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The one port everything is served on. */
export interface WebServer {
  readonly port: number;
  /** From here on requests are answered; those that came earlier have been waiting. */
  open(answer: Answer): void;
  /** Takes no more requests, and lets those under way end within the given time. */
  stop(graceMs: number): Promise<void>;
}

/** Listens; a port that somebody holds on to is asked for again for a second, in case they are just going. */
async function listenPatiently(server: Server, port: number, host: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await listen(server, port, host);
    } catch (error) {
      if (attempt === 10 || !isCode(error, 'EADDRINUSE')) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  const outcome = once(server, 'listening');
  server.listen(port, host);
  await outcome;
}

function isCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/** Listens on both loopback addresses, and on nothing that other machines can reach. Port 0 takes any. */
export async function startWebServer(port: number, onError: (error: unknown) => void): Promise<WebServer> {
  let openWith: (answer: Answer) => void = () => {};
  const answering = new Promise<Answer>((resolve) => {
    openWith = resolve;
  });
  let underWay = 0;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    underWay += 1;
    try {
      const answer = await answering;
      // Node's own Date header tells the machine's time; clients that correct their clock by it need the virtual one.
      response.setHeader('date', new Date().toUTCString());
      await answer(request, response);
    } catch (error) {
      const goneAway = request.destroyed && !request.complete;
      if (!goneAway) onError(error);
      if (response.headersSent) response.destroy();
      else
        response
          .writeHead(500, { 'content-type': 'application/json' })
          .end('{"message":"Internal Server Error"}');
    } finally {
      underWay -= 1;
    }
  }

  const create = () => createServer((request, response) => void handle(request, response));
  const first = create();
  try {
    await listenPatiently(first, port, '127.0.0.1');
  } catch (error) {
    if (isCode(error, 'EADDRINUSE'))
      throw new RuntimeFault(`Port ${port} is in use. Stop what uses it, or choose another with PORT.`);
    if (isCode(error, 'EACCES'))
      throw new RuntimeFault(`Port ${port} may not be used here. Choose another with PORT.`);
    throw error;
  }
  const servers = [first];
  const second = create();
  // A machine without IPv6 does with the one address.
  const hasSecond = await listen(second, portOf(first), '::1').then(
    () => true,
    () => false,
  );
  if (hasSecond) servers.push(second);

  return {
    port: portOf(first),
    open: (answer) => openWith(answer),
    stop: async (graceMs) => {
      const closed = servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve())));
      const until = performance.now() + graceMs;
      while (underWay > 0 && performance.now() < until)
        await new Promise((resolve) => setTimeout(resolve, 10));
      for (const server of servers) server.closeAllConnections();
      await Promise.all(closed);
    },
  };
}
