"""One case for each method of the client; the names are those of the methods."""

import os

import mgp_client
from case import USER, candidate, collect, settle
from mgp_client import AuditQuery, SearchQuery

# The adapter that the gateway runs on.
ADAPTER = os.environ["MGP_TEST_ADAPTER"]


async def write_memory(case):
    response = await settle(case.client.write_memory(case.context("write"), case.memory(), request_id="r-own"))
    assert (response.request_id, response.status, response.error) == ("r-own", "ok", None)
    assert response.data["resolution"] == "created" and response.data["return_mode"] == "raw"
    assert response.data["consumable_text"] == "Prefers violet umbrellas 1"


async def write_candidate(case):
    hint = {"strategy": "merge", "dedupe_key": "harbour"}
    first = await settle(case.client.write_candidate(case.context("write"), candidate(confidence=0.5), merge_hint=hint))
    plain = candidate().to_payload()
    second = await settle(case.client.write_candidate(case.context("write"), plain, merge_hint=hint))
    assert (first.data["resolution"], second.data["resolution"]) == ("created", "merged")
    assert first.data["memory"]["memory_id"] == second.data["memory"]["memory_id"]
    assert first.data["memory"]["content"]["fact"] == "The harbour opens at nine."
    assert first.data["memory"]["assertion_mode"] == "asserted"


async def search_memory(case):
    memory_id = await case.write()
    query = SearchQuery(query="violet", keywords=["umbrellas"], subject=USER, scope="user", types=["preference"], limit=5)
    response = await settle(case.client.search_memory(case.context("search"), query))
    (item,) = response.data["results"]
    assert item["memory"]["memory_id"] == memory_id and "violet" in item["matched_terms"]
    assert item["backend_origin"] == ADAPTER and item["score_kind"] == "backend_local"
    none = await settle(case.client.search_memory(case.context("search"), {"query": "nothing-of-this"}))
    assert none.data["results"] == []


async def get_memory(case):
    memory_id = await case.write(sensitivity="confidential")
    data = (await settle(case.client.get_memory(case.context("read"), memory_id))).data
    assert (data["return_mode"], data["consumable_text"]) == ("masked", "***")
    assert data["redaction_info"]["policy_view"] == "masked"


async def update_memory(case):
    memory_id = await case.write()
    patch = {"content": {"summary": "Violet"}, "confidence": 0.25}
    memory = (await settle(case.client.update_memory(case.context("update"), memory_id, patch))).data["memory"]
    assert memory["content"]["summary"] == "Violet" and memory["content"]["preference"] == "violet"
    assert memory["confidence"] == 0.25


async def lifecycle(case, name, state, timestamp):
    memory_id = await case.write()
    call = getattr(case.client, f"{name}_memory")
    given = {timestamp: "2026-02-03T04:05:06Z", "reason": "asked"}
    response = await settle(call(case.context(name), memory_id, **given))
    assert (response.data["memory_id"], response.data["state"]) == (memory_id, state)
    if name == "purge":
        assert response.data["reason"] == "asked"
        await case.raises(mgp_client.MemoryNotFoundError, call, case.context(name), memory_id)
    else:
        again = await settle(call(case.context(name), memory_id))
        assert again.data["state"] == state


async def expire_memory(case):
    await lifecycle(case, "expire", "expired", "expired_at")


async def revoke_memory(case):
    await lifecycle(case, "revoke", "revoked", "revoked_at")


async def delete_memory(case):
    await lifecycle(case, "delete", "deleted", "deleted_at")


async def purge_memory(case):
    await lifecycle(case, "purge", "purged", "purged_at")


async def write_batch(case):
    items = [{"memory": case.memory()}, {"memory": case.memory()}, {"candidate": candidate().to_payload()}]
    results = (await settle(case.client.write_batch(case.context("write"), items))).data["results"]
    assert [result["status"] for result in results] == ["ok", "error", "ok"]
    assert results[1]["error"]["code"] == "MGP_CONFLICT_UNRESOLVED"


async def export_memories(case):
    ids = [await case.write(str(number)) for number in range(3)]
    first = (await settle(case.client.export_memories(case.context("read"), {"limit": 2}))).data
    rest = {"limit": 2, "pagination_token": first["next_token"]}
    second = (await settle(case.client.export_memories(case.context("read"), rest))).data
    assert [memory["memory_id"] for memory in first["memories"] + second["memories"]] == ids
    assert "next_token" not in second


async def import_memories(case):
    memories = [case.memory("1"), case.memory("2")]
    data = (await settle(case.client.import_memories(case.context("write"), {"memories": memories}))).data
    assert (data["written_count"], data["memory_ids"]) == (2, [memory["memory_id"] for memory in memories])
    call = case.client.import_memories
    await case.raises(mgp_client.ConflictUnresolvedError, call, case.context("write"), {"memories": memories})


