import type { OperationName } from "../src/protocol/operations.ts";
import type { Json } from "./openapi-parts.ts";

/** Answers of one operation by status. */
export interface AnswerExamples {
  readonly 200: Json;
  readonly 202?: Json;
}

/**
 * What a gateway over the memory adapter answers to the examples of requests, with short ids in the place of random ones.
 * Tests hold them against the schemas, and against what is answered.
 */
export const responseExamples: { readonly [Name in OperationName]: AnswerExamples } = {
  initialize: {
    200: {
      request_id: "req-1",
      status: "ok",
      error: null,
      data: {
        chosen_version: "0.1.1",
        supported_versions: ["0.1.1"],
        minimum_supported_version: "0.1.1",
        lifecycle_phase: "ready",
        session_mode: "stateless",
        transport_profile: "stateless_http",
        protocol_capabilities: {
          supports_discovery: true,
          supports_initialize: true,
          supports_runtime_capability_negotiation: true,
          supports_negotiated_capabilities: true,
          requires_initialize: false,
          supports_stateless_http: true,
          supports_streamable_http: false,
          supports_sessions: false,
          supports_async_operations: true,
          supports_notifications: false,
          supports_subscriptions: false,
          supports_ping: false,
          transport_profiles: ["stateless_http"],
          supported_profiles: ["core-memory", "governance", "interop", "lifecycle"],
          default_profile: "core-memory",
          session_mode: "stateless",
        },
        negotiated_capabilities: {
          runtime_capabilities_received: false,
          supports_consumable_text: true,
          supports_redaction_info: true,
          supports_mixed_return_modes: true,
          supports_partial_failure: true,
          supports_search_explanations: true,
          supports_prompt_view: true,
          supports_delete: true,
          supports_purge: true,
          supports_async_operations: true,
          supports_subscriptions: false,
          effective_return_modes: ["raw", "summary", "masked", "metadata_only"],
        },
        negotiated_profiles: ["core-memory", "lifecycle"],
        server_info: {
          name: "mgp-gateway",
          title: "MGP Gateway",
          version: "0.1.0",
          description: "Gateway of the Memory Governance Protocol",
        },
        discovery: {
          capabilities_uri: "/mgp/capabilities",
        },
        deprecation_warnings: [],
      },
    },
  },
  write: {
    200: {
      request_id: "req-2",
      status: "ok",
      error: null,
      data: {
        memory: {
          memory_id: "mem_breakfast",
          subject: {
            kind: "user",
            id: "ada",
          },
          scope: "user",
          type: "preference",
          content: {
            statement: "Ada takes her porridge without sugar.",
            preference_key: "porridge.sugar",
            preference_value: false,
          },
          source: {
            kind: "chat",
            ref: "chat:2026-11-02#14",
          },
          sensitivity: "internal",
          created_at: "2026-11-02T07:30:00Z",
          extensions: {
            "mgp:dedupe_key": "porridge.sugar",
          },
          backend_ref: {
            adapter: "memory",
            mgp_state: "active",
            revision: 1,
          },
        },
        return_mode: "raw",
        redaction_info: {
          policy_view: "raw",
        },
        consumable_text: "Ada takes her porridge without sugar.",
        resolution: "created",
      },
    },
  },
  writeBatch: {
    200: {
      request_id: "req-3",
      status: "ok",
      error: null,
      data: {
        results: [
          {
            status: "ok",
            memory: {
              memory_id: "mem_breakfast",
              subject: {
                kind: "user",
                id: "ada",
              },
              scope: "user",
              type: "preference",
              content: {
                statement: "Ada takes her porridge without sugar.",
                preference_key: "porridge.sugar",
                preference_value: false,
              },
              source: {
                kind: "chat",
                ref: "chat:2026-11-02#14",
              },
              sensitivity: "internal",
              created_at: "2026-11-02T07:30:00Z",
              backend_ref: {
                adapter: "memory",
                mgp_state: "active",
                revision: 7,
              },
              extensions: {},
            },
            return_mode: "raw",
            redaction_info: {
              policy_view: "raw",
            },
            consumable_text: "Ada takes her porridge without sugar.",
            resolution: "created",
          },
          {
            status: "ok",
            memory: {
              memory_id: "mem_00000000000000000000000000000001",
              subject: {
                kind: "user",
                id: "ada",
              },
              scope: "user",
              type: "semantic_fact",
              content: {
                statement: "Ada gets up at six.",
                fact: "Ada gets up at six.",
              },
              source: {
                kind: "chat",
                ref: "chat:2026-11-02#15",
              },
              created_at: "2026-11-02T08:00:00Z",
              backend_ref: {
                tenant_id: "home",
                adapter: "memory",
                mgp_state: "active",
                revision: 1,
              },
              extensions: {},
              assertion_mode: "asserted",
              asserted_by: {
                kind: "agent",
                id: "kitchen/planner",
              },
              confirmed_by_user: true,
              evidence: [],
              evidence_refs: [],
              derived_from: [],
            },
            return_mode: "raw",
            redaction_info: {
              policy_view: "raw",
            },
            consumable_text: "Ada gets up at six.",
            resolution: "created",
          },
        ],
      },
    },
  },
  search: {
    200: {
      request_id: "req-4",
      status: "ok",
      error: null,
      data: {
        results: [
          {
            memory: {
              memory_id: "mem_breakfast",
              subject: {
                kind: "user",
                id: "ada",
              },
              scope: "user",
              type: "preference",
              content: {
                statement: "Ada takes her porridge without sugar.",
                preference_key: "porridge.sugar",
                preference_value: false,
              },
              source: {
                kind: "chat",
                ref: "chat:2026-11-02#14",
              },
              sensitivity: "internal",
              created_at: "2026-11-02T07:30:00Z",
              extensions: {
                "mgp:dedupe_key": "porridge.sugar",
              },
              backend_ref: {
                adapter: "memory",
                mgp_state: "active",
                revision: 1,
              },
            },
            return_mode: "raw",
            redaction_info: {
              policy_view: "raw",
            },
            consumable_text: "Ada takes her porridge without sugar.",
            score: 0.19840142927709026,
            score_kind: "backend_local",
            backend_origin: "memory",
            retrieval_mode: "lexical",
            matched_terms: ["porridge"],
            explanation: "Found by lexical search; matches 1 of 1 terms.",
          },
        ],
        effective_intent: {
          query_text: "porridge",
          intent_type: "free_text",
          keywords: [],
          top_k: 5,
          target_memory_types: ["preference"],
        },
      },
    },
  },
  get: {
    200: {
      request_id: "req-5",
      status: "ok",
      error: null,
      data: {
        memory: {
          memory_id: "mem_breakfast",
          subject: {
            kind: "user",
            id: "ada",
          },
          scope: "user",
          type: "preference",
          content: {
            statement: "Ada takes her porridge without sugar.",
            preference_key: "porridge.sugar",
            preference_value: false,
          },
          source: {
            kind: "chat",
            ref: "chat:2026-11-02#14",
          },
          sensitivity: "internal",
          created_at: "2026-11-02T07:30:00Z",
          extensions: {
            "mgp:dedupe_key": "porridge.sugar",
          },
          backend_ref: {
            adapter: "memory",
            mgp_state: "active",
            revision: 1,
          },
        },
        return_mode: "raw",
        redaction_info: {
          policy_view: "raw",
        },
        consumable_text: "Ada takes her porridge without sugar.",
      },
    },
  },
  update: {
    200: {
      request_id: "req-6",
      status: "ok",
      error: null,
      data: {
        memory: {
          memory_id: "mem_breakfast",
          subject: {
            kind: "user",
            id: "ada",
          },
          scope: "user",
          type: "preference",
          content: {
            statement: "Ada takes her porridge without sugar.",
            preference_key: "porridge.sugar",
            preference_value: false,
          },
          source: {
            kind: "chat",
            ref: "chat:2026-11-02#14",
          },
          sensitivity: "internal",
          created_at: "2026-11-02T07:30:00Z",
          extensions: {
            "mgp:dedupe_key": "porridge.sugar",
          },
          confidence: 0.9,
          updated_at: "2026-11-02T08:00:00.000Z",
          backend_ref: {
            adapter: "memory",
            mgp_state: "active",
            revision: 2,
          },
        },
        return_mode: "raw",
        redaction_info: {
          policy_view: "raw",
        },
        consumable_text: "Ada takes her porridge without sugar.",
      },
    },
  },
  expire: {
    200: {
      request_id: "req-7",
      status: "ok",
      error: null,
      data: {
        memory_id: "mem_breakfast",
        state: "expired",
      },
    },
  },
  revoke: {
    200: {
      request_id: "req-8",
      status: "ok",
      error: null,
      data: {
        memory_id: "mem_breakfast",
        state: "revoked",
      },
    },
  },
  delete: {
    200: {
      request_id: "req-9",
      status: "ok",
      error: null,
      data: {
        memory_id: "mem_breakfast",
        state: "deleted",
      },
    },
  },
  purge: {
    200: {
      request_id: "req-10",
      status: "ok",
      error: null,
      data: {
        memory_id: "mem_breakfast",
        state: "purged",
        purged_at: null,
        reason: "Ada asked for it.",
      },
    },
  },
  export: {
    200: {
      request_id: "req-11",
      status: "ok",
      error: null,
      data: {
        memories: [
          {
            memory_id: "mem_breakfast",
            subject: {
              kind: "user",
              id: "ada",
            },
            scope: "user",
            type: "preference",
            content: {
              statement: "Ada takes her porridge without sugar.",
              preference_key: "porridge.sugar",
              preference_value: false,
            },
            source: {
              kind: "chat",
              ref: "chat:2026-11-02#14",
            },
            sensitivity: "internal",
            created_at: "2026-11-02T07:30:00Z",
            extensions: {
              "mgp:dedupe_key": "porridge.sugar",
            },
            confidence: 0.9,
            updated_at: "2026-11-02T08:00:00.000Z",
            backend_ref: {
              adapter: "memory",
              mgp_state: "active",
              revision: 2,
            },
          },
        ],
      },
    },
    202: {
      request_id: "req-11",
      status: "ok",
      error: null,
      data: {
        task: {
          task_id: "task_00000000000000000000000000000002",
          operation: "export",
          status: "pending",
          request_id: "req-11",
          created_at: "2026-11-02T08:00:00.000Z",
          updated_at: "2026-11-02T08:00:00.000Z",
          progress: 0,
          total: 1,
          message: "accepted",
          result: null,
          error: null,
        },
      },
    },
  },
  import: {
    200: {
      request_id: "req-12",
      status: "ok",
      error: null,
      data: {
        memory_ids: ["mem_supper"],
        written_count: 1,
      },
    },
    202: {
      request_id: "req-12",
      status: "ok",
      error: null,
      data: {
        task: {
          task_id: "task_00000000000000000000000000000003",
          operation: "import",
          status: "pending",
          request_id: "req-12",
          created_at: "2026-11-02T08:00:00.000Z",
          updated_at: "2026-11-02T08:00:00.000Z",
          progress: 0,
          total: 1,
          message: "accepted",
          result: null,
          error: null,
        },
      },
    },
  },
  sync: {
    200: {
      request_id: "req-13",
      status: "ok",
      error: null,
      data: {
        memories: [
          {
            memory_id: "mem_breakfast",
            subject: {
              kind: "user",
              id: "ada",
            },
            scope: "user",
            type: "preference",
            content: {
              statement: "Ada takes her porridge without sugar.",
              preference_key: "porridge.sugar",
              preference_value: false,
            },
            source: {
              kind: "chat",
              ref: "chat:2026-11-02#14",
            },
            sensitivity: "internal",
            created_at: "2026-11-02T07:30:00Z",
            extensions: {
              "mgp:dedupe_key": "porridge.sugar",
            },
            confidence: 0.9,
            updated_at: "2026-11-02T08:00:00.000Z",
            backend_ref: {
              adapter: "memory",
              mgp_state: "active",
              revision: 2,
            },
          },
        ],
        cursor:
          "vS97sZk0AesZm6gpOrtWoInm5TU7tWslpXv3nYiyuiYRJ02z65wCB99kGBf0ceQh_w5s85Tzlew7kYjig7m0m-BAdt2YEVAYK6fjE7-d77zg5QNM-HKe03kDI-_bTFEytDmcXSkMT-xcj4FcX8Ih_7JbtOoZMsLvXsW8RFPNBLBRKCQ9VutaApIXS86RoH7CPM8hc2Ba1pXhCe0A",
      },
    },
    202: {
      request_id: "req-13",
      status: "ok",
      error: null,
      data: {
        task: {
          task_id: "task_00000000000000000000000000000004",
          operation: "sync",
          status: "pending",
          request_id: "req-13",
          created_at: "2026-11-02T08:00:00.000Z",
          updated_at: "2026-11-02T08:00:00.000Z",
          progress: 0,
          total: 1,
          message: "accepted",
          result: null,
          error: null,
        },
      },
    },
  },
  getTask: {
    200: {
      request_id: "req-14",
      status: "ok",
      error: null,
      data: {
        task: {
          task_id: "task_00000000000000000000000000000002",
          operation: "export",
          status: "completed",
          request_id: "req-11",
          created_at: "2026-11-02T08:00:00.000Z",
          updated_at: "2026-11-02T08:00:00.000Z",
          progress: 1,
          total: 1,
          message: "completed",
          result: {
            memories: [
              {
                memory_id: "mem_breakfast",
                subject: {
                  kind: "user",
                  id: "ada",
                },
                scope: "user",
                type: "preference",
                content: {
                  statement: "Ada takes her porridge without sugar.",
                  preference_key: "porridge.sugar",
                  preference_value: false,
                },
                source: {
                  kind: "chat",
                  ref: "chat:2026-11-02#14",
                },
                sensitivity: "internal",
                created_at: "2026-11-02T07:30:00Z",
                extensions: {
                  "mgp:dedupe_key": "porridge.sugar",
                },
                confidence: 0.9,
                updated_at: "2026-11-02T08:00:00.000Z",
                backend_ref: {
                  adapter: "memory",
                  mgp_state: "active",
                  revision: 2,
                },
              },
            ],
          },
          error: null,
        },
      },
    },
  },
  cancelTask: {
    200: {
      request_id: "req-15",
      status: "ok",
      error: null,
      data: {
        task: {
          task_id: "task_00000000000000000000000000000003",
          operation: "import",
          status: "cancelled",
          request_id: "req-12",
          created_at: "2026-11-02T08:00:00.000Z",
          updated_at: "2026-11-02T08:00:00.000Z",
          progress: 0,
          total: 1,
          message: "No longer needed.",
          result: null,
          error: null,
        },
      },
    },
  },
  capabilities: {
    200: {
      manifest: {
        adapter_name: "memory-reference-adapter",
        backend_kind: "in_memory",
        mgp_version: "0.1.1",
        supported_memory_types: [
          "profile",
          "preference",
          "episodic_event",
          "semantic_fact",
          "procedural_rule",
          "relationship",
          "checkpoint_pointer",
          "artifact_summary",
        ],
        supported_scopes: ["user", "session", "task", "agent", "org", "shared_team"],
        supported_candidate_kinds: ["assertion", "confirmation", "correction", "derived"],
        capabilities: {
          supports_write: true,
          supports_update: true,
          supports_delete: true,
          supports_purge: true,
          supports_search: true,
          supports_native_ttl: false,
          supports_graph_relations: false,
          supports_checkpoint_pointer: true,
          supports_lineage_native: false,
          supports_partial_redaction: false,
          supports_conflict_detection_native: false,
          supports_dedupe_native: false,
          supports_merge_native: false,
          supports_retrieval_explanations: true,
          supports_prompt_view: true,
          search_modes: ["lexical"],
          score_kind: "backend_local",
        },
        default_prompt_view: "raw",
        extension_namespaces: ["mgp"],
      },
      protocol_capabilities: {
        supports_discovery: true,
        supports_initialize: true,
        supports_runtime_capability_negotiation: true,
        supports_negotiated_capabilities: true,
        requires_initialize: false,
        supports_stateless_http: true,
        supports_streamable_http: false,
        supports_sessions: false,
        supports_async_operations: true,
        supports_notifications: false,
        supports_subscriptions: false,
        supports_ping: false,
        transport_profiles: ["stateless_http"],
        supported_profiles: ["core-memory", "governance", "interop", "lifecycle"],
        default_profile: "core-memory",
        session_mode: "stateless",
      },
    },
  },
  queryAudit: {
    200: {
      request_id: "req-16",
      status: "ok",
      error: null,
      data: {
        events: [
          {
            action: "purge",
            actor: {
              id: "kitchen/planner",
              kind: "agent",
            },
            backend: "memory",
            decision: {
              applied_rules: [],
              decision: "allow",
              reason_code: "allowed",
              return_mode: "raw",
            },
            event_id: "evt_00000000000000000000000000000005",
            lineage_refs: [],
            policy_context: {
              acting_for_subject: {
                id: "ada",
                kind: "user",
              },
              actor_agent: "kitchen/planner",
              requested_action: "purge",
              tenant_id: "home",
            },
            request_id: "req-10",
            target_memory_id: "mem_breakfast",
            timestamp: "2026-11-02T08:00:00.000Z",
          },
        ],
      },
    },
  },
};
