package coverage

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat/mds"
)

// Cosine is the similarity of texts, 0..1, by the cosine of their words, each
// weighed by (1 + log count) log(n / texts that have it) (Salton and Buckley
// 1988). Texts without a word of their own are similar to nothing.
func Cosine(texts []Text) [][]float64 {
	vectors := make([]float64s, len(texts))
	in := float64s{}
	for i := range texts {
		_, keys := split(texts[i].Body)
		vectors[i] = float64s{}
		for _, k := range keys {
			vectors[i][k]++
		}
		for k := range vectors[i] {
			in[k]++
		}
	}
	names := make([][]string, len(texts))
	for i, v := range vectors {
		names[i] = weigh(v, in, float64(len(texts)))
	}
	return square(len(texts), func(i, j int) float64 {
		sum := 0.0
		for _, k := range names[i] {
			sum += vectors[i][k] * vectors[j][k]
		}
		return min(1, sum)
	})
}

// weigh turns counts into a vector of length 1 and gives its words in order,
// so that sums are the same each time.
func weigh(v, in float64s, n float64) []string {
	words := make([]string, 0, len(v))
	for k := range v {
		words = append(words, k)
	}
	slices.Sort(words)
	length := 0.0
	for _, k := range words {
		v[k] = (1 + math.Log(v[k])) * math.Log(n/in[k])
		length += v[k] * v[k]
	}
	if length > 0 {
		for _, k := range words {
			v[k] /= math.Sqrt(length)
		}
	}
	return words
}

// square fills a symmetric matrix with ones in the diagonal.
func square(n int, of func(i, j int) float64) [][]float64 {
	m := make([][]float64, n)
	for i := range m {
		m[i] = make([]float64, n)
		m[i][i] = 1
		for j := range i {
			m[i][j] = of(i, j)
			m[j][i] = m[i][j]
		}
	}
	return m
}

// SharedQuotes is the similarity of articles by the quotations they use:
// those used by both over those used by either (Jaccard), 0 when neither quotes.
func SharedQuotes(docs []string, quotations []Quotation) [][]float64 {
	uses := make([]map[int]bool, len(docs))
	index := map[string]int{}
	for i, d := range docs {
		index[d], uses[i] = i, map[int]bool{}
	}
	for q := range quotations {
		for _, u := range quotations[q].Uses {
			if i, ok := index[u.Doc]; ok {
				uses[i][q] = true
			}
		}
	}
	return square(len(docs), func(i, j int) float64 {
		both := 0
		for q := range uses[i] {
			if uses[j][q] {
				both++
			}
		}
		if either := len(uses[i]) + len(uses[j]) - both; either > 0 {
			return float64(both) / float64(either)
		}
		return 0
	})
}

// maxMap bounds the articles of a map: scaling takes time by the cube.
const maxMap = 1000

// Map places articles in the plane so that similar ones lie close, by classical
// scaling of the distances sqrt(2 - 2 similarity) (Torgerson 1952). Stress
// tells how much of the distances the plane loses, 0..1 (Kruskal 1964, eq. 1). Signs are
// fixed: the first article that is off an axis lies on its positive side.
func Map(similarity [][]float64) (places [][2]float64, stress float64, err error) {
	n := len(similarity)
	if n > maxMap {
		return nil, math.NaN(), fmt.Errorf("map of %d articles: at most %d; choose one event by a filter", n, maxMap)
	}
	places = make([][2]float64, n)
	if n < 2 {
		return places, 0, nil
	}
	distances := mat.NewSymDense(n, nil)
	for i := range n {
		for j := range i {
			distances.SetSym(i, j, math.Sqrt(max(0, 2-2*similarity[i][j])))
		}
	}
	var at mat.Dense
	k, _ := mds.TorgersonScaling(&at, nil, distances)
	for axis := range min(k, 2) {
		fill(places, axis, &at)
	}
	return places, kruskal(places, distances), nil
}

// noise is what a coordinate may differ from 0 by rounding.
const noise = 1e-9

func fill(places [][2]float64, axis int, at *mat.Dense) {
	sign := 0.0
	for i := range places {
		v := at.At(i, axis)
		if sign == 0 && math.Abs(v) > noise {
			sign = math.Copysign(1, v)
		}
		places[i][axis] = sign * v
	}
}

func kruskal(places [][2]float64, distances *mat.SymDense) float64 {
	lost, all := 0.0, 0.0
	for i := range places {
		for j := range i {
			d := distances.At(i, j)
			off := d - math.Hypot(places[i][0]-places[j][0], places[i][1]-places[j][1])
			lost, all = lost+off*off, all+d*d
		}
	}
	if all == 0 {
		return 0
	}
	return math.Sqrt(lost / all)
}
