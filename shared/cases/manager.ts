/** A signed-in manager, as their identity provider names them. */
export interface Manager {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}
