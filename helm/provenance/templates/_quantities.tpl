{{/* A quantity of Kubernetes, or of Redis (512mb), as a number. */}}
{{- define "provenance.quantity" -}}
{{- $text := toString . -}}
{{- $unit := regexFind "[A-Za-z]*$" $text -}}
{{- $factors := dict "" 1 "m" 0.001 "k" 1e3 "M" 1e6 "G" 1e9 "T" 1e12 "Ki" 1024 "Mi" 1048576 "Gi" 1073741824 "Ti" 1099511627776 "kb" 1024 "mb" 1048576 "gb" 1073741824 -}}
{{- mulf (trimSuffix $unit $text | float64) (get $factors $unit) -}}
{{- end -}}

{{- define "provenance.bytes" -}}
{{- include "provenance.quantity" . | float64 | int64 -}}
{{- end -}}

{{/* A duration of one unit (15s) as a number. */}}
{{- define "provenance.milliseconds" -}}
{{- $unit := regexFind "[a-z]+$" . -}}
{{- mul (trimSuffix $unit . | int64) (get (dict "ms" 1 "s" 1000 "m" 60000) $unit) -}}
{{- end -}}

{{/* Resources -> a list of those whose request is above its limit, by their name. */}}
{{- define "provenance.requestsAboveLimits" -}}
{{- $above := list -}}
{{- range $name, $request := .requests -}}
{{- $limit := get $.limits $name -}}
{{- if and $limit (gt (include "provenance.quantity" $request | float64) (include "provenance.quantity" $limit | float64)) -}}
{{- $above = append $above $name -}}
{{- end -}}
{{- end -}}
{{- toYaml $above -}}
{{- end -}}
