/** How current the graph is for one service in one region (null: the service's global part). */
export interface Freshness {
  readonly service: string;
  readonly region: string | null;
  /** something of the service is there; false with `complete` means: read, and not used */
  readonly used: boolean;
  /** when the last complete read began; null: never */
  readonly asOf: string | null;
  /** every listing of the last read answered wholly */
  readonly complete: boolean;
  /** why the last read was not complete; names the answer and the reason */
  readonly error: string | null;
}
