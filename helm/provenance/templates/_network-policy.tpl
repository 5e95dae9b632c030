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
{{- with $values.telemetry.otlpEndpoint -}}
{{- include "provenance.rule" (dict "way" "to" "peers" $policy.telemetry "ports" (list (include "provenance.port" .))) -}}
{{- end -}}
{{- if and (eq .component "enrich-worker") (include "provenance.asksGitHub" .root) -}}
{{- $address := include "provenance.text" (merge (dict "setting" "PROVENANCE_GITHUB_BASE_URL" "default" "https://api.github.com") .) -}}
{{- include "provenance.egressTo" (dict "root" .root "url" $address "peers" $policy.github) -}}
{{- end -}}
{{- $rules := list -}}
{{- if and (has .component (list "ingest-api" "governance-api")) (include "provenance.takesOidc" .) -}}
{{- $address := include "provenance.text" (merge (dict "setting" "PROVENANCE_OIDC_ISSUER" "default" "https://token.actions.githubusercontent.com") .) -}}
{{- $rules = append $rules (include "provenance.egressTo" (dict "root" .root "url" $address "peers" $policy.oidc)) -}}
{{- end -}}
{{- if and (eq .component "governance-api") (has "proxy" (include "provenance.exportWays" .root | fromYamlArray)) -}}
{{- $rules = append $rules (include "provenance.egressToProxy" .root) -}}
{{- end -}}
{{- join "" (uniq $rules) -}}
{{- if eq .component "governance-api" -}}
{{- with $policy.governanceEgress }}
{{ toYaml . }}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* dict root url peers: the peers at the port of an address, or the proxy that is asked for it. */}}
{{- define "provenance.egressTo" -}}
{{- if include "provenance.isProxied" . -}}
{{- include "provenance.egressToProxy" .root -}}
{{- else -}}
{{- include "provenance.rule" (dict "way" "to" "peers" .peers "ports" (list (include "provenance.port" .url))) -}}
{{- end -}}
{{- end -}}

{{- define "provenance.egressToProxy" -}}
{{- with .Values.proxy -}}
{{- include "provenance.rule" (dict "way" "to" "peers" .peers "ports" (list (include "provenance.port" .url))) -}}
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
