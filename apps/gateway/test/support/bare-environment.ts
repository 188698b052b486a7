/**
 * What each process that a test starts is given of the environment of the tests: the way to programs, and a cache that
 * spares it the compilation of sources that another process has compiled.
 */
export const bareEnvironment: Readonly<NodeJS.ProcessEnv> = {
  PATH: process.env["PATH"],
  NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"],
};
