import { RuleTester } from "oxlint/plugins-dev";
import { describe, test } from "vitest";
import plugin from "../lint/guarded-callbacks.ts";

RuleTester.describe = describe;
RuleTester.it = test;

const bare = [{ messageId: "bare" }];

new RuleTester({ languageOptions: { parserOptions: { lang: "ts" } } }).run(
  "guarded-callbacks",
  plugin.rules["guarded-callbacks"],
  {
    valid: [
      "setTimeout(guarded(() => work(), fail), 5);",
      "const later = guarded(work, fail); setImmediate(later);",
      "class Writer { readonly #write = guarded(work, fail); start() { setTimeout(this.#write, 5); } }",
      "class Limit { #stop; constructor() { this.#stop = guarded(work, fail); signal.addEventListener('abort', this.#stop); } }",
      "const onEnd = guarded(work, fail); message.on('data', guarded(work, fail)).on('end', onEnd);",
      'import { setTimeout as wait } from "node:timers/promises"; await wait(5);',
      'import { setImmediate } from "node:timers/promises"; await setImmediate();',
      'import { write } from "node:fs"; write(file, bytes, guarded(work, fail));',
      "records.once(session, key, work);",
    ],
    invalid: [
      { code: "setTimeout(() => work(), 5);", errors: bare },
      { code: "setInterval(work, 5);", errors: bare },
      { code: "setImmediate(resolve);", errors: bare },
      { code: "queueMicrotask(() => work());", errors: bare },
      { code: "process.nextTick(work);", errors: bare },
      { code: "const later = () => work(); setTimeout(later, 5);", errors: bare },
      {
        code: "class Writer { readonly #write = () => work(); start() { setTimeout(this.#write, 5); } }",
        errors: bare,
      },
      { code: "worker.on('message', (reply) => take(reply));", errors: bare },
      { code: "worker.once('exit', resolve);", errors: bare },
      { code: "signal.addEventListener('abort', () => stop(), { once: true });", errors: bare },
      { code: 'import { write } from "node:fs"; write(file, bytes, (error) => take(error));', errors: bare },
      { code: 'import { setTimeout as later } from "node:timers"; later(work, 5);', errors: [{ messageId: "timers" }] },
    ],
  },
);
