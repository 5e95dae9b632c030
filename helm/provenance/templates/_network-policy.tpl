{{/* dict root component: what may come to an app's pods, and where they may go. All else is denied. */}}
{{- define "provenance.networkPolicy" -}}
{{- $values := .root.Values -}}
{{- $http := has .component (list "ingest-api" "governance-api") -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {{- include "provenance.metadata" . | nindent 2 }}
spec:
  podSelector:
    matchLabels: {{- include "provenance.selector" . | nindent 6 }}
  policyTypes: [Ingress, Egress]
  {{- with include "provenance.ingressRules" . | trim }}
  ingress: {{- . | nindent 4 }}
  {{- end }}
  {{- with include "provenance.egressRules" . | trim }}
  egress: {{- . | nindent 4 }}
  {{- end }}
{{- end -}}

{{/* dict way (from, to) peers ports -> a rule, or none where no peer is named: to Kubernetes an empty list is everybody. */}}
{{- define "provenance.rule" -}}
{{- if .peers }}
- {{ .way }}: {{- toYaml .peers | nindent 4 }}
  ports:
    {{- range .ports }}
    - {port: {{ . }}, protocol: TCP}
    {{- end }}
{{- end }}
{{- end -}}

{{- define "provenance.ingressRules" -}}
{{- $policy := .root.Values.networkPolicy -}}
{{- if has .component (list "ingest-api" "governance-api") -}}
{{- $test := dict "podSelector" (dict "matchLabels" (include "provenance.selector" (dict "root" .root "component" "test") | fromYaml)) -}}
{{- include "provenance.rule" (dict "way" "from" "peers" (append $policy.clients $test) "ports" (list "http")) -}}
{{- end -}}
{{- include "provenance.rule" (dict "way" "from" "peers" $policy.monitoring "ports" (list "http")) -}}
{{- end -}}

{{- define "provenance.egressRules" -}}
{{- $values := .root.Values -}}
{{- $policy := $values.networkPolicy -}}
{{- include "provenance.egressToDns" .root -}}
{{- include "provenance.egressToRedis" .root -}}
{{- if $values.telemetry.otlpEndpoint -}}
{{- include "provenance.rule" (dict "way" "to" "peers" $policy.telemetry "ports" (list 4318)) -}}
{{- end -}}
{{- if and (eq .component "enrich-worker") (include "provenance.asksGitHub" .root) -}}
{{- include "provenance.egressToInternet" (dict "root" .root "peers" $policy.github) -}}
{{- end -}}
{{- if and (has .component (list "ingest-api" "governance-api")) (hasKey $values.settings "PROVENANCE_OIDC_AUDIENCE") -}}
{{- include "provenance.egressToInternet" (dict "root" .root "peers" $policy.oidc) -}}
{{- end -}}
{{- if eq .component "governance-api" -}}
{{- with $policy.governanceEgress }}
{{ toYaml . }}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* Not empty when a credential of GitHub is set. */}}
{{- define "provenance.asksGitHub" -}}
{{- if or (hasKey .Values.secrets "PROVENANCE_GITHUB_TOKEN") (hasKey .Values.secrets "PROVENANCE_GITHUB_APP_PRIVATE_KEY") }}yes{{ end -}}
{{- end -}}

{{/* dict root peers: the peers themselves, or the proxy that reaches them. */}}
{{- define "provenance.egressToInternet" -}}
{{- with .root.Values.proxy -}}
{{- if .url -}}
{{- include "provenance.rule" (dict "way" "to" "peers" .peers "ports" (list (regexFind "[0-9]+$" .url))) -}}
{{- else -}}
{{- include "provenance.rule" (dict "way" "to" "peers" $.peers "ports" (list 443)) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "provenance.egressToDns" -}}
{{- with .Values.networkPolicy.dns -}}
{{- if .peers }}
- to: {{- toYaml .peers | nindent 4 }}
  ports:
    - {port: {{ .port }}, protocol: UDP}
    - {port: {{ .port }}, protocol: TCP}
{{- end }}
{{- end -}}
{{- end -}}

{{- define "provenance.egressToRedis" -}}
{{- if .Values.redis.bundled.enabled -}}
{{- $bundled := dict "podSelector" (dict "matchLabels" (include "provenance.selector" (dict "root" . "component" "redis") | fromYaml)) -}}
{{- include "provenance.rule" (dict "way" "to" "peers" (list $bundled) "ports" (list 6379)) -}}
{{- else -}}
{{- $ports := .Values.redis.network.ports -}}
{{- with .Values.redis.sentinel -}}
{{- if .enabled }}{{ $ports = append $ports .port | uniq }}{{ end -}}
{{- end -}}
{{- include "provenance.rule" (dict "way" "to" "peers" .Values.redis.network.peers "ports" $ports) -}}
{{- end -}}
{{- end -}}
