{{/* Half a credential, two of them, or a report without one: the enrich worker would tell by ending, again and again. */}}
{{- define "provenance.faults.github" -}}
{{- $faults := list -}}
{{- $app := dict "root" . "component" "enrich-worker" -}}
{{- $token := include "provenance.given" (merge (dict "setting" "PROVENANCE_GITHUB_TOKEN") $app) -}}
{{- $id := include "provenance.given" (merge (dict "setting" "PROVENANCE_GITHUB_APP_ID") $app) -}}
{{- $key := include "provenance.given" (merge (dict "setting" "PROVENANCE_GITHUB_APP_PRIVATE_KEY") $app) -}}
{{- if and $id (not $key) -}}
{{- $faults = append $faults "secrets.PROVENANCE_GITHUB_APP_PRIVATE_KEY is needed: PROVENANCE_GITHUB_APP_ID is set" -}}
{{- else if and $key (not $id) -}}
{{- $faults = append $faults "settings.PROVENANCE_GITHUB_APP_ID is needed: PROVENANCE_GITHUB_APP_PRIVATE_KEY is set" -}}
{{- end -}}
{{- if and $token $id -}}
{{- $faults = append $faults "secrets.PROVENANCE_GITHUB_TOKEN and settings.PROVENANCE_GITHUB_APP_ID are both set: keep one" -}}
{{- end -}}
{{- range list "PROVENANCE_GITHUB_CHECKS" "PROVENANCE_GITHUB_COMMENTS" -}}
{{- $switch := include "provenance.text" (merge (dict "setting" . "default" "false") $app) -}}
{{- if and (has (lower $switch) (list "true" "on" "yes" "1")) (not (or $token $id $key)) -}}
{{- $faults = append $faults (printf "secrets.PROVENANCE_GITHUB_TOKEN, or an app, is needed: %s is on" .) -}}
{{- end -}}
{{- end -}}
{{- toYaml $faults -}}
{{- end -}}
