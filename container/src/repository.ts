import path from "node:path";

/** The folder with the Dockerfile and the compose file. */
export const repository: string = path.join(import.meta.dirname, "../..");
