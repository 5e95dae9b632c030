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
  ingress:
    {{- if $http }}
    - from:
        {{- toYaml $values.networkPolicy.clients | nindent 8 }}
        - podSelector:
            matchLabels: {{- include "provenance.selector" (dict "root" .root "component" "test") | nindent 14 }}
      ports: [{port: http, protocol: TCP}]
    {{- end }}
    - from: {{- toYaml $values.networkPolicy.monitoring | nindent 8 }}
      ports: [{port: http, protocol: TCP}]
  egress:
    {{- include "provenance.egressToDns" .root | nindent 4 }}
    {{- include "provenance.egressToRedis" .root | nindent 4 }}
    {{- if $values.telemetry.otlpEndpoint }}
    - to: {{- toYaml $values.networkPolicy.telemetry | nindent 8 }}
      ports: [{port: 4318, protocol: TCP}]
    {{- end }}
    {{- if and (eq .component "enrich-worker") (include "provenance.asksGitHub" .root) }}
    {{- include "provenance.egressToInternet" (dict "root" .root "peers" $values.networkPolicy.github) | nindent 4 }}
    {{- end }}
    {{- if and $http (hasKey $values.settings "PROVENANCE_OIDC_AUDIENCE") }}
    {{- include "provenance.egressToInternet" (dict "root" .root "peers" $values.networkPolicy.oidc) | nindent 4 }}
    {{- end }}
    {{- if eq .component "governance-api" }}
    {{- with $values.networkPolicy.governanceEgress }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
    {{- end }}
{{- end -}}

{{/* Not empty when a credential of GitHub is set. */}}
{{- define "provenance.asksGitHub" -}}
{{- if or (hasKey .Values.secrets "PROVENANCE_GITHUB_TOKEN") (hasKey .Values.secrets "PROVENANCE_GITHUB_APP_PRIVATE_KEY") }}yes{{ end -}}
{{- end -}}

{{/* dict root peers: the peers themselves, or the proxy that reaches them. */}}
{{- define "provenance.egressToInternet" -}}
{{- if .root.Values.proxy.url -}}
- ports: [{port: {{ regexFind "[0-9]+$" .root.Values.proxy.url }}, protocol: TCP}]
  {{- with .root.Values.proxy.peers }}
  to: {{- toYaml . | nindent 4 }}
  {{- end }}
{{- else -}}
- to: {{- toYaml .peers | nindent 4 }}
  ports: [{port: 443, protocol: TCP}]
{{- end -}}
{{- end -}}

{{- define "provenance.egressToDns" -}}
- to: {{- toYaml .Values.networkPolicy.dns.peers | nindent 4 }}
  ports:
    - {port: {{ .Values.networkPolicy.dns.port }}, protocol: UDP}
    - {port: {{ .Values.networkPolicy.dns.port }}, protocol: TCP}
{{- end -}}

{{- define "provenance.egressToRedis" -}}
{{- if .Values.redis.bundled.enabled -}}
- to:
    - podSelector:
        matchLabels: {{- include "provenance.selector" (dict "root" . "component" "redis") | nindent 10 }}
  ports: [{port: 6379, protocol: TCP}]
{{- else -}}
- ports:
    {{- $ports := .Values.redis.network.ports }}
    {{- with .Values.redis.sentinel }}
    {{- if .enabled }}{{ $ports = append $ports .port | uniq }}{{ end }}
    {{- end }}
    {{- range $ports }}
    - {port: {{ . }}, protocol: TCP}
    {{- end }}
  {{- with .Values.redis.network.peers }}
  to: {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}
{{- end -}}
