// Reads a history of requests as JSON lines, checks it for linearizability with Porcupine, each memory id for itself,
// and prints a verdict as one JSON object a memory id. With a folder as argument, histories that are not linearizable
// are drawn there.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"time"

	"github.com/anishathalye/porcupine"
)

// How long one memory id's history may take.
const limit = 60 * time.Second

type line struct {
	ID       string `json:"id"`
	Client   int    `json:"client"`
	Action   string `json:"action"`
	Value    string `json:"value"`
	Expected string `json:"expected"`
	Call     int64  `json:"call"`   // nanoseconds
	Return   int64  `json:"return"` // nanoseconds
	Result   string `json:"result"`
	Seen     string `json:"seen"`
}

type verdict struct {
	ID       string `json:"id"`
	Verdict  string `json:"verdict"`
	Requests int    `json:"requests"`
	// Places, in the order of the history, of those requests that fit together as far as any do.
	Fitting []int  `json:"fitting"`
	Drawing string `json:"drawing,omitempty"`
}

func main() {
	ids, histories := read()
	output := json.NewEncoder(os.Stdout)
	for _, id := range ids {
		must(output.Encode(judge(id, histories[id])))
	}
}

func read() ([]string, map[string][]porcupine.Operation) {
	var ids []string
	histories := map[string][]porcupine.Operation{}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var each line
		must(json.Unmarshal(lines.Bytes(), &each))
		if _, known := histories[each.ID]; !known {
			ids = append(ids, each.ID)
		}
		histories[each.ID] = append(histories[each.ID], operation(each))
	}
	must(lines.Err())
	return ids, histories
}

func operation(each line) porcupine.Operation {
	end := each.Return
	if each.Result == "unknown" {
		end = math.MaxInt64
	}
	return porcupine.Operation{
		ClientId: each.Client,
		Input:    request{each.Action, each.Value, each.Expected},
		Call:     each.Call,
		Output:   answer{each.Result, each.Seen},
		Return:   end,
	}
}

func judge(id string, history []porcupine.Operation) verdict {
	result, information := porcupine.CheckOperationsVerbose(model, history, limit)
	judged := verdict{ID: id, Verdict: string(result), Requests: len(history)}
	if result == porcupine.Ok {
		return judged
	}
	for _, partial := range information.PartialLinearizations()[0] {
		if len(partial) > len(judged.Fitting) {
			judged.Fitting = partial
		}
	}
	if len(os.Args) > 1 {
		judged.Drawing = filepath.Join(os.Args[1], fmt.Sprintf("%s.html", id))
		must(porcupine.VisualizePath(model, information, judged.Drawing))
	}
	return judged
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
