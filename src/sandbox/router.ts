import { refusals } from './errors.js';
import type { ApiRequest, ApiResponse } from './http.js';

/** One route of the REST API: what it answers to, and whether it wants the bot's token. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As Discord's documentation writes it: `/channels/:channelId/messages`. */
  readonly path: string;
  /** Interaction callbacks and webhooks carry their own token in the path. */
  readonly withoutToken?: boolean;
  readonly handle: (request: ApiRequest) => ApiResponse | Promise<ApiResponse>;
}

export interface FoundRoute {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** Finds the route, or refuses as Discord does: 404 for no such path, 405 for a path with other methods. */
export function findRoute(routes: readonly Route[], method: string, path: string): FoundRoute {
  let pathKnown = false;
  for (const route of routes) {
    const params = matchPath(route.path, path);
    if (!params) continue;
    if (route.method === method) return { route, params };
    pathKnown = true;
  }
  throw pathKnown ? refusals.methodNotAllowed() : refusals.notFound();
}

/** The values of a template's `:names` in a path, or undefined where it is another path. */
export function matchPath(template: string, path: string): Record<string, string> | undefined {
  const wanted = template.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return undefined;
  }
  return params;
}

/** A path's parameter; the router has matched it, so it is there. */
export function param(request: ApiRequest, name: string): string {
  return request.params[name] ?? '';
}
