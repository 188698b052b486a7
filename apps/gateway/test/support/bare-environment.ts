/**
 * What each gateway that a test starts is told, whatever the environment of the tests says: the way to programs, and a
 * cache that spares it the compilation of sources that another process has compiled.
 */
export const bareEnvironment: Readonly<NodeJS.ProcessEnv> = {
  PATH: process.env["PATH"],
  NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"],
  // A connection that the gateway closes as the next request is sent would fail that request.
  MGP_LIMIT_KEEP_ALIVE_MS: "3600000",
};
