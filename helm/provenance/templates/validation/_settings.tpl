{{- define "provenance.faults.settings" -}}
{{- $faults := list -}}
{{- $key := dict "root" . "component" "governance-api" "setting" "PROVENANCE_DECISION_SIGNING_KEY" -}}
{{- if and (include "provenance.signsDecisions" .) (not (include "provenance.given" $key)) -}}
{{- $faults = append $faults "secrets.PROVENANCE_DECISION_SIGNING_KEY must name the key that decisions are signed with (settings.PROVENANCE_DECISION_SIGNING=false leaves them unsigned)" -}}
{{- end -}}
{{- range $component := list "ingest-api" "governance-api" -}}
{{- if eq "off" (include "provenance.text" (dict "root" $ "component" $component "setting" "PROVENANCE_AUTH" "default" "on")) -}}
{{- $faults = append $faults (printf "settings.PROVENANCE_AUTH must be on: %s listens to more than loopback" $component) -}}
{{- end -}}
{{- end -}}
{{- $known := .Files.Get "files/settings.json" | fromJson -}}
{{- range $name := keys .Values.settings | sortAlpha -}}
{{- $setting := get $known $name -}}
{{- if $setting.chart -}}
{{- $faults = append $faults (printf "settings.%s %s" $name $setting.chart) -}}
{{- else if $setting.secret -}}
{{- $faults = append $faults (printf "settings.%s is a secret; name it in secrets" $name) -}}
{{- end -}}
{{- end -}}
{{- toYaml $faults -}}
{{- end -}}
