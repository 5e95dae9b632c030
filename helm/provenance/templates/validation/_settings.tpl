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
{{- else if $setting.json -}}
{{- $text := include "provenance.settingText" (get $.Values.settings $name) -}}
{{/* In brackets, so that a text of two values is none; of what cannot be read fromJsonArray makes a list of one text. */}}
{{- $values := printf "[%s]" $text | fromJsonArray -}}
{{- $value := ternary (first $values) "" (eq 1 (len $values)) -}}
{{- if and $text (not (kindIs (ternary "map" "slice" (eq $setting.json "map")) $value)) -}}
{{- $faults = append $faults (printf "settings.%s must be a JSON %s" $name $setting.json) -}}
{{- end -}}
{{- else if and $setting.bounds (kindIs "string" (get $.Values.settings $name)) -}}
{{/* The schema holds numbers to their bounds, not their texts. */}}
{{- $text := get $.Values.settings $name -}}
{{- if and $text (or (lt (float64 $text) $setting.bounds.least) (gt (float64 $text) $setting.bounds.most)) -}}
{{- $faults = append $faults (printf "settings.%s must be between %d and %d" $name (int64 $setting.bounds.least) (int64 $setting.bounds.most)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- range $component := list "ingest-api" "governance-api" -}}
{{- range splitList "," (include "provenance.text" (dict "root" $ "component" $component "setting" "PROVENANCE_OIDC_REPOS" "default" "")) -}}
{{- if not (regexMatch "^([A-Za-z0-9._*-]{1,100}/[A-Za-z0-9._*-]{1,100})?$" (trim .)) -}}
{{- $faults = append $faults (printf "settings.PROVENANCE_OIDC_REPOS has %q, which is no pattern of repositories (acme/*)" (trim .)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- toYaml (uniq $faults) -}}
{{- end -}}
