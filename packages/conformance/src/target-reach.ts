/** What a target lets the kit do beyond the adapter's own methods. */
export interface TargetReach {
  /** Each case has a backend of its own, so a case may have two. */
  readonly freshBackends: boolean;
  readonly probe: boolean;
  readonly processes: boolean;
  readonly faults: { readonly down: boolean; readonly stuck: boolean; readonly full: boolean };
}
