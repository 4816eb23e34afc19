import type { Faults } from '../faults.js';
import type { Interactions } from '../interactions.js';
import type { World } from '../world.js';

/** What the REST routes work on. */
export interface RouteContext {
  readonly world: World;
  readonly interactions: Interactions;
  readonly faults: Faults;
}
