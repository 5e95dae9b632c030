{{/* Where events go, without what it takes to get there: governance-api would tell by ending, again and again. */}}
{{- define "provenance.faults.export" -}}
{{- $faults := list -}}
{{- $known := .Files.Get "files/settings.json" | fromJson -}}
{{- $app := dict "root" . "component" "governance-api" -}}
{{- $backend := include "provenance.text" (merge (dict "setting" "PROVENANCE_TIMESERIES_BACKEND" "default" "off") $app) -}}
{{- $needs := get $known.PROVENANCE_TIMESERIES_BACKEND.needs $backend | default list -}}
{{- range $needs -}}
{{- if not (include "provenance.given" (merge (dict "setting" .) $app)) -}}
{{- $faults = append $faults (printf "settings.%s is needed: PROVENANCE_TIMESERIES_BACKEND is %s" . $backend) -}}
{{- end -}}
{{- end -}}
{{- if and $needs .Values.networkPolicy.enabled (not .Values.networkPolicy.governanceEgress) -}}
{{- $faults = append $faults (printf "networkPolicy.governanceEgress must name where the warehouse is: PROVENANCE_TIMESERIES_BACKEND is %s" $backend) -}}
{{- end -}}
{{- if and (eq $backend "otel") (not .Values.telemetry.otlpEndpoint) -}}
{{- $faults = append $faults "telemetry.otlpEndpoint is needed: PROVENANCE_TIMESERIES_BACKEND is otel" -}}
{{- end -}}
{{- if eq $backend "file" -}}
{{- $path := include "provenance.text" (merge (dict "setting" "PROVENANCE_TIMESERIES_PATH" "default" "") $app) -}}
{{- $writable := false -}}
{{- range .Values.governanceApi.extraVolumeMounts -}}
{{- if hasPrefix (printf "%s/" (trimSuffix "/" .mountPath)) $path }}{{ $writable = true }}{{ end -}}
{{- end -}}
{{- if not $writable -}}
{{- $faults = append $faults "settings.PROVENANCE_TIMESERIES_PATH must lie in a volume of governanceApi.extraVolumeMounts: PROVENANCE_TIMESERIES_BACKEND is file, and all else is read-only" -}}
{{- end -}}
{{- end -}}
{{- toYaml $faults -}}
{{- end -}}
