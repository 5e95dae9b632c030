{{- define "provenance.faults.apps" -}}
{{- $faults := list -}}
{{- /* Kubernetes takes such a name for a Deployment and not for a Service. */ -}}
{{- if not (regexMatch "^[a-z][a-z0-9-]*$" (include "provenance.fullname" .)) -}}
{{- $faults = append $faults (printf "fullnameOverride is needed: the name %s, by the release's, must begin with a letter and have no dots" (include "provenance.fullname" .)) -}}
{{- end -}}
{{- if and (hasKey .Values "enabled") .Chart.IsRoot -}}
{{- $faults = append $faults "enabled is for the condition of a parent chart: here it changes nothing" -}}
{{- end -}}
{{- range $key, $component := dict "ingestApi" "ingest-api" "enrichWorker" "enrich-worker" "detectWorker" "detect-worker" "governanceApi" "governance-api" -}}
{{- $values := get $.Values $key -}}
{{- if gt (int $values.autoscaling.min) (int $values.autoscaling.max) -}}
{{- $faults = append $faults (printf "%s.autoscaling.min is above its max" $key) -}}
{{- end -}}
{{- if and (eq $values.autoscaling.kind "keda") (ne $key "ingestApi") (not $.Values.keda.prometheusAddress) -}}
{{- $faults = append $faults (printf "keda.prometheusAddress is needed: %s.autoscaling.kind is keda" $key) -}}
{{- end -}}
{{- if and (eq $values.autoscaling.kind "hpa") (has $component (list "enrich-worker" "governance-api")) (not (and $.Values.monitoring.rules.enabled $.Values.monitoring.podMonitor.enabled)) -}}
{{- $faults = append $faults (printf "monitoring.rules.enabled and monitoring.podMonitor.enabled must be true: %s.autoscaling.kind is hpa, by the jobs that they measure" $key) -}}
{{- end -}}
{{- range include "provenance.requestsAboveLimits" $values.resources | fromYamlArray -}}
{{- $faults = append $faults (printf "%s.resources.requests.%s is above its limit" $key .) -}}
{{- end -}}
{{- if lt (int $values.terminationGracePeriodSeconds) (add 30 (int $values.preStopSeconds)) -}}
{{- $faults = append $faults (printf "%s.terminationGracePeriodSeconds must be 30 above preStopSeconds: jobs have 20 s to end, telemetry 5 s" $key) -}}
{{- end -}}
{{- end -}}
{{- /* An engine is held to 1 GiB; the process idles at some 200 MiB; what is staged lies in memory. */ -}}
{{- with .Values.detectWorker -}}
{{- $needed := add (mul .engines 1073741824) 268435456 (include "provenance.bytes" .workDirSize) -}}
{{- if gt $needed (include "provenance.bytes" .resources.limits.memory | int64) -}}
{{- $faults = append $faults (printf "detectWorker.resources.limits.memory must hold %dMi: 1Gi for each of its engines, workDirSize, 256Mi for the process" (div $needed 1048576)) -}}
{{- end -}}
{{- end -}}
{{- with .Values.monitoring.podMonitor -}}
{{- if and .scrapeTimeout (gt (include "provenance.milliseconds" .scrapeTimeout | int64) (include "provenance.milliseconds" .interval | int64)) -}}
{{- $faults = append $faults "monitoring.podMonitor.scrapeTimeout is above its interval" -}}
{{- end -}}
{{- end -}}
{{- toYaml $faults -}}
{{- end -}}
