package statement

import "testing"

func TestGuard(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "Ida Holm": "Ida Holm", "a=b": "a=b", "'x": "'x", "“=1” she said": "“=1” she said",
		"=1+1": "'=1+1", "+1-1": "'+1-1", "-2+3": "'-2+3", "@SUM(1)": "'@SUM(1)", "\t=1": "'\t=1", "\r=1": "'\r=1", "\n=1": "'\n=1",
		"  =1": "'  =1", "\u00a0@x": "'\u00a0@x", "＝1": "'＝1", "－x": "'－x",
		"-0.5": "-0.5", "+3": "+3", "1e-7": "1e-7", "-1e-7": "-1e-7", "-Inf": "'-Inf", "-": "'-", "-0x1p-2": "'-0x1p-2", "- he said": "'- he said",
	} {
		if got := Guard(in); got != want {
			t.Errorf("Guard(%q) = %q, want %q", in, got, want)
		}
	}
}
