import { at, isArray, isObject, type Json, type JsonObject, objectAt, parseJson, textAt } from "../support/json.ts";
import type { Names } from "./names.ts";
import type { Answer, Step } from "./step.ts";

const MAX_PAGES = 60;

/** Talks to one gateway in the names of one sequence. */
export class Conversation {
  readonly names: Names;
  readonly #url: string;

  constructor(url: string, names: Names) {
    this.#url = url;
    this.names = names;
  }

  /** Plays a step and whatever follows from it. Answers are as they were sent. */
  async play(step: Step): Promise<Answer> {
    const body = this.names.resolve(step.body);
    const first = await this.post(step.path, body, step.tenant);
    this.names.learn(first.body);
    if (step.follow === "pages") return await this.#restOfPages(step, body, first);
    return step.follow === undefined ? first : await this.#restOfTask(step.follow, first);
  }

  async post(path: string, body: Json, tenant?: string): Promise<Answer> {
    const header = tenant === undefined ? {} : { "MGP-Tenant-Id": this.names.resolveText(tenant) };
    const response = await fetch(this.#url + path, {
      method: "POST",
      headers: { "content-type": "application/json", ...header },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: parseJson(text) ?? { "not JSON": text } };
  }

  /** All pages as one answer; a page that fails is the answer. */
  async #restOfPages(step: Step, body: Json, first: Answer): Promise<Answer> {
    let page = first;
    const items: Json[] = [];
    const key = step.path === "/mgp/audit/query" ? "events" : step.path === "/mgp/search" ? "results" : "memories";
    for (let count = 0; count < MAX_PAGES; count++) {
      const found = at(page.body, "data", key);
      if (page.status !== 200 || !isArray(found)) return page;
      items.push(...found);
      const token = textAt(page.body, "data", "next_token");
      if (token === undefined)
        return { status: 200, body: { request_id: at(first.body, "request_id") ?? null, [key]: items } };
      page = await this.post(step.path, withToken(body, token), step.tenant);
    }
    return { status: 200, body: `more than ${MAX_PAGES} pages` };
  }

  async #restOfTask(polls: readonly ("get" | "cancel")[], accepted: Answer): Promise<Answer> {
    const task = textAt(accepted.body, "data", "task", "task_id");
    if (task === undefined) return accepted;
    const answers: Json[] = [];
    for (const poll of polls) {
      const answer = await this.post(`/mgp/tasks/${poll}`, {
        request_id: `poll-${poll}`,
        task_id: task,
        ...(poll === "cancel" ? { reason: "changed my mind" } : {}),
      });
      this.names.learn(answer.body);
      answers.push({ status: answer.status, body: answer.body });
    }
    return { status: accepted.status, body: { accepted: accepted.body, polls: answers } };
  }
}

function withToken(body: Json, token: string): Json {
  const payload: JsonObject = { ...objectAt(body, "payload"), pagination_token: token };
  return isObject(body) ? { ...body, payload } : body;
}
