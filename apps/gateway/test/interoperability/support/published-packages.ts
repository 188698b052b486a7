import path from "node:path";
import { PythonEnvironment } from "../../support/python-environment.ts";

/** The published Python client and gateway. */
export const publishedPackages: PythonEnvironment = new PythonEnvironment(
  path.join(import.meta.dirname, "../python/requirements.txt"),
  "the published Python packages",
);
