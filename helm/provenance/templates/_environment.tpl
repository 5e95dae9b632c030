{{/* The folder that secrets are mounted in, one file each. */}}
{{- define "provenance.secretsFolder" -}}/run/secrets/provenance{{- end -}}

{{- define "provenance.redisSecret" -}}
{{- if .Values.redis.bundled.enabled -}}
{{- .Values.redis.bundled.existingSecret | default (include "provenance.name" (dict "root" . "component" "redis")) -}}
{{- else -}}
{{- .Values.redis.existingSecret -}}
{{- end -}}
{{- end -}}

{{/* What a connection to Redis needs beside its address, as far as it is given: a list of setting, secret, key. */}}
{{- define "provenance.redisSecrets" -}}
{{- $sentinel := .Values.redis.sentinel -}}
{{- $tls := .Values.redis.tls -}}
{{- $all := list
  (dict "setting" "PROVENANCE_REDIS_SENTINEL_PASSWORD" "secret" $sentinel.existingSecret "key" $sentinel.key)
  (dict "setting" "PROVENANCE_REDIS_TLS_CA" "secret" $tls.existingSecret "key" $tls.key)
  (dict "setting" "PROVENANCE_REDIS_TLS_CERTIFICATE" "secret" $tls.client.existingSecret "key" $tls.client.certificate)
  (dict "setting" "PROVENANCE_REDIS_TLS_PRIVATE_KEY" "secret" $tls.client.existingSecret "key" $tls.client.privateKey)
-}}
{{- $given := list -}}
{{- range $all -}}{{- if .secret -}}{{- $given = append $given . -}}{{- end -}}{{- end -}}
{{- toYaml $given -}}
{{- end -}}

{{/* dict root component: not empty for an app that is told of the proxy. The detect worker asks nobody outside. */}}
{{- define "provenance.asksByProxy" -}}
{{- if and .root.Values.proxy.url (ne .component "detect-worker") }}yes{{ end -}}
{{- end -}}

{{/* A setting as the text of a variable: maps and lists are JSON; a large number keeps its digits. */}}
{{- define "provenance.settingText" -}}
{{- if or (kindIs "map" .) (kindIs "slice" .) -}}{{ toJson . }}{{- else if kindIs "float64" . -}}{{ if eq (floor .) . }}{{ int64 . }}{{ else }}{{ . }}{{ end }}{{- else -}}{{ . }}{{- end -}}
{{- end -}}

{{- define "provenance.serviceBaseUrl" -}}
{{- if .Values.settings.PROVENANCE_SERVICE_BASE_URL -}}
{{- .Values.settings.PROVENANCE_SERVICE_BASE_URL -}}
{{- else if .Values.ingress.enabled -}}
{{- printf "%s://%s" (ternary "https" "http" (ne .Values.ingress.tlsSecret "")) .Values.ingress.host -}}
{{- else if and .Values.httpRoute.enabled .Values.httpRoute.hostnames (not (hasPrefix "*" (first .Values.httpRoute.hostnames))) -}}
{{- printf "https://%s" (first .Values.httpRoute.hostnames) -}}
{{- else -}}
{{- printf "http://%s.%s.svc:8000" (include "provenance.name" (dict "root" . "component" "governance-api")) .Release.Namespace -}}
{{- end -}}
{{- end -}}

{{/* dict root component values -> the environment of an app: the settings that it reads, and where its secrets lie.
     files/settings.json is generated from the classes of settings and says which app reads what. */}}
{{- define "provenance.environment" -}}
{{- $known := .root.Files.Get "files/settings.json" | fromJson -}}
{{- $folder := include "provenance.secretsFolder" . -}}
- name: PROVENANCE_REDIS_URL_FILE
  value: {{ $folder }}/PROVENANCE_REDIS_URL
