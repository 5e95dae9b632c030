{{- define "provenance.faults.redis" -}}
{{- $faults := list -}}
{{- with .Values.redis -}}
{{- if and .bundled.enabled .existingSecret -}}
{{- $faults = append $faults "redis.existingSecret and redis.bundled.enabled exclude each other" -}}
{{- else if not (or .bundled.enabled .existingSecret) -}}
{{- $faults = append $faults "redis.existingSecret must name the Secret that holds the connection string (for a trial: redis.bundled.enabled=true)" -}}
{{- end -}}
{{- if and .bundled.enabled (or .sentinel.enabled .tls.existingSecret .tls.serverName .tls.client.existingSecret) -}}
{{- $faults = append $faults "redis.sentinel and redis.tls are for a Redis of your own: the one of redis.bundled is a single server without TLS" -}}
{{- end -}}
{{- if and (not .sentinel.enabled) (or .sentinel.existingSecret .sentinel.username) -}}
{{- $faults = append $faults "redis.sentinel.enabled must be true: a user or a password of sentinels is named" -}}
{{- end -}}
{{- if and .sentinel.username (not .sentinel.existingSecret) -}}
{{- $faults = append $faults "redis.sentinel.existingSecret must name the password of redis.sentinel.username" -}}
{{- end -}}
{{- with .bundled -}}
{{- range include "provenance.requestsAboveLimits" .resources | fromYamlArray -}}
{{- $faults = append $faults (printf "redis.bundled.resources.requests.%s is above its limit" .) -}}
{{- end -}}
{{- if and .enabled (gt (mul 2 (include "provenance.bytes" .maxMemory)) (include "provenance.bytes" .resources.limits.memory | int64)) -}}
{{- $faults = append $faults "redis.bundled.maxMemory must be half of redis.bundled.resources.limits.memory at most: a rewrite of the append-only file takes as much again" -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- toYaml $faults -}}
{{- end -}}
