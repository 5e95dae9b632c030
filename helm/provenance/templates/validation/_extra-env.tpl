{{/* An extraEnv may bring an app what it reads itself, no secret in plain sight, and nothing that is set already. */}}
{{- define "provenance.faults.extraEnv" -}}
{{- $faults := list -}}
{{- $known := .Files.Get "files/settings.json" | fromJson -}}
{{- range $key, $component := dict "ingestApi" "ingest-api" "enrichWorker" "enrich-worker" "detectWorker" "detect-worker" "governanceApi" "governance-api" -}}
{{- $values := get $.Values $key -}}
{{- range $values.extraEnv -}}
{{- if eq (upper .name) "HTTPS_PROXY" -}}
{{- $faults = append $faults (printf "%s.extraEnv: %s belongs into proxy.url, its user and password into proxy.existingSecret: policies and Node go by them" $key .name) -}}
{{- end -}}
{{- $reader := get $known .name | default (get $known (trimSuffix "_FILE" .name)) -}}
{{- if hasPrefix "PROVENANCE_" .name -}}
{{- if not $reader -}}
{{- $faults = append $faults (printf "%s.extraEnv: no setting is called %s" $key .name) -}}
{{- else if $reader.chart -}}
{{- $faults = append $faults (printf "%s.extraEnv: %s %s" $key .name $reader.chart) -}}
{{- else if not (has $component $reader.apps) -}}
{{- $faults = append $faults (printf "%s.extraEnv: %s is not read by %s" $key .name $component) -}}
{{- else if and $reader.secret (not (hasSuffix "_FILE" .name)) (not (hasKey . "valueFrom")) -}}
{{- $faults = append $faults (printf "%s.extraEnv: %s is a secret; name it in secrets" $key .name) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- $names := list -}}
{{- range include "provenance.environment" (dict "root" $ "component" $component "values" $values) | fromYamlArray -}}
{{- $name := ternary (trimSuffix "_FILE" .name) .name (hasPrefix "PROVENANCE_" .name) -}}
{{- if has $name $names -}}
{{- $faults = append $faults (printf "%s.extraEnv: %s is set already" $key $name) -}}
{{- end -}}
{{- $names = append $names $name -}}
{{- end -}}
{{- end -}}
{{- toYaml $faults -}}
{{- end -}}