- name: PROVENANCE_SERVICE_BASE_URL
  value: {{ include "provenance.serviceBaseUrl" .root | quote }}
{{- with .root.Values.redis.sentinel }}
{{- if .username }}
- name: PROVENANCE_REDIS_SENTINEL_USERNAME
  value: {{ .username | quote }}
{{- end }}
{{- end }}
{{- with .root.Values.redis.tls.serverName }}
- name: PROVENANCE_REDIS_TLS_SERVER_NAME
  value: {{ . | quote }}
{{- end }}
{{- range include "provenance.redisSecrets" .root | fromYamlArray }}
- name: {{ .setting }}_FILE
  value: {{ $folder }}/{{ .setting }}
{{- end }}
{{- with .root.Values.telemetry.otlpEndpoint }}
- name: PROVENANCE_OTEL_ENABLED
  value: 'true'
- name: PROVENANCE_OTEL_EXPORTER
  value: otlp
- name: PROVENANCE_OTEL_OTLP_ENDPOINT
  value: {{ . | quote }}
{{- end }}
{{- if .root.Values.trust.configMap }}
- name: NODE_EXTRA_CA_CERTS
  value: {{ $folder }}/trusted.crt
{{- end }}
{{- if include "provenance.asksByProxy" . }}
- name: PROVENANCE_PROXY_URL
  value: {{ .root.Values.proxy.url | quote }}
- name: PROVENANCE_PROXY_EXCEPTIONS
  value: {{ join "," .root.Values.proxy.exceptions | quote }}
{{- if .root.Values.proxy.existingSecret }}
- name: PROVENANCE_PROXY_CREDENTIALS_FILE
  value: {{ $folder }}/PROVENANCE_PROXY_CREDENTIALS
{{- end }}
{{- end }}
{{- if eq .component "detect-worker" }}
- name: PROVENANCE_DETECT_ENGINES
  value: {{ .values.engines | quote }}
- name: PROVENANCE_DETECT_WORK_DIR
  value: /work
{{- end }}
{{- $component := .component }}
{{- range $name, $value := .root.Values.settings }}
{{- $reader := get $known $name | default dict }}
{{- if and (ne $name "PROVENANCE_SERVICE_BASE_URL") (has $component ($reader.apps | default list)) }}
- name: {{ $name }}
  value: {{ include "provenance.settingText" $value | quote }}
{{- end }}
{{- end }}
{{- range $name, $_ := .root.Values.secrets }}
{{- $reader := get $known $name | default dict }}
{{- if has $component ($reader.apps | default list) }}
- name: {{ $name }}_FILE
  value: {{ $folder }}/{{ $name }}
{{- end }}
{{- end }}
{{- with .values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* dict root component -> the one volume of all secrets of an app */}}
{{- define "provenance.secretsVolume" -}}
{{- $known := .root.Files.Get "files/settings.json" | fromJson -}}
{{- $component := .component -}}
name: secrets
projected:
  defaultMode: 0440
  sources:
    - secret:
        name: {{ include "provenance.redisSecret" .root | quote }}
        items:
          - key: {{ ternary "url" .root.Values.redis.key .root.Values.redis.bundled.enabled | quote }}
            path: PROVENANCE_REDIS_URL
    {{- range include "provenance.redisSecrets" .root | fromYamlArray }}
    - secret:
        name: {{ .secret | quote }}
        items:
          - key: {{ .key | quote }}
            path: {{ .setting }}
    {{- end }}
    {{- with .root.Values.proxy }}
    {{- if and .existingSecret (include "provenance.asksByProxy" $) }}
    - secret:
        name: {{ .existingSecret | quote }}
        items:
          - key: {{ .key | quote }}
            path: PROVENANCE_PROXY_CREDENTIALS
    {{- end }}
    {{- end }}
    {{- with .root.Values.trust }}
    {{- if .configMap }}
    - configMap:
        name: {{ .configMap | quote }}
        items:
          - key: {{ .key | quote }}
            path: trusted.crt
    {{- end }}
    {{- end }}
    {{- range $name, $secret := .root.Values.secrets }}
    {{- $reader := get $known $name | default dict }}
    {{- if has $component ($reader.apps | default list) }}
    - secret:
        name: {{ $secret.existingSecret | quote }}
        items:
          - key: {{ $secret.key | quote }}
            path: {{ $name }}
    {{- end }}
    {{- end }}
{{- end -}}
