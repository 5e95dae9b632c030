{{/* Peers that a policy needs and nobody named, and a proxy of which half is told. */}}
{{- define "provenance.faults.network" -}}
{{- $faults := list -}}
{{- if and .Values.proxy.existingSecret (not .Values.proxy.url) -}}
{{- $faults = append $faults "proxy.url must name the proxy that proxy.existingSecret has the user of" -}}
{{- end -}}
{{- if .Values.networkPolicy.enabled -}}
{{- if and .Values.redis.existingSecret (not .Values.redis.network.peers) -}}
{{- $faults = append $faults "redis.network.peers must name where Redis is: pods, and the detect worker before all, reach no other host (networkPolicy.enabled)" -}}
{{- end -}}
{{- if and .Values.proxy.url (not .Values.proxy.peers) -}}
{{- $faults = append $faults "proxy.peers must name where the proxy is: no other host is reached at its port (networkPolicy.enabled)" -}}
{{- end -}}
{{- if and .Values.telemetry.otlpEndpoint (not .Values.networkPolicy.telemetry) -}}
{{- $faults = append $faults "networkPolicy.telemetry must name where the collector of telemetry.otlpEndpoint is: no other host is reached at its port" -}}
{{- end -}}
{{- end -}}
{{- toYaml $faults -}}
{{- end -}}
