"""What schemathesis has to know of the protocol beyond the document."""

import json

import schemathesis

TENANT = "acme"
AGENT = "acme/fuzzer"
TENANT_HEADER = "MGP-Tenant-Id"

WRITES = ("/mgp/write", "/mgp/write/batch", "/mgp/import")


def _is_name(value):
    return isinstance(value, str) and 0 < len(value) <= 64 and "\x00" not in value


@schemathesis.hook
def before_call(context, case, kwargs):
    """Requests meet only inside of one tenant: a valid name of a tenant or agent becomes that of the run.

    One that is broken stays as it is, and so does a context that is none.
    """
    if case.path in WRITES and isinstance(case.body, dict):
        case.body = _with_readable_starts(case.body)
    if case.headers is not None and _is_name(case.headers.get(TENANT_HEADER)):
        case.headers[TENANT_HEADER] = TENANT
    if not isinstance(case.body, dict) or not isinstance(case.body.get("policy_context"), dict):
        return
    own = dict(case.body["policy_context"])
    if _is_name(own.get("tenant_id", TENANT)):
        own["tenant_id"] = TENANT
    if _is_name(own.get("actor_agent")):
        own["actor_agent"] = AGENT
    case.body = {**case.body, "policy_context": own}


def _with_readable_starts(value):
    """A copy in which each lifetime counts from a time, since no schema says which texts are read as one."""
    if isinstance(value, list):
        return [_with_readable_starts(item) for item in value]
    if not isinstance(value, dict):
        return value
    copy = {key: _with_readable_starts(item) for key, item in value.items()}
    if "ttl_seconds" in copy and isinstance(copy.get("created_at"), str):
        copy["created_at"] = "2026-01-02T03:04:05Z"
    return copy


# The ids of purged memories. Requests are sent one after another.
purged = set()
# Ids that may be written at any time: an import was accepted for later, or it is not known what became of a write.
unsure = set()


@schemathesis.check
def purged_is_gone(ctx, response, case):
    """A memory that was purged is in no answer, until it is written again."""
    if not case.path.startswith("/mgp/") or not isinstance(case.body, dict):
        return
    if case.path in WRITES:
        # Whatever came of it, these ids may live again.
        purged.difference_update(_ids_in(case.body))
        if response.status_code == 202 or response.status_code >= 500:
            unsure.update(_ids_in(case.body))
        return
    if response.status_code != 200:
        return
    answer = json.loads(response.content)
    if case.path == "/mgp/purge":
        purged.add(answer["data"]["memory_id"])
        purged.difference_update(unsure)
        return
    if case.path.startswith("/mgp/audit/"):
        return
    seen = purged.intersection(_ids_in(answer.get("data")))
    if seen:
        raise AssertionError(f"{case.path} answers with purged memories: {sorted(seen)}")


def _ids_in(value):
    """Every `memory_id` in a JSON value, and every id in `memory_ids`."""
    if isinstance(value, list):
        return {found for item in value for found in _ids_in(item)}
    if not isinstance(value, dict):
        return set()
    found = {one for item in value.values() for one in _ids_in(item)}
    if isinstance(value.get("memory_id"), str):
        found.add(value["memory_id"])
    if isinstance(value.get("memory_ids"), list):
        found.update(one for one in value["memory_ids"] if isinstance(one, str))
    return found
