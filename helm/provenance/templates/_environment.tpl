{{/* The folder that secrets are mounted in, one file each. */}}
{{- define "provenance.secretsFolder" -}}/run/secrets/provenance{{- end -}}

{{- define "provenance.redisSecret" -}}
{{- if .Values.redis.bundled.enabled -}}
{{- .Values.redis.bundled.existingSecret | default (include "provenance.name" (dict "root" . "component" "redis")) -}}
{{- else -}}
{{- .Values.redis.existingSecret -}}
{{- end -}}
{{- end -}}

{{/* A setting as the text of a variable: maps and lists are JSON; a large number keeps its digits. */}}
{{- define "provenance.settingText" -}}
{{- if or (kindIs "map" .) (kindIs "slice" .) -}}{{ toJson . }}{{- else if kindIs "float64" . -}}{{ if eq (floor .) . }}{{ int64 . }}{{ else }}{{ . }}{{ end }}{{- else -}}{{ . }}{{- end -}}
{{- end -}}

{{- define "provenance.serviceBaseUrl" -}}
{{- if hasKey .Values.settings "PROVENANCE_SERVICE_BASE_URL" -}}
{{- .Values.settings.PROVENANCE_SERVICE_BASE_URL -}}
{{- else if .Values.ingress.enabled -}}
{{- printf "%s://%s" (ternary "https" "http" (ne .Values.ingress.tlsSecret "")) .Values.ingress.host -}}
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
{{- if .root.Values.redis.tls.existingSecret }}
- name: NODE_EXTRA_CA_CERTS
  value: {{ $folder }}/redis-ca.crt
{{- end }}
{{- with .root.Values.telemetry.otlpEndpoint }}
- name: PROVENANCE_OTEL_ENABLED
  value: 'true'
- name: PROVENANCE_OTEL_EXPORTER
  value: otlp
- name: PROVENANCE_OTEL_OTLP_ENDPOINT
  value: {{ . | quote }}
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
        name: {{ include "provenance.redisSecret" .root }}
        items:
          - key: {{ ternary "url" .root.Values.redis.key .root.Values.redis.bundled.enabled }}
            path: PROVENANCE_REDIS_URL
    {{- with .root.Values.redis.tls }}
    {{- if .existingSecret }}
    - secret:
        name: {{ .existingSecret }}
        items:
          - key: {{ .key }}
            path: redis-ca.crt
    {{- end }}
    {{- end }}
    {{- range $name, $secret := .root.Values.secrets }}
    {{- $reader := get $known $name | default dict }}
    {{- if has $component ($reader.apps | default list) }}
    - secret:
        name: {{ $secret.existingSecret }}
        items:
          - key: {{ $secret.key }}
            path: {{ $name }}
    {{- end }}
    {{- end }}
{{- end -}}
