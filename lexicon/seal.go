package lexicon

import "slices"

// An edge is a step of the trie while it is laid out: word leads from a node to
// another.
type edge struct{ from, word, to int32 }

// seal lays the nodes of a finished trie out anew: those that words lead on to
// from one node side by side, so that a text follows a term through few places of
// memory and without a table of edges. Then it tells the entrances what their
// nodes have come to say.
func (t *trie) seal() {
	edges := t.sortedEdges()
	place := make([]int32, len(t.nodes)) // of the nodes as they were
	n := int32(1)
	put := func(node int32) {
		if node != noNode {
			place[node] = n
			n++
		}
	}
	for i := range t.first {
		put(t.first[i].node)
	}
	for i := range t.nodes {
		put(t.nodes[i].gap)
	}
	for _, e := range edges {
		put(e.to)
	}
	nodes, leads := make([]node, n), make([]int32, n)
	for old, now := range place {
		nodes[now] = t.nodes[old]
		nodes[now].gap = place[nodes[now].gap]
	}
	for _, e := range edges {
		at, from := place[e.to], &nodes[place[e.from]]
		if leads[at] = e.word; from.many == 0 {
			from.next = at
		}
		from.many++
	}
	t.nodes, t.leads, t.edges, t.steps = nodes, leads, edgeTable{}, nil
	for i := range t.first {
		e := &t.first[i]
		e.node = place[e.node]
		n := &t.nodes[e.node]
		e.words, e.stays = n.words, n.end != 0 || n.gap != noNode
	}
}

// sortedEdges gives the edges by the node they leave, those of one by their
// words where they are many.
func (t *trie) sortedEdges() []edge {
	begins := make([]int32, len(t.nodes)+1) // by node: where its edges begin, then where they end
	for _, e := range t.steps {
		begins[e.from+1]++
	}
	for i := range t.nodes {
		begins[i+1] += begins[i]
	}
	out := make([]edge, len(t.steps))
	for _, e := range t.steps {
		out[begins[e.from]] = e
		begins[e.from]++
	}
	from := int32(0)
	for _, to := range begins[:len(t.nodes)] {
		if to-from > fewLeads {
			slices.SortFunc(out[from:to], func(a, b edge) int { return int(a.word - b.word) })
		}
		from = to
	}
	return out
}
