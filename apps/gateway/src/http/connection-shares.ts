import type { Server } from "node:http";
import type { Socket } from "node:net";
import { guarded } from "@mgp/core";
import { networkOf } from "../addresses/network.ts";
import type { TrustedProxies } from "../addresses/trusted-proxies.ts";

export interface ShareOptions {
  /** Connections of one address, or of one /64 of IPv6; 0: no limit. */
  readonly perAddress: number;
  /** Their connections are those of many clients, and do not count. */
  readonly proxies: TrustedProxies;
  /** Called when a connection was too many. */
  readonly exceeded: () => void;
}

/** Ends a connection at once when its address has its share already, so that no address holds all there are. */
export function shareConnections(server: Server, { perAddress, proxies, exceeded }: ShareOptions): void {
  if (perAddress === 0) return;
  const open = new Map<string, number>();
  const admit = (socket: Socket): void => {
    if (proxies.has(socket.remoteAddress)) return;
    const network = networkOf(socket.remoteAddress);
    const count = open.get(network) ?? 0;
    if (count >= perAddress) {
      exceeded();
      socket.resetAndDestroy();
      return;
    }
    open.set(network, count + 1);
    const leave = (): void => {
      const left = (open.get(network) ?? 1) - 1;
      if (left === 0) open.delete(network);
      else open.set(network, left);
    };
    socket.once(
      "close",
      guarded(leave, () => undefined),
    );
  };
  server.on(
    "connection",
    guarded(admit, (_error, socket) => socket.destroy()),
  );
}
