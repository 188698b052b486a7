"""What one case needs: a client, names of its own, and words for calls, memories and expected errors."""

import inspect

import mgp_client
from mgp_client import MemoryCandidate, PolicyContextBuilder

USER = {"kind": "user", "id": "u1"}


async def settle(value):
    """The result of a call, whichever of the two clients made it."""
    return await value if inspect.isawaitable(value) else value


async def collect(items):
    return [item async for item in items] if hasattr(items, "__aiter__") else list(items)


class Case:
    """One client, and names that no other case uses."""

    def __init__(self, client, name):
        self.client = client
        self.name = name.replace("_", "-").replace(".", "-")
        self.builder = PolicyContextBuilder(
            actor_agent="python/driver", subject_id="u1", tenant_id=f"tenant-{self.name}", correlation_id=self.name
        )

    def context(self, action):
        return self.builder.build(action)

    def memory(self, suffix="1", **fields):
        return {
            "memory_id": f"{self.name}-{suffix}",
            "subject": USER,
            "scope": "user",
            "type": "preference",
            "content": {"statement": f"Prefers violet umbrellas {suffix}", "preference": "violet"},
            "source": {"kind": "chat", "ref": "chat:1"},
            "created_at": "2026-01-02T03:04:05Z",
            **fields,
        }

    async def write(self, suffix="1", **fields):
        memory = self.memory(suffix, **fields)
        await settle(self.client.write_memory(self.context("write"), memory))
        return memory["memory_id"]

    async def raises(self, error, call, *arguments, **given):
        try:
            await settle(call(*arguments, **given))
        except mgp_client.MGPError as caught:
            assert type(caught) is error, f"{type(caught).__name__} instead of {error.__name__}: {caught}"
            assert caught.message
            return caught
        raise AssertionError(f"no {error.__name__}")


def candidate(**fields):
    return MemoryCandidate(
        candidate_kind="assertion",
        subject=USER,
        scope="user",
        proposed_type="semantic_fact",
        statement="The harbour opens at nine.",
        source={"kind": "tool", "ref": "crm:1"},
        **fields,
    )
