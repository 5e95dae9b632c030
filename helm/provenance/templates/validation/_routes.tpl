{{- define "provenance.faults.routes" -}}
{{- $faults := list -}}
{{- if and .Values.ingress.enabled (not .Values.ingress.host) -}}
{{- $faults = append $faults "ingress.host is needed" -}}
{{- end -}}
{{- if and .Values.httpRoute.enabled (not .Values.httpRoute.parentRefs) -}}
{{- $faults = append $faults "httpRoute.parentRefs must name a Gateway" -}}
{{- end -}}
{{- toYaml $faults -}}
{{- end -}}
