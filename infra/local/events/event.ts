/** An event as EventBridge hands it to a rule's target. */
export interface EventBridgeEvent {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Where events say they come from. */
export interface EventOrigin {
  readonly region: string;
  readonly account: string;
}
