{{/* Those that are said: what a Gateway does not know it may refuse. */}}
{{- define "provenance.routeTimeouts" -}}
{{- range $name, $duration := . -}}
{{- if $duration }}
{{ $name }}: {{ $duration | quote }}
{{- end -}}
{{- end -}}
{{- end -}}
