package main

import (
	"fmt"
	"hash/maphash"

	"github.com/anishathalye/porcupine"
)

// What one memory id holds.
type memory struct {
	State string // absent, live or deleted
	Value string // of a live memory
}

// What a client asked for: write, upsert, swap, update, get, delete or purge.
type request struct {
	Action   string
	Value    string // what a write, upsert, swap or update sets
	Expected string // the value that a swap was decided on
}

// What came back: a word, and the value for a get.
type answer struct {
	Result string
	Value  string
}

var seed = maphash.MakeSeed()

// The promise, for one memory id: every request takes effect at one instant between its call and its answer.
// A request of unknown outcome has no such end: it may take effect at any time, or never.
var model = porcupine.Model{
	Init: func() interface{} { return memory{State: "absent"} },
	Step: func(before, input, output interface{}) (bool, interface{}) {
		possible, after := step(before.(memory), input.(request), output.(answer))
		return possible, after
	},
	Hash: func(state interface{}) uint64 {
		held := state.(memory)
		return maphash.String(seed, held.State+"\x00"+held.Value)
	},
	DescribeOperation: func(input, output interface{}) string {
		asked, said := input.(request), output.(answer)
		return fmt.Sprintf("%s %s %s: %s %s", asked.Action, asked.Expected, asked.Value, said.Result, said.Value)
	},
}

// What the request does to the memory, and whether it may be answered so.
func step(before memory, asked request, said answer) (bool, memory) {
	after, result := apply(before, asked)
	if said.Result == "unknown" {
		return true, after
	}
	if said.Result == "value" && said.Value != before.Value {
		return false, before
	}
	return said.Result == result, after
}

func apply(before memory, asked request) (memory, string) {
	switch asked.Action {
	case "write":
		if before.State == "absent" {
			return memory{"live", asked.Value}, "created"
		}
		return before, "conflict"
	case "upsert", "swap":
		return hintedWrite(before, asked)
	case "update":
		return change(before, memory{"live", asked.Value})
	case "delete":
		if before.State == "absent" {
			return before, "absent"
		}
		return memory{State: "deleted"}, "ok"
	case "purge":
		if before.State == "absent" {
			return before, "absent"
		}
		return memory{State: "absent"}, "ok"
	case "get":
		return before, map[string]string{"absent": "absent", "live": "value", "deleted": "deleted"}[before.State]
	}
	panic("no such action: " + asked.Action)
}

// A swap is an upsert that wants the memory as it was when it was decided on; where there is none, both create one.
func hintedWrite(before memory, asked request) (memory, string) {
	switch {
	case before.State == "absent":
		return memory{"live", asked.Value}, "created"
	case before.State == "deleted", asked.Action == "swap" && asked.Expected != before.Value:
		return before, "conflict"
	}
	return memory{"live", asked.Value}, "replaced"
}

func change(before, after memory) (memory, string) {
	switch before.State {
	case "absent":
		return before, "absent"
	case "deleted":
		return before, "denied"
	}
	return after, "ok"
}
