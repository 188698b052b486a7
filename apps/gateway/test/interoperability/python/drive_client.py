"""Drives every method of the published Python client against a gateway and says how each went, one JSON line each.

Usage: drive_client.py OPEN_URL API_KEY_URL BEARER_URL SECRET
"""

import asyncio
import inspect
import json
import sys
import traceback

import mgp_client
from case import Case, settle
from cases import CASES
from mgp_client import ApiKeyAuth, AsyncMGPClient, BearerAuth, MGPClient, RetryConfig

OPEN, API_KEY, BEARER, SECRET = sys.argv[1:5]


async def error_classes(case):
    client = case.client
    memory_id = await case.write()
    await case.raises(mgp_client.MemoryNotFoundError, client.get_memory, case.context("read"), "unknown")
    write = client.write_memory
    caught = await case.raises(mgp_client.ConflictUnresolvedError, write, case.context("write"), case.memory())
    assert caught.details == {"memory_id": memory_id}
    caught = await case.raises(mgp_client.InvalidObjectError, write, case.context("write"), {"memory_id": "x"})
    assert caught.details["field"] == "payload.memory"
    elsewhere = case.builder.build("read", tenant_id="another-tenant")
    caught = await case.raises(mgp_client.PolicyDeniedError, client.get_memory, elsewhere, memory_id)
    assert caught.message == "tenant_mismatch"
    bound = type(client)(OPEN, headers={"MGP-Tenant-Id": "another-tenant"})
    await case.raises(mgp_client.ScopeViolationError, bound.get_memory, case.context("read"), memory_id)
    await settle(bound.close())
    await settle(client.expire_memory(case.context("expire"), memory_id))
    unreached = type(client)("http://127.0.0.1:1", retry=RetryConfig(max_attempts=2, backoff_seconds=0.01))
    await case.raises(mgp_client.BackendError, unreached.get_capabilities)
    await settle(unreached.close())


async def authentication(case):
    kind = type(case.client)
    for url, good, bad in (
        (API_KEY, ApiKeyAuth(SECRET), ApiKeyAuth("wrong")),
        (BEARER, BearerAuth(SECRET), BearerAuth("wrong")),
    ):
        for auth in (bad, None):
            client = kind(url, auth=auth)
            await case.raises(mgp_client.PolicyDeniedError, client.get_capabilities)
            await settle(client.close())
        client = kind(url, auth=good)
        response = await settle(client.write_memory(case.context("write"), case.memory()))
        assert response.data["resolution"] == "created"
        await settle(client.close())


async def close(kind):
    """Both clients are context managers, and close."""
    if kind is MGPClient:
        with kind(OPEN + "/") as client:
            client.get_capabilities()
    else:
        async with kind(OPEN + "/") as client:
            await client.get_capabilities()


async def attempt(name, work):
    try:
        await work
        print(json.dumps({"name": name}), flush=True)
    except Exception:
        print(json.dumps({"name": name, "failure": traceback.format_exc(limit=-3)}), flush=True)


async def main():
    for kind, prefix in ((MGPClient, "sync"), (AsyncMGPClient, "async")):
        public = [name for name, _ in inspect.getmembers(kind, inspect.isfunction) if not name.startswith("_")]
        print(json.dumps({"client": prefix, "methods": public}), flush=True)
        client = kind(OPEN)
        for case in [*CASES, error_classes, authentication]:
            name = f"{prefix}.{case.__name__}"
            await attempt(name, case(Case(client, name)))
        await settle(client.close())
        await attempt(f"{prefix}.close", close(kind))


asyncio.run(main())
