{{/* What an installation is told, whether settings, secrets or an extraEnv say it. */}}

{{/* dict root component setting -> the entry of an app's environment that brings a setting; nothing where it is not set.
     To the apps an empty text is none. What an extraEnvFrom holds lies in the cluster, and is not seen. */}}
{{- define "provenance.given" -}}
{{- $names := list .setting (printf "%s_FILE" .setting) -}}
{{- $values := get .root.Values (.component | camelcase | untitle) -}}
{{- range include "provenance.environment" (dict "root" .root "component" .component "values" $values) | fromYamlArray -}}
{{- if and (has .name $names) (or .value .valueFrom) }}{{ toYaml . }}{{ end -}}
{{- end -}}
{{- end -}}

{{/* dict root component setting default -> the text of a setting, as far as the values have it. */}}
{{- define "provenance.text" -}}
{{- (include "provenance.given" . | fromYaml).value | default .default -}}
{{- end -}}

{{/* Not empty when a credential of GitHub is set. */}}
{{- define "provenance.asksGitHub" -}}
{{- range list "PROVENANCE_GITHUB_TOKEN" "PROVENANCE_GITHUB_APP_PRIVATE_KEY" -}}
{{- include "provenance.given" (dict "root" $ "component" "enrich-worker" "setting" .) -}}
{{- end -}}
{{- end -}}

{{/* dict root component: not empty when an app takes tokens of OIDC. */}}
{{- define "provenance.takesOidc" -}}
{{- include "provenance.given" (dict "root" .root "component" .component "setting" "PROVENANCE_OIDC_AUDIENCE") -}}
{{- end -}}

{{/* Not empty unless signing is off, in one of the words that the apps take for it. */}}
{{- define "provenance.signsDecisions" -}}
{{- $switch := include "provenance.text" (dict "root" . "component" "governance-api" "setting" "PROVENANCE_DECISION_SIGNING" "default" "true") -}}
{{- if not (has (lower $switch) (list "false" "off" "no" "0")) }}yes{{ end -}}
{{- end -}}

{{/* dict root component path: not empty when a path is a mount of an app, or lies in one. */}}
{{- define "provenance.isMounted" -}}
{{- $path := printf "%s/" .path -}}
{{- range (get .root.Values (.component | camelcase | untitle)).extraVolumeMounts -}}
{{- if hasPrefix (printf "%s/" (trimSuffix "/" .mountPath)) $path }}yes{{ end -}}
{{- end -}}
{{- end -}}