async def sync_memories(case):
    await case.write("1")
    first = (await settle(case.client.sync_memories(case.context("read"), {}))).data
    await case.write("2")
    second = (await settle(case.client.sync_memories(case.context("read"), {"cursor": first["cursor"]}))).data
    assert [memory["memory_id"] for memory in second["memories"]] == [f"{case.name}-2"]


async def query_audit(case):
    memory_id = await case.write()
    query = AuditQuery(action="write", target_memory_id=memory_id, actor_id="python/driver", correlation_id=case.name)
    (event,) = (await settle(case.client.query_audit(case.context("read"), query))).data["events"]
    assert event["decision"]["decision"] == "allow" and event["backend"] == ADAPTER
    plain = (await settle(case.client.query_audit(case.context("read"), {"request_id": event["request_id"]}))).data
    assert event in plain["events"]


async def get_capabilities(case):
    document = await settle(case.client.get_capabilities())
    assert document["manifest"]["mgp_version"] == "0.1.1"
    assert document["protocol_capabilities"]["supports_async_operations"] is True


async def initialize(case):
    data = await settle(
        case.client.initialize(
            supported_versions=["9.9", "0.1.1"],
            preferred_version="0.1.1",
            client_title="Driver",
            client_description="Drives",
            runtime_capabilities={"supports_prompt_view": False},
            requested_profiles=["governance"],
            transport_profile="stateless_http",
        )
    )
    assert (data["chosen_version"], data["negotiated_profiles"]) == ("0.1.1", ["governance"])
    assert data["negotiated_capabilities"]["supports_prompt_view"] is False
    assert (await settle(case.client.initialize()))["lifecycle_phase"] == "ready"
    call = case.client.initialize
    await case.raises(mgp_client.UnsupportedVersionError, call, protocol_version="9.9")
    await case.raises(mgp_client.UnsupportedCapabilityError, call, transport_profile="streamable_http")


async def accept(case, payload=None, operation="export_memories", action="read"):
    asked = {"execution_mode": "async", **(payload or {})}
    return (await settle(getattr(case.client, operation)(case.context(action), asked))).data["task"]


async def get_task(case):
    await case.write()
    accepted = await accept(case)
    task = await settle(case.client.get_task(accepted["task_id"]))
    assert (accepted["status"], task["status"], task["progress"]) == ("pending", "completed", 1)
    assert len(task["result"]["memories"]) == 1
    await case.raises(mgp_client.TaskNotFoundError, case.client.get_task, "task_unknown")


async def cancel_task(case):
    accepted = await accept(case)
    task = await settle(case.client.cancel_task(accepted["task_id"], reason="changed my mind"))
    assert (task["status"], task["message"]) == ("cancelled", "changed my mind")
    await case.raises(mgp_client.MGPError, case.client.wait_for_task, accepted["task_id"])


async def wait_for_task(case):
    accepted = await accept(case)
    task = await settle(case.client.wait_for_task(accepted["task_id"], timeout_seconds=20, poll_interval_seconds=0.05))
    assert task["status"] == "completed"
    await case.write()
    failing = await accept(case, {"memories": [case.memory()]}, "import_memories", "write")
    await case.raises(mgp_client.ConflictUnresolvedError, case.client.wait_for_task, failing["task_id"])


async def iter_search_pages(case):
    for number in range(5):
        await case.write(str(number))
    pages = await collect(case.client.iter_search_pages(case.context("search"), SearchQuery(query="violet", limit=2)))
    found = [item["memory"]["memory_id"] for page in pages for item in page["results"]]
    assert len(found) == len(set(found)) == 5 and len(pages) == 3


async def iter_search_results(case):
    for number in range(5):
        await case.write(str(number))
    query = {"query": "violet", "limit": 2}
    items = await collect(case.client.iter_search_results(case.context("search"), query))
    assert sorted(item["memory"]["memory_id"] for item in items) == [f"{case.name}-{number}" for number in range(5)]


async def iter_audit_pages(case):
    for number in range(5):
        await case.write(str(number))
    query = AuditQuery(action="write", limit=2)
    pages = await collect(case.client.iter_audit_pages(case.context("read"), query))
    assert [len(page["events"]) for page in pages] == [2, 2, 1]


async def iter_audit_events(case):
    for number in range(5):
        await case.write(str(number))
    events = await collect(case.client.iter_audit_events(case.context("read"), {"action": "write", "limit": 2}))
    assert [event["target_memory_id"] for event in events] == [f"{case.name}-{number}" for number in range(5)]


CASES = [
    *(write_memory, write_candidate, search_memory, get_memory, update_memory),
    *(expire_memory, revoke_memory, delete_memory, purge_memory, write_batch),
    *(export_memories, import_memories, sync_memories, query_audit),
    *(get_capabilities, initialize, get_task, cancel_task, wait_for_task),
    *(iter_search_pages, iter_search_results, iter_audit_pages, iter_audit_events),
]
